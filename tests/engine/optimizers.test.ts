import { describe, expect, test } from 'vitest'
import type { Graph } from '../../src/engine/graph.ts'
import { graphBuilder } from '../../src/engine/graph-builder.ts'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { ops } from '../../src/engine/ops.ts'
import { type Optimizer, type OptimizerName, optimizerOf, optimizers } from '../../src/engine/optimizer.ts'
import { compileRun } from '../../src/engine/run.ts'
import { buildNetwork } from './arbitrary.ts'
import { called, everyOptimizer, h, recordIteration } from './iteration.ts'
import { documented, networkGradient } from './optimizer-oracle.ts'

const STEPS = 100

interface Problem {
  readonly graph: Graph
  readonly start: readonly number[]
  readonly sample: Float64Array
  readonly gradient: (theta: readonly number[]) => number[]
}

/** f = Σ aᵢ(xᵢ − cᵢ)², steep in one direction and flat in another. */
const quadratic = (): Problem => {
  const steep = [3, 0.5, 0.01]
  const lowest = [0.2, -1.5, 4]
  const start = [1.7, -0.3, 0.9]
  const b = graphBuilder()
  const terms = start.map((x, i) => {
    const leaf = b.leaf(`x${i}`, x, { trainable: true })
    const off = b.apply(ops.sub, [leaf, b.leaf('', lowest[i]!)])
    return b.apply(ops.mul, [b.leaf('', steep[i]!), b.apply(ops.square, [off])])
  })
  return {
    graph: b.build(b.apply(ops.sum, terms)),
    start,
    sample: new Float64Array(0),
    gradient: (theta) => theta.map((x, i) => 2 * steep[i]! * (x - lowest[i]!)),
  }
}

const network = (): Problem => {
  const numbers = [0.6, -1.1, 0.4, -0.3, 0.15, 0.9, -0.7, 0.25, 1.2, 0.8, -0.5, 0.35]
  const shape = { activation: 'tanh', bias: true, frozen: false, shared: false, samples: 2 }
  const graph = buildNetwork({ ...shape, sizes: [2, 2, 1], numbers })
  const sample = [0.7, -1.3, 0.45]
  return {
    graph,
    start: graph.parameters.map((p) => graph.nodes[p]!.value),
    sample: Float64Array.from(sample),
    gradient: (theta) => networkGradient(theta, sample),
  }
}

const problems = { 'a quadratic': quadratic(), 'a small network': network() }

const steps = (optimizer: Optimizer, { graph, sample }: Problem): number[][] => {
  const cells = initialCells(graph, optimizer)
  const run = compileRun(graph, optimizer)
  return Array.from({ length: STEPS }, (_, iteration) => {
    run.iterate(cells, [sample], h, { iteration })
    return graph.parameters.map((p) => cells[p]!)
  })
}

const expected = (optimizer: Optimizer, { start, gradient }: Problem): number[][] => {
  const next = documented(optimizer.name, h.learningRate, optimizer.settings, start.length)
  let theta = [...start]
  return Array.from({ length: STEPS }, () => {
    theta = next(theta, gradient(theta))
    return theta
  })
}

describe.each(everyOptimizer.map((o) => [called(o), o] as const))('%s', (_name, optimizer) => {
  test.each(Object.entries(problems))(
    'agrees with the documentation for 100 steps on %s, to 1e-12 relative',
    (_what, problem) => {
      const ours = steps(optimizer, problem)
      expected(optimizer, problem).forEach((theta, k) => {
        theta.forEach((x, i) => {
          expect(Math.abs(ours[k]![i]! - x), `step ${k + 1}, parameter ${i}`).toBeLessThanOrEqual(
            1e-12 * Math.abs(x),
          )
        })
      })
    },
  )

  test('writes each of its numbers once, and the parameter last', () => {
    const { state, writes } = optimizer
    expect(writes.map((w) => w.target).filter((k) => k >= 0)).toEqual(state.map((_, k) => k))
    expect(writes.at(-1)!.target).toBe(-1)
  })

  test('has so many steps per parameter and update', () => {
    const { graph, sample } = problems['a small network']
    const [{ trace } = { trace: null }] = recordIteration(
      graph,
      initialCells(graph, optimizer),
      [sample],
      optimizer,
    )
    const kinds = Array.from({ length: trace!.length }, (_, i) => trace!.at(i).kind)
    const count = { sgd: 1, momentum: 2, nesterov: 2, adagrad: 2, rmsprop: 2, adam: 5, adamw: 5 }[
      optimizer.name
    ]
    const decays = optimizer.settings.weightDecay === 0 ? 0 : 1
    expect(kinds.filter((k) => k === 'update')).toHaveLength(9 * (count + decays))
  })
})

describe('an optimizer of a recipe', () => {
  test('has the defaults of the documentation, weight decay included', () => {
    const of = (name: OptimizerName) => optimizers[name].settings
    expect(of('momentum').momentum).toBe(0.9)
    expect(of('rmsprop')).toMatchObject({ smoothing: 0.99, epsilon: 1e-8 })
    expect(of('adagrad').epsilon).toBe(1e-10)
    expect(of('adam')).toMatchObject({ beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 })
    expect(of('adamw').weightDecay).toBe(0.01)
  })

  test('is the same object for the same settings, whatever else is said that it does not read', () => {
    expect(optimizerOf('adam')).toBe(optimizers.adam)
    expect(optimizerOf('adam', { beta1: 0.9, momentum: 0.5 })).toBe(optimizers.adam)
    expect(optimizerOf('adam', { beta1: 0.8 })).not.toBe(optimizers.adam)
  })
})
