import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Graph, gradientCell, type NodeTag } from '../../src/engine/graph.ts'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { ops } from '../../src/engine/ops.ts'
import { activations } from '../../src/engine/ops-activation.ts'
import { optimizers } from '../../src/engine/optimizer.ts'
import { compileRun } from '../../src/engine/run.ts'
import { compile } from '../../src/models/compile.ts'
import { type LayeredOptions, layeredRecipe } from '../../src/models/layered.ts'
import type { LossName } from '../../src/models/losses.ts'
import { mazur, mazurBiases } from '../../src/models/mazur.ts'
import { notationOf } from '../../src/models/notation.ts'
import type { NetworkModel, Recipe } from '../../src/models/recipe.ts'
import { parseRecipe } from '../../src/models/recipe-parser.ts'
import { findRecipe, textbook } from '../../src/models/textbook.ts'
import { square } from './graph-recipe.ts'

const { sgd } = optimizers
const sources = (graph: Graph, node: number): number[] => [
  ...graph.source.subarray(graph.firstEdge[node]!, graph.firstEdge[node + 1]!),
]
const tagged = (graph: Graph, role: NodeTag['role']) => graph.nodes.filter((n) => n.tag?.role === role)

const options: fc.Arbitrary<LayeredOptions> = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 }),
  activation: fc.constantFrom(...(Object.keys(activations) as (keyof typeof activations)[])),
  loss: fc.constantFrom<LossName>('halfSquaredError', 'squaredError', 'meanSquaredError'),
  seed: fc.nat(),
  samples: fc.integer({ min: 1, max: 4 }),
  biases: fc.boolean(),
})

/** The loss of one sample, computed the plain way. */
const directLoss = (recipe: Recipe, sample: number): number => {
  const model = recipe.model as NetworkModel
  const value = new Map(model.parameters.map((p) => [p.name, p.value]))
  const { inputs, targets } = recipe.samples[sample]!
  let a = inputs
  for (const { activation, neurons } of model.layers)
    a = neurons.map((n) => {
      const z = n.weights.reduce(
        (sum, w, k) => sum + value.get(w)! * a[k]!,
        n.bias === null ? 0 : value.get(n.bias)!,
      )
      return ops[activation].value(Float64Array.of(z), 0, 1)
    })
  const squares = a.reduce((sum, y, i) => sum + (targets[i]! - y) ** 2, 0)
  const factors: Partial<Record<LossName, number>> = {
    halfSquaredError: 0.5,
    squaredError: 1,
    meanSquaredError: 1 / a.length,
  }
  return squares * factors[model.loss]!
}

describe('Mazur’s network as a graph', () => {
  const graph = compile(mazur)
  const named = (id: number): string => graph.nodes[id]!.name

  test('has a leaf per name, two products, Σ and activation per neuron, two terms and E', () => {
    expect(graph.nodes.filter((n) => n.op === null).map((n) => n.name)).toEqual(
      'i1 i2 w1 w2 b1 w3 w4 w5 w6 b2 w7 w8 t_o1 t_o2'.split(' '),
    )
    expect(graph.nodeCount).toBe(14 + 4 * 4 + 3)
    expect(graph.nodes[graph.output]).toMatchObject({ name: 'E', op: ops.sum })
    expect(graph.loaded).toEqual([])
    expect(graph.parameters.map(named)).toEqual(['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8'])
  })

  test('Σ takes its products in order and then the bias; a product takes the activation, then the weight', () => {
    const sum = tagged(graph, 'sum').find((n) => n.tag?.layer === 2 && n.tag.unit === 1)!
    const [p1, p2, bias] = sources(graph, sum.id)
    expect(named(bias!)).toBe('b2')
    expect(sources(graph, p1!).map(named)).toEqual(['h1', 'w7'])
    expect(sources(graph, p2!).map(named)).toEqual(['h2', 'w8'])
    expect(graph.nodes[p2!]!.tag).toEqual({ role: 'product', layer: 2, unit: 1, from: 1 })
  })

  test('a shared bias is one leaf with the tag of its first consumer', () => {
    expect(graph.nodes.filter((n) => n.name === 'b2').map((n) => n.tag)).toEqual([
      { role: 'bias', layer: 2, unit: 0, from: -1 },
    ])
  })

  test('terms take the target, then the activation, and stand with E in one unit of layer 3', () => {
    expect(tagged(graph, 'term').map((n) => [n.tag, sources(graph, n.id).map(named)])).toEqual([
      [{ role: 'term', layer: 3, unit: 0, from: 0 }, ['t_o1', 'o1']],
      [{ role: 'term', layer: 3, unit: 0, from: 1 }, ['t_o2', 'o2']],
    ])
    expect(tagged(graph, 'target').map((n) => n.tag?.unit)).toEqual([0, 1])
    expect(tagged(graph, 'loss').map((n) => n.tag)).toEqual([{ role: 'loss', layer: 3, unit: 0, from: -1 }])
  })

  test('inputs, targets and frozen biases need no gradient', () => {
    expect(graph.nodes.filter((n) => n.op === null && !n.needsGradient).map((n) => n.name)).toEqual(
      'i1 i2 b1 b2 t_o1 t_o2'.split(' '),
    )
  })
})

