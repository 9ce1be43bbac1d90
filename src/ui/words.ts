import type { Hue } from '../engine/formula.ts'
import type { Pass, Size } from '../engine/step.ts'
import { formatNumber } from '../explain/format.ts'
import type { LossName } from '../models/losses.ts'
import type { Recipe } from '../models/recipe.ts'

/** The names of the step sizes, smallest first. */
export const SIZE_NAMES: Readonly<Record<Size, string>> = {
  write: 'Write',
  edge: 'Edge',
  neuron: 'Neuron',
  layer: 'Layer',
  pass: 'Pass',
}

/** The sizes in order, smallest first. */
export const SIZES_IN_ORDER = Object.keys(SIZE_NAMES) as readonly Size[]

/** What the timeline says of a pass: its name, what flows where, and the hue of what it writes. */
export const PASS_WORDS: Readonly<Record<Pass, { name: string; flow: string; hue: Hue }>> = {
  forward: { name: 'Forward', flow: 'values flow right', hue: 'value' },
  loss: { name: 'Loss', flow: '', hue: 'value' },
  zero: { name: 'Zero', flow: '', hue: 'ink' },
  backward: { name: 'Backward', flow: 'gradients flow left', hue: 'gradient' },
  update: { name: 'Update', flow: '', hue: 'update' },
}

const LOSSES: Readonly<Record<LossName, string>> = {
  halfSquaredError: '½ squared error',
  squaredError: 'squared error',
  meanSquaredError: 'mean squared error',
  absoluteError: 'mean absolute error',
  huber: 'Huber loss',
  hinge: 'hinge loss',
  binaryCrossEntropy: 'binary cross-entropy',
  binaryCrossEntropyFromLogits: 'binary cross-entropy from logits',
  softmaxCrossEntropy: 'softmax cross-entropy',
}

/**
 * The model in a few words, such as `sigmoid · ½ squared error, η = 0.5`, with the learning rate in force where it
 * `trains`, and the optimizer where that is not SGD.
 */
export const modelWords = (
  { model, optimizer }: Recipe,
  learningRate: number,
  trains: boolean,
  label: string,
): string => {
  const rate = `${optimizer === 'sgd' ? '' : `${label}, `}η = ${formatNumber(learningRate)}`
  if (model.kind === 'graph') return trains ? rate : 'an expression'
  const activations = [...new Set(model.layers.map((l) => l.activation))].join(', ')
  return `${activations} · ${LOSSES[model.loss]}${trains ? `, ${rate}` : ''}`
}

/** What is said when results are held from now on, or no longer. */
export const holdWords = (hold: boolean): string =>
  hold ? 'Results are held: each is asked for before it is shown.' : 'Results are shown at once.'

/** `after 0 updates`, `after 1 update`. */
export const updatesWord = (iteration: number): string => (iteration === 1 ? 'update' : 'updates')
