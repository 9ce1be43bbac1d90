import type { RuleName } from './optimizer-rules.ts'

/** Settings of optimizers besides the learning rate, by the names of the torch.optim documentation. */
export interface OptimizerSettings {
  /** μ of momentum and Nesterov. */
  readonly momentum: number
  /** α of RMSProp: how much of its mean square stays. */
  readonly smoothing: number
  /** β₁ and β₂ of Adam and AdamW. */
  readonly beta1: number
  readonly beta2: number
  /** ε, which keeps divisors from 0. */
  readonly epsilon: number
  /** λ. */
  readonly weightDecay: number
}

/** Name of a setting. */
export type SettingName = keyof OptimizerSettings

/** What the run decides, not the optimizer: it may change from iteration to iteration. */
export interface Hyperparameters {
  readonly learningRate: number
}

/** Name of a number that an optimizer keeps for each parameter, as it is called on the page. */
export type StateName =
  | 'decayed gradient'
  | 'velocity'
  | 'sum of squares'
  | 'mean square'
  | 'first moment'
  | 'second moment'
  | 'corrected first moment'
  | 'corrected second moment'

/** What a write of an update reads; `t` counts updates from 1. */
export type Read = 'parameter' | 'gradient' | 'learningRate' | 't' | SettingName | StateName

/** One write of an update: to the parameter itself (`target` -1) or to its k-th state number. */
export interface OptimizerWrite {
  readonly rule: RuleName
  readonly target: number
  /** The numbers its rule takes, in the order of its formula. */
  readonly reads: readonly Read[]
}

/** An optimizer with its settings, after the formulas of the torch.optim documentation. */
export interface Optimizer {
  readonly name: OptimizerName
  /** As people call it. */
  readonly label: string
  readonly settings: OptimizerSettings
  /** The numbers each parameter has besides its own; 0 at the start. */
  readonly state: readonly StateName[]
  /** The writes of one parameter's update, in order; the last one is to the parameter. */
  readonly writes: readonly OptimizerWrite[]
}

type RowWrite = readonly [rule: RuleName, target: StateName | 'parameter', ...reads: Read[]]

/** An optimizer as a table row. Weight decay goes before its writes where λ is not 0. */
interface Row {
  readonly label: string
  /** What it reads besides the learning rate. */
  readonly settings: readonly SettingName[]
  readonly defaults?: Partial<OptimizerSettings>
  /** Weight decay shrinks the parameter itself and leaves the gradient alone. */
  readonly decoupled?: true
  readonly writes: readonly RowWrite[]
}

const DEFAULTS: OptimizerSettings = {
  momentum: 0.9,
  smoothing: 0.99,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0,
}

const descendBy = (read: Read): RowWrite => ['descend', 'parameter', 'parameter', 'learningRate', read]
const descendScaled = (by: Read, square: Read): RowWrite => [
  'descendScaled',
  'parameter',
  'parameter',
  'learningRate',
  by,
  square,
  'epsilon',
]
const push: RowWrite = ['push', 'velocity', 'momentum', 'velocity', 'gradient']
const moments: readonly RowWrite[] = [
  ['average', 'first moment', 'beta1', 'first moment', 'gradient'],
  ['averageSquare', 'second moment', 'beta2', 'second moment', 'gradient'],
  ['correct', 'corrected first moment', 'first moment', 'beta1', 't'],
  ['correct', 'corrected second moment', 'second moment', 'beta2', 't'],
  descendScaled('corrected first moment', 'corrected second moment'),
]

