import type { activations } from '../engine/ops-activation.ts'
import type { losses as terms } from '../engine/ops-loss.ts'
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
export interface LossRow {
  /** How it is called in a list. */
  readonly label: string
  /** What each output adds to it; null for the softmax cross-entropy, which is ln Σ eᶻ − Σ t·z. */
  readonly term: keyof typeof terms | null
  readonly over: 'sum' | 'mean'
  /** Which targets it is made for. */
  readonly targets: TargetNeeds
  /** What it is commonly chosen for. */
  readonly tasks: readonly Task[]
  /** The class of torch.nn that computes it; null where none does. */
  readonly torch: string | null
  /** Why it computes nothing useful of such outputs, and what to choose instead; null where it does. */
  readonly wrong: (activation: Activation, outputs: number) => string | null
  /** As `wrong`, and also why it is no good choice though it can be computed. */
  readonly misfit: (activation: Activation, task: Task, outputs: number) => string | null
}

const never = (): null => null

const forClasses =
  (what: string): LossRow['misfit'] =>
  (_activation, task) =>
    task === 'regression' ? `${what} compares classes, not numbers: choose the mean squared error.` : null

/** A loss whose row says what is wrong before it says what is unwise. */
const row = ({ misfit, ...rest }: LossRow): LossRow => ({
  ...rest,
  misfit: (activation, task, outputs) => rest.wrong(activation, outputs) ?? misfit(activation, task, outputs),
})

const holds = (what: string, inside: string, activation: Activation): string | null =>
  activation === 'identity' ? null : `${what} contains ${inside} itself: choose the identity for the outputs.`

/** No more than a sigmoid or tanh away from both targets of a hinge loss. */
const BOTH_SIGNS: ReadonlySet<Activation> = new Set(['identity', 'tanh'])

/** Every loss by name. */
export const lossTable: Readonly<Record<LossName, LossRow>> = {
  halfSquaredError: {
    label: 'half squared error',
    term: 'halfSquaredError',
    over: 'sum',
    targets: 'any',
    tasks: ['regression', 'binary', 'classes'],
    torch: null,
    wrong: never,
    misfit: never,
  },
  squaredError: {
    label: 'squared error',
    term: 'squaredError',
    over: 'sum',
    targets: 'any',
    tasks: ['regression', 'binary', 'classes'],
    torch: null,
    wrong: never,
    misfit: never,
  },
  meanSquaredError: {
    label: 'mean squared error',
    term: 'squaredError',
    over: 'mean',
    targets: 'any',
    tasks: ['regression', 'binary', 'classes'],
    torch: 'MSELoss',
    wrong: never,
    misfit: never,
  },
  absoluteError: {
    label: 'mean absolute error',
    term: 'absoluteError',
    over: 'mean',
    targets: 'any',
    tasks: ['regression'],
    torch: 'L1Loss',
    wrong: never,
    misfit: never,
  },
  huber: {
    label: 'Huber loss',
    term: 'huber',
    over: 'mean',
    targets: 'any',
    tasks: ['regression'],
    torch: 'HuberLoss',
    wrong: never,
    misfit: never,
  },
  hinge: row({
    label: 'hinge loss',
    term: 'hinge',
    over: 'sum',
    targets: 'plusMinusOne',
    tasks: ['binary', 'classes'],
    torch: null,
    wrong: never,
    misfit: (activation, task, outputs) =>
      forClasses('The hinge loss')(activation, task, outputs) ??
      (BOTH_SIGNS.has(activation)
        ? null
        : `The hinge loss has targets −1 and 1, and ${activation} outputs do not reach both: choose the identity or tanh for the outputs.`),
  }),
  binaryCrossEntropy: row({
    label: 'binary cross-entropy',
    term: 'binaryCrossEntropy',
    over: 'mean',
    targets: 'zeroOne',
    tasks: ['binary'],
    torch: 'BCELoss',
    wrong: (activation) =>
      activation === 'sigmoid'
        ? null
        : 'The binary cross-entropy needs outputs between 0 and 1: choose the sigmoid for the outputs, or the binary cross-entropy from logits.',
    misfit: (activation, task, outputs) =>
      forClasses('The binary cross-entropy')(activation, task, outputs) ??
      (task === 'classes' && outputs > 1
        ? 'The binary cross-entropy judges each output by itself, and here exactly one class is right: choose the softmax cross-entropy with the identity for the outputs.'
        : null),
  }),
  binaryCrossEntropyFromLogits: row({
    label: 'binary cross-entropy from logits',
    term: 'binaryCrossEntropyFromLogits',
    over: 'mean',
    targets: 'zeroOne',
    tasks: ['binary'],
    torch: 'BCEWithLogitsLoss',
    wrong: (activation) => holds('The binary cross-entropy from logits', 'the sigmoid', activation),
    misfit: (activation, task, outputs) =>
      forClasses('The binary cross-entropy')(activation, task, outputs) ??
      (task === 'classes' && outputs > 1
        ? 'The binary cross-entropy judges each output by itself, and here exactly one class is right: choose the softmax cross-entropy.'
        : null),
  }),
  softmaxCrossEntropy: row({
    label: 'softmax cross-entropy',
    term: null,
    over: 'sum',
    targets: 'oneHot',
    tasks: ['classes'],
    torch: 'CrossEntropyLoss',
    wrong: (activation, outputs) =>
      outputs < 2
        ? 'The softmax cross-entropy needs two outputs or more, since one share alone is always 1: choose the binary cross-entropy from logits.'
        : holds('The softmax cross-entropy', 'the softmax', activation),
    misfit: forClasses('The softmax cross-entropy'),
  }),
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