describe('losses', () => {
  test('one output still has a sum, of one slot', () => {
    const graph = compile(layeredRecipe({ sizes: [1, 1] }))
    expect(graph.nodes[graph.output]!.op).toBe(ops.sum)
    expect(sources(graph, graph.output)).toHaveLength(1)
  })

  test('the mean is the sum times a constant 1/n', () => {
    const graph = compile(layeredRecipe({ sizes: [1, 4], loss: 'meanSquaredError' }))
    expect(graph.nodes[graph.output]!.op).toBe(ops.mul)
    const [sum, share] = sources(graph, graph.output).map((n) => graph.nodes[n]!)
    expect(sum).toMatchObject({ op: ops.sum, tag: { role: 'loss' } })
    expect(share).toMatchObject({ name: '1/4', value: 0.25, needsGradient: false, tag: { role: 'constant' } })
  })
})

describe('every layered network', () => {
  test('is a good recipe, whose nodes stand in topological order with one tag each', () => {
    fc.assert(
      fc.property(options, (o) => {
        const recipe = layeredRecipe(o)
        expect(parseRecipe(recipe).ok).toBe(true)
        const graph = compile(recipe)
        for (let e = 0; e < graph.edgeCount; e++) expect(graph.source[e]!).toBeLessThan(graph.consumer[e]!)
        expect(graph.nodes.every((n) => n.tag !== null)).toBe(true)
        const neurons = o.sizes.slice(1).reduce((a, b) => a + b, 0)
        expect(tagged(graph, 'activation')).toHaveLength(neurons)
        expect(tagged(graph, 'bias')).toHaveLength(o.biases ? neurons : 0)
        const weights = o.sizes.slice(1).reduce((n, size, i) => n + size * o.sizes[i]!, 0)
        expect(tagged(graph, 'product')).toHaveLength(weights)
        expect(graph.loaded).toHaveLength(o.samples === 1 ? 0 : o.sizes[0]! + o.sizes.at(-1)!)
      }),
    )
  })

  test('computes the loss of each sample as the plain formulas do', () => {
    fc.assert(
      fc.property(options, (o) => {
        const recipe = layeredRecipe(o)
        const graph = compile(recipe)
        const run = compileRun(graph, sgd)
        const cells = initialCells(graph, sgd)
        recipe.samples.forEach((s, i) => {
          const numbers = Float64Array.from(graph.loaded.length > 0 ? [...s.inputs, ...s.targets] : [])
          const loss = run.iterate(cells, [numbers], { learningRate: 0 }, { update: false })
          const direct = directLoss(recipe, i)
          expect(Math.abs(loss - direct)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(direct)))
        })
      }),
    )
  })

  test('is the same for the same seed and another for another', () => {
    fc.assert(
      fc.property(options, (o) => {
        expect(layeredRecipe(o)).toEqual(layeredRecipe(o))
        expect(layeredRecipe(o)).not.toEqual(layeredRecipe({ ...o, seed: o.seed! + 1 }))
      }),
    )
  })
})

test('a graph model computes from operations in any order, and its constants are never pulled', () => {
  const graph = compile(square)
  const cells = initialCells(graph, sgd)
  const loss = compileRun(graph, sgd).iterate(cells, [new Float64Array(0)], { learningRate: 0 })
  expect(loss).toBe(49)
  // d/dx (x² + y)² = 4x(x² + y)
  expect([0, 1, 2].map((leaf) => cells[gradientCell(graph, leaf)])).toEqual([84, 14, 0])
})

test('notation gives the letter of the loss and the neurons’ names', () => {
  expect(notationOf(mazur)).toEqual({
    loss: 'E',
    neurons: [
      ['h1', 'h2'],
      ['o1', 'o2'],
    ],
  })
  expect(notationOf(square)).toEqual({ loss: 'L', neurons: [] })
})

test('worked examples are found by their ids, which differ', () => {
  expect(findRecipe('mazur')).toBe(mazur)
  expect(findRecipe('mazur-biases')).toBe(mazurBiases)
  expect(findRecipe('toString')).toBeUndefined()
  expect(new Set(textbook.map((r) => r.id)).size).toBe(textbook.length)
})
