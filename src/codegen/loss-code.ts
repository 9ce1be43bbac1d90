import type { FunctionName } from './op-code.ts'

/** How a loss of one sample is written, from its outputs `a` and targets `t`. */
export interface LossCode {
  readonly title: string
  readonly numpy: {
    readonly value: (a: string, t: string) => string
    /** ∂L/∂a. */
    readonly slope: (a: string, t: string) => string
    readonly functions?: readonly FunctionName[]
  }
  /** With Values `a` and plain numbers `t` in two lists. */
  readonly plain: {
    readonly value: (a: string, t: string) => string
    /** Methods and functions of Value that it calls. */
    readonly calls: readonly string[]
  }
  /** A loss per row of a batch: `a` and `t` are matrices. */
  readonly torch: (a: string, t: string) => string
}

const each = (term: string, a: string, t: string): string => `sum(${term} for a_k, t_k in zip(${a}, ${t}))`
const mean = (term: string, a: string, t: string): string => `${each(term, a, t)} / len(${t})`

/** How every loss is written, by the name it has in models. */
export const lossCode: Readonly<Record<string, LossCode>> = {
  halfSquaredError: {
    title: 'half the squared error',
    numpy: {
      value: (a, t) => `0.5 * np.sum((${t} - ${a}) ** 2)`,
      slope: (a, t) => `${a} - ${t}`,
    },
    plain: { value: (a, t) => each('0.5 * (t_k - a_k).square()', a, t), calls: ['sub', 'square', 'mul'] },
    torch: (a, t) => `0.5 * ((${t} - ${a}) ** 2).sum(dim=1)`,
  },
  squaredError: {
    title: 'the squared error',
    numpy: { value: (a, t) => `np.sum((${t} - ${a}) ** 2)`, slope: (a, t) => `2 * (${a} - ${t})` },
    plain: { value: (a, t) => each('(t_k - a_k).square()', a, t), calls: ['sub', 'square'] },
    torch: (a, t) => `((${t} - ${a}) ** 2).sum(dim=1)`,
  },
  meanSquaredError: {
    title: 'the mean squared error',
    numpy: {
      value: (a, t) => `np.mean((${t} - ${a}) ** 2)`,
      slope: (a, t) => `2 * (${a} - ${t}) / len(${t})`,
    },
    plain: { value: (a, t) => mean('(t_k - a_k).square()', a, t), calls: ['sub', 'square', 'div'] },
    torch: (a, t) => `((${t} - ${a}) ** 2).mean(dim=1)`,
  },
  absoluteError: {
    title: 'the mean absolute error',
    numpy: {
      value: (a, t) => `np.mean(np.abs(${t} - ${a}))`,
      slope: (a, t) => `np.sign(${a} - ${t}) / len(${t})`,
    },
    plain: { value: (a, t) => mean('abs(t_k - a_k)', a, t), calls: ['sub', 'abs', 'div'] },
    torch: (a, t) => `F.l1_loss(${a}, ${t}, reduction="none").mean(dim=1)`,
  },
  huber: {
    title: 'the Huber loss',
    numpy: {
      value: (a, t) =>
        `np.mean(np.where(np.abs(${a} - ${t}) < 1, 0.5 * (${a} - ${t}) ** 2, np.abs(${a} - ${t}) - 0.5))`,
      slope: (a, t) => `np.clip(${a} - ${t}, -1, 1) / len(${t})`,
    },
    plain: { value: (a, t) => mean('huber(t_k, a_k)', a, t), calls: ['huber', 'div'] },
    torch: (a, t) => `F.huber_loss(${a}, ${t}, reduction="none").mean(dim=1)`,
  },
  hinge: {
    title: 'the hinge loss',
    numpy: {
      value: (a, t) => `np.sum(np.maximum(0, 1 - ${t} * ${a}))`,
      slope: (a, t) => `np.where(${t} * ${a} < 1, -${t}, 0)`,
    },
    plain: { value: (a, t) => each('(1 - t_k * a_k).relu()', a, t), calls: ['sub', 'mul', 'relu'] },
    torch: (a, t) => `torch.relu(1 - ${t} * ${a}).sum(dim=1)`,
  },
  binaryCrossEntropy: {
    title: 'the binary cross-entropy of probabilities',
    numpy: {
      value: (a, t) => `-np.mean(${t} * log_of(${a}) + (1 - ${t}) * log_of(1 - ${a}))`,
      slope: (a, t) => `(${a} - ${t}) / np.maximum(${a} * (1 - ${a}), 1e-12) / len(${t})`,
      functions: ['log_of'],
    },
    plain: {
      value: (a, t) => mean('binary_cross_entropy(t_k, a_k)', a, t),
      calls: ['binaryCrossEntropy', 'div'],
    },
    torch: (a, t) => `F.binary_cross_entropy(${a}, ${t}, reduction="none").mean(dim=1)`,
  },
  binaryCrossEntropyFromLogits: {
    title: 'the binary cross-entropy of logits',
    numpy: {
      value: (a, t) => `np.mean(np.maximum(${a}, 0) - ${t} * ${a} + np.log1p(np.exp(-np.abs(${a}))))`,
      slope: (a, t) => `(sigmoid(${a}) - ${t}) / len(${t})`,
      functions: ['sigmoid'],
    },
    plain: {
      value: (a, t) => mean('(a_k.softplus() - t_k * a_k)', a, t),
      calls: ['softplus', 'sub', 'div'],
    },
    torch: (a, t) => `F.binary_cross_entropy_with_logits(${a}, ${t}, reduction="none").mean(dim=1)`,
  },
  softmaxCrossEntropy: {
    title: 'the softmax cross-entropy',
    numpy: {
      value: (a, t) => `logsumexp(${a}) - ${t} @ ${a}`,
      // Softmax probabilities minus targets.
      slope: (a, t) => `np.exp(${a} - logsumexp(${a})) - ${t}`,
      functions: ['logsumexp'],
    },
    plain: {
      value: (a, t) => `logsumexp(${a}) - ${each('t_k * a_k', a, t)}`,
      calls: ['lse', 'sub'],
    },
    torch: (a, t) => `torch.logsumexp(${a}, dim=1) - (${t} * ${a}).sum(dim=1)`,
  },
}

/** How a loss is written. Throws RangeError where the table has no such row. */
export const codeOfLoss = (name: string): LossCode => {
  const code = Object.hasOwn(lossCode, name) ? lossCode[name] : undefined
  if (!code) throw new RangeError(`there is no code for the loss ${name}`)
  return code
}
