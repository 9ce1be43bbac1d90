/** The module whose functions an expression calls: on plain numbers or on arrays. */
export type MathModule = 'math' | 'np'

/** A function that expressions of some operations call, and that Python does not have as it is needed here. */
export type FunctionName =
  | 'power'
  | 'divide'
  | 'exp'
  | 'log'
  | 'sqrt'
  | 'sigmoid'
  | 'erf'
  | 'log_of'
  | 'logsumexp'

/** How an operation is written in Python. Expressions take the slots' names `x` and the result's name `y`. */
export interface OpCode {
  /** The result. */
  readonly value: (x: readonly string[], m: MathModule) => string
  /** ∂y/∂x_k. */
  readonly slope: (k: number, x: readonly string[], y: string, m: MathModule) => string
  /** The result with PyTorch. */
  readonly torch: (x: readonly string[]) => string
  /** The sign of an operator of Python; absent: it is called by name. */
  readonly sign?: string
  readonly functions?: readonly FunctionName[]
}

const choose = (condition: string, yes: string, no: string, m: MathModule): string =>
  m === 'np' ? `np.where(${condition}, ${yes}, ${no})` : `(${yes} if ${condition} else ${no})`

const called =
  (name: string) =>
  (x: readonly string[], m: MathModule): string =>
    `${m}.${name}(${x[0]})`

const torchCall =
  (name: string) =>
  (x: readonly string[]): string =>
    `torch.${name}(${x.join(', ')})`

const absOf = (x: string, m: MathModule): string => (m === 'np' ? `np.abs(${x})` : `abs(${x})`)
const signOf = (x: string, m: MathModule): string =>
  m === 'np' ? `np.sign(${x})` : `((${x} > 0) - (${x} < 0))`
const larger = (x: string, y: string, m: MathModule): string =>
  m === 'np' ? `np.maximum(${x}, ${y})` : `max(${x}, ${y})`

// Python stops where the page shows NaN or ∞, so plain numbers are divided by functions that do not.
const quotient = (a: string, b: string, m: MathModule): string =>
  m === 'np' ? `${a} / ${b}` : `divide(${a}, ${b.replace(/^\((.*)\)$/, '$1')})`
const powerOf = (a: string, b: string, m: MathModule): string =>
  m === 'np' ? `${a} ** ${/^[\w.]+$/.test(b) ? b : `(${b})`}` : `power(${a}, ${b})`
const logOf = (x: string, m: MathModule): string => (m === 'np' ? `np.log(${x})` : `log(${x})`)

const within1 = (x: string, m: MathModule): string =>
  m === 'np' ? `np.clip(${x}, -1, 1)` : `max(-1.0, min(1.0, ${x}))`

const operator = (sign: string, slope: OpCode['slope']): OpCode => ({
  value: (x) => x.join(` ${sign} `),
  slope,
  torch: (x) => x.join(` ${sign} `),
  sign,
})

const extreme = (name: 'max' | 'min'): OpCode => ({
  value: (x) => `${name}(${x.join(', ')})`,
  slope: (k, x, y) => `(${x[k]} == ${y}) / [${x.join(', ')}].count(${y})`,
  torch: (x) => `torch.stack([${x.join(', ')}]).a${name}()`,
})

const squared = (factor: string, slopes: readonly [string, string]): OpCode => ({
  value: ([t, a]) => `${factor}(${t} - ${a}) * (${t} - ${a})`,
  slope: (k, [t, a]) => (k === 0 ? `${slopes[0]}(${t} - ${a})` : `${slopes[1]}(${a} - ${t})`),
  torch: ([t, a]) => `${factor}(${t} - ${a}) ** 2`,
})

