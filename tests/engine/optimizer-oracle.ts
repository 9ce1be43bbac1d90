import type { OptimizerName, OptimizerSettings } from '../../src/engine/optimizer.ts'

/** Makes the next parameters of the last ones and their gradient; it keeps what it needs from call to call. */
export type Stepper = (theta: readonly number[], gradient: readonly number[]) => number[]

const zeros = (n: number): number[] => Array.from({ length: n }, () => 0)

/**
 * The algorithms of the torch.optim documentation, line by line in its notation (γ learning rate, b momentum buffer,
 * τ = 0), for as many parameters as there are. Written from the documentation alone.
 */
export const documented = (
  name: OptimizerName,
  gamma: number,
  { momentum: mu, smoothing: alpha, beta1, beta2, epsilon, weightDecay: lambda }: OptimizerSettings,
  n: number,
): Stepper => {
  let t = 0
  const coupled = (theta: readonly number[], gradient: readonly number[]): number[] =>
    gradient.map((g, i) => (lambda !== 0 ? g + lambda * theta[i]! : g))

  if (name === 'sgd' || name === 'momentum' || name === 'nesterov') {
    const b = zeros(n)
    return (theta, gradient) => {
      t++
      const g = coupled(theta, gradient)
      if (name !== 'sgd')
        for (let i = 0; i < n; i++) {
          b[i] = t > 1 ? mu * b[i]! + g[i]! : g[i]!
          g[i] = name === 'nesterov' ? g[i]! + mu * b[i]! : b[i]!
        }
      return theta.map((x, i) => x - gamma * g[i]!)
    }
  }
  if (name === 'adagrad') {
    const sum = zeros(n)
    return (theta, gradient) => {
      const g = coupled(theta, gradient)
      g.forEach((x, i) => {
        sum[i] = sum[i]! + x ** 2
      })
      return theta.map((x, i) => x - gamma * (g[i]! / (Math.sqrt(sum[i]!) + epsilon)))
    }
  }
  if (name === 'rmsprop') {
    const v = zeros(n)
    return (theta, gradient) => {
      const g = coupled(theta, gradient)
      g.forEach((x, i) => {
        v[i] = alpha * v[i]! + (1 - alpha) * x ** 2
      })
      return theta.map((x, i) => x - gamma * (g[i]! / (Math.sqrt(v[i]!) + epsilon)))
    }
  }
  const m = zeros(n)
  const v = zeros(n)
  return (theta, gradient) => {
    t++
    const start = name === 'adamw' ? theta.map((x) => x - gamma * lambda * x) : [...theta]
    const g = name === 'adamw' ? gradient : coupled(theta, gradient)
    return start.map((x, i) => {
      m[i] = beta1 * m[i]! + (1 - beta1) * g[i]!
      v[i] = beta2 * v[i]! + (1 - beta2) * g[i]! ** 2
      const mHat = m[i]! / (1 - beta1 ** t)
      const vHat = v[i]! / (1 - beta2 ** t)
      return x - gamma * (mHat / (Math.sqrt(vHat) + epsilon))
    })
  }
}

/** ∂L/∂θ of a 2-2-1 tanh network with L = ½(t − y)², θ = the weights and bias of each neuron in turn, written out. */
export const networkGradient = (
  [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, p = 0, q = 0, r = 0]: readonly number[],
  [x1 = 0, x2 = 0, target = 0]: readonly number[],
): number[] => {
  const h1 = Math.tanh(a * x1 + b * x2 + c)
  const h2 = Math.tanh(d * x1 + e * x2 + f)
  const y = Math.tanh(p * h1 + q * h2 + r)
  const dz = (y - target) * (1 - y * y)
  const d1 = dz * p * (1 - h1 * h1)
  const d2 = dz * q * (1 - h2 * h2)
  return [d1 * x1, d1 * x2, d1, d2 * x1, d2 * x2, d2, dz * h1, dz * h2, dz]
}
