/**
 * Numbers that carry their derivatives with them, forwards: an oracle for programs that shares nothing with the engine.
 * `partials` has one entry per leaf; `scale` bounds the size of the terms that were added up for the value and
 * for each derivative, so that a difference can be judged where large terms have cancelled.
 */
export interface Dual {
  readonly value: number
  readonly partials: readonly number[]
  readonly scale: number
}

/** A plain number. */
export const plain = (value: number): Dual => ({ value, partials: [], scale: Math.abs(value) })

/** The leaf with this position. */
export const leafOf = (value: number, position: number): Dual => ({
  value,
  partials: Array.from({ length: position + 1 }, (_, k) => (k === position ? 1 : 0)),
  scale: Math.max(1, Math.abs(value)),
})

/** A function of duals from its value and its derivatives by each of them. */
export const chained = (value: number, by: readonly (readonly [Dual, number])[]): Dual => {
  const count = Math.max(0, ...by.map(([d]) => d.partials.length))
  return {
    value,
    partials: Array.from({ length: count }, (_, k) =>
      by.reduce((sum, [d, slope]) => sum + slope * (d.partials[k] ?? 0), 0),
    ),
    scale: Math.abs(value) + by.reduce((sum, [d, slope]) => sum + Math.max(1, Math.abs(slope)) * d.scale, 0),
  }
}

/** A function of one number: its value and its slope. */
export type Unary = (x: number) => readonly [value: number, slope: number]

/** erf by its series, good to 1e-14 for |x| ≤ 2.5. */
const erf = (x: number): number => {
  let term = x
  let sum = x
  for (let n = 1; n < 80; n++) {
    term *= (-x * x) / n
    sum += term / (2 * n + 1)
  }
  return (2 / Math.sqrt(Math.PI)) * sum
}

const sigma = (x: number): number => 0.5 * (1 + Math.tanh(x / 2))

/** Functions of one number by the names under which programs call them. */
export const unary: Readonly<Record<string, Unary>> = {
  exp: (x) => [Math.E ** x, Math.E ** x],
  log: (x) => [Math.log2(x) * Math.LN2, 1 / x],
  ln: (x) => [Math.log2(x) * Math.LN2, 1 / x],
  sqrt: (x) => [x ** 0.5, 0.5 * x ** -0.5],
  sin: (x) => [Math.sin(x), Math.sin(x + Math.PI / 2)],
  cos: (x) => [Math.cos(x), -Math.sin(x)],
  tanh: (x) => [1 - 2 / (Math.exp(2 * x) + 1), 1 / Math.cosh(x) ** 2],
  sigmoid: (x) => [sigma(x), sigma(x) * sigma(-x)],
  σ: (x) => [sigma(x), sigma(x) * sigma(-x)],
  logistic: (x) => [sigma(x), sigma(x) * sigma(-x)],
  relu: (x) => (x > 0 ? [x, 1] : [0, 0]),
  leaky_relu: (x) => (x > 0 ? [x, 1] : [x / 100, 0.01]),
  elu: (x) => (x > 0 ? [x, 1] : [Math.exp(x) - 1, Math.exp(x)]),
  abs: (x) => (x < 0 ? [-x, -1] : [x, x > 0 ? 1 : 0]),
  fabs: (x) => (x < 0 ? [-x, -1] : [x, x > 0 ? 1 : 0]),
  square: (x) => [x ** 2, x + x],
  softplus: (x) => [Math.log(1 + Math.exp(x)), sigma(x)],
  silu: (x) => [x * sigma(x), sigma(x) * (1 + x * sigma(-x))],
  swish: (x) => [x * sigma(x), sigma(x) * (1 + x * sigma(-x))],
  gelu: (x) => {
    const phi = (1 + erf(x / Math.SQRT2)) / 2
    return [x * phi, phi + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI)]
  },
  identity: (x) => [x, 1],
  negative: (x) => [-x, -1],
}

/** Where functions of one number are kept away from their poles and from what overflows. */
export const isTame = (name: string, x: number): boolean => {
  if (['log', 'ln', 'sqrt'].includes(name)) return x > 0.2
  return Math.abs(x) <= (name === 'gelu' ? 3 : 6)
}

/** Applies a function of one number. */
export const applied = (name: string, x: Dual): Dual => {
  const [value, slope] = unary[name]!(x.value)
  return chained(value, [[x, slope]])
}

/** The four operations and powers; a power of a base that is not positive has a whole, plain exponent. */
export const binary: Readonly<Record<string, (a: Dual, b: Dual) => Dual>> = {
  '+': (a, b) => chained(a.value + b.value, [[a, 1], [b, 1]]), // biome-ignore format: one law per line
  '-': (a, b) => chained(a.value - b.value, [[a, 1], [b, -1]]), // biome-ignore format: one law per line
  '*': (a, b) => chained(a.value * b.value, [[a, b.value], [b, a.value]]), // biome-ignore format: one law per line
  '/': (a, b) => chained(a.value / b.value, [[a, 1 / b.value], [b, -a.value / b.value / b.value]]), // biome-ignore format: one law per line
  '**': (a, b) =>
    b.partials.length === 0 && Number.isInteger(b.value)
      ? wholePower(a, b.value)
      : chained(Math.exp(b.value * Math.log(a.value)), [
          [a, b.value * Math.exp((b.value - 1) * Math.log(a.value))],
          [b, Math.exp(b.value * Math.log(a.value)) * Math.log(a.value)],
        ]),
}

const wholePower = (a: Dual, n: number): Dual => {
  const power = (k: number): number => {
    let product = 1
    for (let i = 0; i < Math.abs(k); i++) product *= a.value
    return k < 0 ? 1 / product : product
  }
  return chained(power(n), [[a, n === 0 ? 0 : n * power(n - 1)]])
}

/** The largest or smallest number; those that tie share the derivative. */
export const extreme = (name: 'max' | 'min', xs: readonly Dual[]): Dual => {
  const sorted = xs.map((d) => d.value).toSorted((a, b) => a - b)
  const best = name === 'max' ? sorted.at(-1)! : sorted[0]!
  const share = 1 / sorted.filter((v) => v === best).length
  return chained(best, xs.map((d) => [d, d.value === best ? share : 0] as const)) // biome-ignore format: short
}