const rows = {
  /** θ ← θ − η·g (torch.optim.SGD without momentum). */
  sgd: { label: 'SGD', settings: ['weightDecay'], writes: [descendBy('gradient')] },
  /** v ← μv + g, θ ← θ − ηv (torch.optim.SGD). */
  momentum: {
    label: 'Momentum',
    settings: ['momentum', 'weightDecay'],
    writes: [push, descendBy('velocity')],
  },
  /** v ← μv + g, θ ← θ − η(g + μv) (torch.optim.SGD, nesterov). */
  nesterov: {
    label: 'Nesterov',
    settings: ['momentum', 'weightDecay'],
    writes: [
      push,
      ['descendAhead', 'parameter', 'parameter', 'learningRate', 'gradient', 'momentum', 'velocity'],
    ],
  },
  /** s ← s + g², θ ← θ − ηg/(√s + ε) (torch.optim.Adagrad without decay of η). */
  adagrad: {
    label: 'AdaGrad',
    settings: ['epsilon', 'weightDecay'],
    defaults: { epsilon: 1e-10 },
    writes: [
      ['addSquare', 'sum of squares', 'sum of squares', 'gradient'],
      descendScaled('gradient', 'sum of squares'),
    ],
  },
  /** s ← αs + (1 − α)g², θ ← θ − ηg/(√s + ε) (torch.optim.RMSprop, not centred, without momentum). */
  rmsprop: {
    label: 'RMSProp',
    settings: ['smoothing', 'epsilon', 'weightDecay'],
    writes: [
      ['averageSquare', 'mean square', 'smoothing', 'mean square', 'gradient'],
      descendScaled('gradient', 'mean square'),
    ],
  },
  /** m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², m̂ ← m/(1 − β₁ᵗ), v̂ ← v/(1 − β₂ᵗ), θ ← θ − ηm̂/(√v̂ + ε) (torch.optim.Adam). */
  adam: { label: 'Adam', settings: ['beta1', 'beta2', 'epsilon', 'weightDecay'], writes: moments },
  /** As Adam, after θ ← θ − ηλθ (torch.optim.AdamW). */
  adamw: {
    label: 'AdamW',
    settings: ['beta1', 'beta2', 'epsilon', 'weightDecay'],
    defaults: { weightDecay: 0.01 },
    decoupled: true,
    writes: moments,
  },
} satisfies Record<string, Row>

/** Name of an optimizer. */
export type OptimizerName = keyof typeof rows

/** The settings that an optimizer reads. */
export const settingsOf = (name: OptimizerName): readonly SettingName[] => rows[name].settings

const shrink: RowWrite = ['shrink', 'parameter', 'parameter', 'learningRate', 'weightDecay']
const decay: RowWrite = ['decay', 'decayed gradient', 'gradient', 'weightDecay', 'parameter']

const withDecay = ({ decoupled, writes }: Row): readonly RowWrite[] =>
  decoupled
    ? [shrink, ...writes]
    : [
        decay,
        ...writes.map(
          ([rule, target, ...reads]): RowWrite => [
            rule,
            target,
            ...reads.map((read) => (read === 'gradient' ? 'decayed gradient' : read)),
          ],
        ),
      ]

const made = new Map<string, Optimizer>()

/** An optimizer with its settings, those left out as in the documentation; the same object for the same settings. */
export const optimizerOf = (name: OptimizerName, settings: Partial<OptimizerSettings> = {}): Optimizer => {
  const row: Row = rows[name]
  const all = { ...DEFAULTS, ...row.defaults, ...settings }
  const key = [name, ...row.settings.map((s) => all[s])].join()
  const known = made.get(key)
  if (known) return known
  const writes = all.weightDecay === 0 ? row.writes : withDecay(row)
  const state = writes.flatMap(([, target]) => (target === 'parameter' ? [] : [target]))
  const optimizer: Optimizer = {
    name,
    label: row.label,
    settings: all,
    state,
    writes: writes.map(([rule, target, ...reads]) => ({
      rule,
      target: target === 'parameter' ? -1 : state.indexOf(target),
      reads,
    })),
  }
  made.set(key, optimizer)
  return optimizer
}

/** Every optimizer by name, with the settings of its documentation. */
export const optimizers: Readonly<Record<OptimizerName, Optimizer>> = {
  sgd: optimizerOf('sgd'),
  momentum: optimizerOf('momentum'),
  nesterov: optimizerOf('nesterov'),
  adagrad: optimizerOf('adagrad'),
  rmsprop: optimizerOf('rmsprop'),
  adam: optimizerOf('adam'),
  adamw: optimizerOf('adamw'),
}
