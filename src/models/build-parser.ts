import { activations } from '../engine/ops-activation.ts'
import { type OptimizerName, optimizers } from '../engine/optimizer.ts'
import {
  type ActivationName,
  type Build,
  DATA_SETS,
  type DataChoice,
  INITIALIZATIONS,
  type LayerChoice,
  MOST_HIDDEN,
  MOST_ROWS,
  MOST_TEXT,
  MOST_UNITS,
  type OwnData,
  SCALINGS,
} from './build.ts'
import { MOST_RATE } from './edits.ts'
import { FEATURES } from './feature.ts'
import { LOSSES } from './losses.ts'
import { name } from './names.ts'
import {
  below1,
  between,
  finite,
  flag,
  list,
  nullable,
  oneOf,
  optional,
  type Reader,
  record,
  whole,
  words,
} from './reader.ts'
import type { Recipe } from './recipe.ts'
import { TASKS } from './task.ts'

const SEED = whole(0, 2 ** 32 - 1)
const activation = oneOf<ActivationName>(...(Object.keys(activations) as ActivationName[]))

const layer: Reader<LayerChoice> = record<LayerChoice>({
  units: whole(1, MOST_UNITS),
  activation,
  bias: flag,
})

const atMost = <T>(most: number, items: Reader<readonly T[]>): Reader<readonly T[]> => ({
  read(value, field, report) {
    const read = items.read(value, field, report)
    if (read === undefined || read.length <= most) return read
    report.expected(field, value, `at most ${most}`)
    return undefined
  },
})

const own: Reader<OwnData> = record<OwnData>({
  text: words(MOST_TEXT),
  inputs: list(words(200), 0, 'names of columns'),
  target: words(200),
  task: oneOf(...TASKS),
  scaling: oneOf(...SCALINGS),
})

const data: Reader<DataChoice> = record<DataChoice>({
  set: oneOf(...DATA_SETS),
  size: whole(1, MOST_ROWS),
  noise: between(0, 10),
  seed: SEED,
  testShare: between(0, 0.9),
  features: list(oneOf(...FEATURES), 1, 'features'),
  columns: optional(list(words(200), 1, 'names of columns')),
  own: nullable(own),
})

const pair: Reader<readonly [string, string]> = {
  read(value, field, report) {
    const names = list(name, 2, 'two names of weights').read(value, field, report)
    if (names === undefined) return undefined
    const [first, second] = names
    if (names.length === 2 && first !== undefined && second !== undefined && first !== second)
      return [first, second]
    report.expected(field, value, 'two names of weights')
    return undefined
  },
}

/** Reads the settings of an optimizer. */
export const settingsReader: Reader<NonNullable<Recipe['settings']>> = record<
  NonNullable<Recipe['settings']>
>({
  momentum: optional(between(0, 1)),
  smoothing: optional(between(0, 1)),
  beta1: optional(below1),
  beta2: optional(below1),
  epsilon: optional(between(0, 1)),
  weightDecay: optional(between(0, 10)),
})

/** Reads the name of an optimizer. */
export const optimizerReader: Reader<OptimizerName> = oneOf<OptimizerName>(
  ...(Object.keys(optimizers) as OptimizerName[]),
)

/** Reads what a network is built from; whether the choices fit each other is for `recipeOfBuild`. */
export const buildReader: Reader<Build> = record<Build>({
  data,
  hidden: atMost(MOST_HIDDEN, list(layer, 0, 'layers')),
  output: record<Build['output']>({ activation, bias: flag }),
  loss: oneOf(...LOSSES),
  initialization: oneOf(...INITIALIZATIONS),
  scale: finite,
  seed: SEED,
  shared: list(pair, 0, 'pairs of weights'),
  optimizer: optimizerReader,
  settings: settingsReader,
  learningRate: between(0, MOST_RATE),
  batchSize: whole(0, MOST_ROWS),
  shuffled: flag,
  keepsGradients: flag,
})
