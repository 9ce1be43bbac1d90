import type { activations } from '../engine/ops-activation.ts'
import { type LossTerms, lossTerms } from './loss-terms.ts'
import type { TargetNeeds } from './target-needs.ts'
import type { Task } from './task.ts'

/** How the loss is made of the outputs. */
export const LOSSES = [
  'halfSquaredError',
  'squaredError',
  'meanSquaredError',
  'absoluteError',
  'huber',
  'hinge',
  'binaryCrossEntropy',
  'binaryCrossEntropyFromLogits',
  'softmaxCrossEntropy',
] as const
/** Name of a loss. */
export type LossName = (typeof LOSSES)[number]

type Activation = keyof typeof activations

/** A loss as a table row. */
export interface LossRow extends LossTerms {
  /** How it is called in a list. */
  readonly label: string
  /** Which targets it is made for. */
  readonly targets: TargetNeeds
  /** What it is commonly chosen for. */
  readonly tasks: readonly Task[]
  /** The class of torch.nn that computes it; null where none does. */
  readonly torch: string | null
  /**
   * Why it computes nothing sensible of such outputs or for such a task, and what to choose instead; null where it does.
   */
  readonly wrong: (activation: Activation, outputs: number, task?: Task) => string | null
  /** As `wrong`, and also why it is no good choice though it can be computed. */
  readonly misfit: (activation: Activation, task: Task, outputs: number) => string | null
}

/** What is said of outputs that a row has no words for. */
const never = (): null => null

const ANY: Pick<LossRow, 'targets' | 'wrong' | 'misfit'> = { targets: 'any', wrong: never, misfit: never }
const EVERY: readonly Task[] = ['regression', 'binary', 'classes']

/** A loss that compares classes: it says what is wrong before it says what is unwise. */
const ofClasses = ({ wrong, misfit, ...row }: Omit<LossRow, keyof LossTerms>, terms: LossTerms): LossRow => {
  const all: LossRow['wrong'] = (activation, outputs, task) =>
    task === 'regression'
      ? `The ${row.label} compares classes, and here the target is a number: choose the mean squared error.`
      : wrong(activation, outputs)
  return {
    ...terms,
    ...row,
    wrong: all,
    misfit: (activation, task, outputs) =>
      all(activation, outputs, task) ?? misfit(activation, task, outputs),
  }
}

const holds = (what: string, inside: string, activation: Activation): string | null =>
  activation === 'identity'
    ? null
    : `The ${what} contains ${inside} itself: choose the identity for the outputs.`

/** Activations whose numbers go as far as −1 and 1, or come as near as one likes. */
const BOTH_SIGNS: ReadonlySet<Activation> = new Set(['identity', 'tanh'])

/** Of several outputs exactly one is right, which the softmax knows. */
const oneOfMany: LossRow['misfit'] = (_activation, task, outputs) =>
  task === 'classes' && outputs > 1
    ? 'The binary cross-entropy judges each output by itself, and here exactly one class is right: choose the softmax cross-entropy with the identity for the outputs.'
    : null

/** Every loss by name. */
export const lossTable: Readonly<Record<LossName, LossRow>> = {
  halfSquaredError: {
    ...lossTerms.halfSquaredError,
    ...ANY,
    label: 'half squared error',
    tasks: EVERY,
    torch: null,
  },
  squaredError: { ...lossTerms.squaredError, ...ANY, label: 'squared error', tasks: EVERY, torch: null },
  meanSquaredError: {
    ...lossTerms.meanSquaredError,
    ...ANY,
    label: 'mean squared error',
    tasks: EVERY,
    torch: 'MSELoss',
  },
  absoluteError: {
    ...lossTerms.absoluteError,
    ...ANY,
    label: 'mean absolute error',
    tasks: ['regression'],
    torch: 'L1Loss',
  },
  huber: { ...lossTerms.huber, ...ANY, label: 'Huber loss', tasks: ['regression'], torch: 'HuberLoss' },
  hinge: ofClasses(
    {
      label: 'hinge loss',
      targets: 'plusMinusOne',
      tasks: ['binary', 'classes'],
      torch: null,
      wrong: never,
      misfit: (activation) =>
        BOTH_SIGNS.has(activation)
          ? null
          : `The hinge loss has targets −1 and 1, and ${activation} outputs do not reach both: choose the identity or tanh for the outputs.`,
    },
    lossTerms.hinge,
  ),
  binaryCrossEntropy: ofClasses(
    {
      label: 'binary cross-entropy',
      targets: 'zeroOne',
      tasks: ['binary'],
      torch: 'BCELoss',
      wrong: (activation) =>
        activation === 'sigmoid'
          ? null
          : 'The binary cross-entropy needs outputs between 0 and 1: choose the sigmoid for the outputs, or the binary cross-entropy from logits with the identity.',
      misfit: oneOfMany,
    },
    lossTerms.binaryCrossEntropy,
  ),
  binaryCrossEntropyFromLogits: ofClasses(
    {
      label: 'binary cross-entropy from logits',
      targets: 'zeroOne',
      tasks: ['binary'],
      torch: 'BCEWithLogitsLoss',
      wrong: (activation) => holds('binary cross-entropy from logits', 'the sigmoid', activation),
      misfit: oneOfMany,
    },
    lossTerms.binaryCrossEntropyFromLogits,
  ),
  softmaxCrossEntropy: ofClasses(
    {
      label: 'softmax cross-entropy',
      targets: 'oneHot',
      tasks: ['classes'],
      torch: 'CrossEntropyLoss',
      wrong: (activation, outputs) =>
        outputs < 2
          ? 'The softmax cross-entropy needs two outputs or more, since one share alone is always 1: choose the binary cross-entropy from logits.'
          : holds('softmax cross-entropy', 'the softmax', activation),
      misfit: never,
    },
    lossTerms.softmaxCrossEntropy,
  ),
}

const EXPECTED: Readonly<Record<TargetNeeds, string>> = {
  any: 'numbers',
  zeroOne: 'numbers from 0 to 1',
  plusMinusOne: '−1 or 1 for each output',
  oneHot: 'numbers from 0 to 1 that add up to 1, such as 1 for the right class and 0 for all others',
}

const isShare = (t: number): boolean => t >= 0 && t <= 1

const FITS: Readonly<Record<TargetNeeds, (targets: readonly number[]) => boolean>> = {
  any: () => true,
  zeroOne: (targets) => targets.every(isShare),
  plusMinusOne: (targets) => targets.every((t) => t === -1 || t === 1),
  oneHot: (targets) => targets.every(isShare) && Math.abs(targets.reduce((sum, t) => sum + t, 0) - 1) <= 1e-9,
}

/** What a loss expects of a sample's targets where these are others, null where they fit. */
export const expectedTargets = (loss: LossName, targets: readonly number[]): string | null => {
  const { targets: kind } = lossTable[loss]
  return FITS[kind](targets) ? null : `${EXPECTED[kind]} for the ${lossTable[loss].label}`
}