/** How every operation is written, by the name it has in the engine's table. */
export const opCode: Readonly<Record<string, OpCode>> = {
  sum: operator('+', () => '1'),
  sub: operator('-', (k) => (k === 0 ? '1' : '-1')),
  mul: operator('*', (k, x) => x[1 - k]!),
  div: {
    value: ([a, b], m) => quotient(a!, b!, m),
    slope: (k, [a, b], _y, m) => quotient(k === 0 ? '1' : `-${a}`, k === 0 ? b! : `(${b} * ${b})`, m),
    torch: ([a, b]) => `${a} / ${b}`,
    sign: '/',
    functions: ['divide'],
  },
  pow: {
    value: ([a, b], m) => powerOf(a!, b!, m),
    slope: (k, [a, b], y, m) =>
      k === 0
        ? choose(`${b} == 0`, '0', `${b} * ${powerOf(a!, `${b} - 1`, m)}`, m)
        : `(${y} * ${logOf(a!, m)} if ${a} != 0 or ${b} < 0 else 0.0)`,
    torch: ([a, b]) => `${a} ** ${b}`,
    sign: '**',
    functions: ['power', 'log'],
  },
  neg: { value: ([x]) => `-${x}`, slope: () => '-1', torch: ([x]) => `-${x}` },
  exp: {
    value: ([x], m) => (m === 'np' ? `np.exp(${x})` : `exp(${x})`),
    slope: (_k, _x, y) => y,
    torch: torchCall('exp'),
    functions: ['exp'],
  },
  log: {
    value: ([x], m) => logOf(x!, m),
    slope: (_k, [x], _y, m) => quotient('1', x!, m),
    torch: torchCall('log'),
    functions: ['log', 'divide'],
  },
  sqrt: {
    value: ([x], m) => (m === 'np' ? `np.sqrt(${x})` : `sqrt(${x})`),
    slope: (_k, _x, y, m) => quotient('0.5', y, m),
    torch: torchCall('sqrt'),
    functions: ['sqrt', 'divide'],
  },
  sin: { value: called('sin'), slope: (_k, [x], _y, m) => `${m}.cos(${x})`, torch: torchCall('sin') },
  cos: { value: called('cos'), slope: (_k, [x], _y, m) => `-${m}.sin(${x})`, torch: torchCall('cos') },
  abs: {
    value: ([x], m) => absOf(x!, m),
    slope: (_k, [x], _y, m) => signOf(x!, m),
    torch: torchCall('abs'),
  },
  square: { value: ([x]) => `${x} * ${x}`, slope: (_k, [x]) => `2 * ${x}`, torch: torchCall('square') },
  max: extreme('max'),
  min: extreme('min'),
  identity: { value: ([x]) => x!, slope: () => '1', torch: ([x]) => x! },
  sigmoid: {
    value: ([x]) => `sigmoid(${x})`,
    slope: (_k, _x, y) => `${y} * (1 - ${y})`,
    torch: torchCall('sigmoid'),
    functions: ['sigmoid'],
  },
  tanh: { value: called('tanh'), slope: (_k, _x, y) => `1 - ${y} * ${y}`, torch: torchCall('tanh') },
  relu: {
    value: ([x], m) => larger('0', x!, m),
    slope: (_k, [x], _y, m) => choose(`${x} > 0`, '1', '0', m),
    torch: torchCall('relu'),
  },
  leakyRelu: {
    value: ([x], m) => choose(`${x} > 0`, x!, `0.01 * ${x}`, m),
    slope: (_k, [x], _y, m) => choose(`${x} > 0`, '1', '0.01', m),
    torch: ([x]) => `F.leaky_relu(${x}, 0.01)`,
  },
  elu: {
    value: ([x], m) => choose(`${x} > 0`, x!, `${m}.expm1(${x})`, m),
    slope: (_k, [x], _y, m) => choose(`${x} > 0`, '1', `${m}.exp(${x})`, m),
    torch: ([x]) => `F.elu(${x})`,
  },
  gelu: {
    value: ([x]) => `${x} * 0.5 * (1 + erf(${x} / 2**0.5))`,
    slope: (_k, [x], _y, m) =>
      `0.5 * (1 + erf(${x} / 2**0.5)) + ${x} * ${m}.exp(-${x} * ${x} / 2) / (2 * ${m}.pi) ** 0.5`,
    torch: ([x]) => `F.gelu(${x})`,
    functions: ['erf'],
  },
  silu: {
    value: ([x]) => `${x} * sigmoid(${x})`,
    slope: (_k, [x]) => `sigmoid(${x}) * (1 + ${x} * (1 - sigmoid(${x})))`,
    torch: ([x]) => `F.silu(${x})`,
    functions: ['sigmoid'],
  },
  softplus: {
    value: ([x], m) => `${larger(x!, '0', m)} + ${m}.log1p(${m}.exp(-${absOf(x!, m)}))`,
    slope: (_k, [x]) => `sigmoid(${x})`,
    // PyTorch's softplus is z itself from its threshold on, which is 20 unless said.
    torch: ([x]) => `F.softplus(${x}, threshold=700)`,
    functions: ['sigmoid'],
  },
  halfSquaredError: squared('0.5 * ', ['', '']),
  squaredError: squared('', ['2 * ', '2 * ']),
  absoluteError: {
    value: ([t, a], m) => absOf(`${t} - ${a}`, m),
    slope: (k, [t, a], _y, m) => signOf(k === 0 ? `(${t} - ${a})` : `(${a} - ${t})`, m),
    torch: ([t, a]) => `torch.abs(${t} - ${a})`,
  },
  huber: {
    value: ([t, a], m) =>
      choose(
        `${absOf(`${t} - ${a}`, m)} < 1`,
        `0.5 * (${t} - ${a}) * (${t} - ${a})`,
        `${absOf(`${t} - ${a}`, m)} - 0.5`,
        m,
      ),
    slope: (k, [t, a], _y, m) => within1(k === 0 ? `${t} - ${a}` : `${a} - ${t}`, m),
    torch: ([t, a]) => `F.huber_loss(${a}, ${t})`,
  },
  hinge: {
    value: ([t, a], m) => larger('0', `1 - ${t} * ${a}`, m),
    slope: (k, [t, a], _y, m) => choose(`${t} * ${a} < 1`, `-${k === 0 ? a : t}`, '0', m),
    torch: ([t, a]) => `torch.relu(1 - ${t} * ${a})`,
  },
  binaryCrossEntropy: {
    value: ([t, a]) => `-(${t} * log_of(${a}) + (1 - ${t}) * log_of(1 - ${a}))`,
    slope: (k, [t, a], _y, m) =>
      k === 0
        ? `log_of(1 - ${a}) - log_of(${a})`
        : `(${a} - ${t}) / ${larger(`${a} * (1 - ${a})`, '1e-12', m)}`,
    torch: ([t, a]) => `F.binary_cross_entropy(${a}, ${t})`,
    functions: ['log_of'],
  },
  binaryCrossEntropyFromLogits: {
    value: ([t, z], m) => `${larger(z!, '0', m)} - ${t} * ${z} + ${m}.log1p(${m}.exp(-${absOf(z!, m)}))`,
    slope: (k, [t, z]) => (k === 0 ? `-${z}` : `sigmoid(${z}) - ${t}`),
    torch: ([t, z]) => `F.binary_cross_entropy_with_logits(${z}, ${t})`,
    functions: ['sigmoid'],
  },
  lse: {
    value: (x) => `logsumexp([${x.join(', ')}])`,
    slope: (k, x, y, m) => `${m}.exp(${x[k]} - ${y})`,
    torch: (x) => `torch.logsumexp(torch.stack([${x.join(', ')}]), dim=0)`,
    functions: ['logsumexp'],
  },
  softmaxShare: {
    value: ([z, lse], m) => `${m}.exp(${z} - ${lse})`,
    slope: (k, _x, y) => (k === 0 ? y : `-${y}`),
    torch: ([z, lse]) => `torch.exp(${z} - ${lse})`,
  },
}

/** How an operation is written. Throws RangeError where the table has no such row. */
export const codeOfOp = (name: string): OpCode => {
  const code = Object.hasOwn(opCode, name) ? opCode[name] : undefined
  if (!code) throw new RangeError(`there is no code for the operation ${name}`)
  return code
}
