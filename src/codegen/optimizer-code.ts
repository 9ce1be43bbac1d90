import {
  type OptimizerName,
  type OptimizerSettings,
  optimizerOf,
  type SettingName,
  type StateName,
  settingsOf,
} from '../engine/optimizer.ts'
import { float } from './literals.ts'

/** A number that an optimizer keeps of each parameter from iteration to iteration. */
interface StateCode {
  /** In NumPy and plain Python. */
  readonly name: string
  /** In PyTorch. */
  readonly torch: string
  /** In the engine's table. */
  readonly engine: StateName
}

/** How an optimizer is written. */
interface OptimizerCode {
  readonly title: string
  readonly state: readonly StateCode[]
  /** Whether it counts its updates, t. */
  readonly counts: boolean
  /**
   * The update of `p` with gradient `g`, a line for each write of the engine's table; state is read and written by its
   * names, `sqrt` is the module's.
   */
  readonly lines: (sqrt: string) => readonly string[]
  /** The call that makes it in PyTorch, without the parameters and the learning rate. */
  readonly torch: { readonly name: string; readonly given: readonly string[] }
  /** The decay is taken from the parameter itself, not added to its gradient. */
  readonly decoupled?: true
}

/** torch.optim.Adam and AdamW without the decay. */
const adamLines = (sqrt: string): readonly string[] => [
  'm = beta1 * m + (1 - beta1) * g',
  'v = beta2 * v + (1 - beta2) * g * g',
  'm_hat = m / (1 - beta1**t)',
  'v_hat = v / (1 - beta2**t)',
  `p = p - learning_rate * m_hat / (${sqrt}(v_hat) + epsilon)`,
]

const adamState: readonly StateCode[] = [
  { name: 'm', torch: 'exp_avg', engine: 'first moment' },
  { name: 'v', torch: 'exp_avg_sq', engine: 'second moment' },
]

const velocity: readonly StateCode[] = [{ name: 'velocity', torch: 'momentum_buffer', engine: 'velocity' }]

/** How every optimizer is written, by the name it has in the engine's table, after the torch.optim documentation. */
export const optimizerCode: Readonly<Record<OptimizerName, OptimizerCode>> = {
  sgd: {
    title: 'SGD',
    state: [],
    counts: false,
    lines: () => ['p = p - learning_rate * g'],
    torch: { name: 'SGD', given: [] },
  },
  momentum: {
    title: 'SGD with momentum',
    state: velocity,
    counts: false,
    lines: () => ['velocity = momentum * velocity + g', 'p = p - learning_rate * velocity'],
    torch: { name: 'SGD', given: ['momentum=momentum'] },
  },
  nesterov: {
    title: 'SGD with Nesterov momentum',
    state: velocity,
    counts: false,
    lines: () => ['velocity = momentum * velocity + g', 'p = p - learning_rate * (g + momentum * velocity)'],
    torch: { name: 'SGD', given: ['momentum=momentum', 'nesterov=True'] },
  },
  adagrad: {
    title: 'AdaGrad',
    state: [{ name: 'squares', torch: 'sum', engine: 'sum of squares' }],
    counts: false,
    lines: (sqrt) => [
      'squares = squares + g * g',
      `p = p - learning_rate * g / (${sqrt}(squares) + epsilon)`,
    ],
    torch: { name: 'Adagrad', given: ['eps=epsilon'] },
  },
  rmsprop: {
    title: 'RMSProp',
    state: [{ name: 'mean_square', torch: 'square_avg', engine: 'mean square' }],
    counts: false,
    lines: (sqrt) => [
      'mean_square = smoothing * mean_square + (1 - smoothing) * g * g',
      `p = p - learning_rate * g / (${sqrt}(mean_square) + epsilon)`,
    ],
    torch: { name: 'RMSprop', given: ['alpha=smoothing', 'eps=epsilon'] },
  },
  adam: {
    title: 'Adam',
    state: adamState,
    counts: true,
    lines: adamLines,
    torch: { name: 'Adam', given: ['betas=(beta1, beta2)', 'eps=epsilon'] },
  },
  adamw: {
    title: 'AdamW',
    state: adamState,
    counts: true,
    lines: adamLines,
    torch: { name: 'AdamW', given: ['betas=(beta1, beta2)', 'eps=epsilon'] },
    decoupled: true,
  },
}

/** An optimizer as a recipe sets it. */
export interface SetOptimizer {
  readonly title: string
  /** Names of what it keeps of each parameter; `at` is the place of each among the engine's. */
  readonly state: readonly (StateCode & { readonly at: number })[]
  readonly counts: boolean
  /** `momentum = 0.9` and so on. */
  readonly settings: readonly string[]
  /** The update of `p` with gradient `g`, a line for each write, weight decay included where there is any. */
  readonly lines: (sqrt: string) => readonly string[]
  /** The name of PyTorch's optimizer, and everything it is given besides the parameters and the learning rate. */
  readonly torch: { readonly name: string; readonly given: readonly string[] }
}

const PYTHON_NAMES: Readonly<Record<SettingName, string>> = {
  momentum: 'momentum',
  smoothing: 'smoothing',
  beta1: 'beta1',
  beta2: 'beta2',
  epsilon: 'epsilon',
  weightDecay: 'weight_decay',
}

/** The optimizer of this name with these settings. */
export const setOptimizer = (
  name: OptimizerName,
  given: Partial<OptimizerSettings> | undefined,
): SetOptimizer => {
  const { title, state, counts, lines, torch, decoupled } = optimizerCode[name]
  const optimizer = optimizerOf(name, given)
  const decays = optimizer.settings.weightDecay !== 0
  const decay = decoupled ? 'p = p - learning_rate * weight_decay * p' : 'g = g + weight_decay * p'
  // torch.optim.AdamW decays by 0.01 unless told otherwise.
  const torchDecay = decays ? ['weight_decay=weight_decay'] : decoupled ? ['weight_decay=0.0'] : []
  return {
    title,
    state: state.map((s) => ({ ...s, at: optimizer.state.indexOf(s.engine) })),
    counts,
    settings: settingsOf(name)
      .filter((key) => key !== 'weightDecay' || decays)
      .map((key) => `${PYTHON_NAMES[key]} = ${float(optimizer.settings[key])}`),
    lines: (sqrt) => [...(decays ? [decay] : []), ...lines(sqrt)],
    torch: { name: torch.name, given: [...torch.given, ...torchDecay] },
  }
}
