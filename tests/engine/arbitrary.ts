import fc from 'fast-check'
import type { Graph } from '../../src/engine/graph.ts'
import { graphBuilder } from '../../src/engine/graph-builder.ts'
import type { Op } from '../../src/engine/op.ts'
import { findOp, ops } from '../../src/engine/ops.ts'

const allOps = Object.values(ops) as readonly Op[]

/** Numbers that leave most operations finite, with a few that land on kinks. */
export const ordinary = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -3, max: 3, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, -1, 0.5) },
)

/** Any double, NaN, infinities and −0 included. */
export const anyNumber = fc.oneof(ordinary, fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, -0))

/** A random untagged graph: leaves with any flags, then operations on any earlier nodes, repeats included. */
export const randomGraph = (numbers: fc.Arbitrary<number> = ordinary, from: readonly Op[] = allOps) =>
  fc
    .record({
      leaves: fc.array(fc.record({ value: numbers, flag: fc.integer({ min: 0, max: 2 }) }), {
        minLength: 1,
        maxLength: 5,
      }),
      operations: fc.array(
        fc.record({
          op: fc.constantFrom(...from),
          picks: fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
          count: fc.integer({ min: 1, max: 4 }),
        }),
        { maxLength: 14 },
      ),
      output: fc.nat(1000),
    })
    .map(({ leaves, operations, output }): Graph => {
      const b = graphBuilder()
      let n = 0
      for (const { value, flag } of leaves) {
        b.leaf(`x${n}`, value, { needsGradient: flag > 0, trainable: flag > 1 })
        n++
      }
      for (const { op, picks, count } of operations) {
        b.apply(
          op,
          picks.slice(0, op.arity || count).map((p) => p % n),
        )
        n++
      }
      // Mostly the last node; sometimes one in the middle, so that unused operations occur, or a lone leaf.
      return b.build(output % 3 === 0 ? output % n : n - 1)
    })

/** The description of a random layered network. */
export interface NetworkShape {
  readonly sizes: readonly number[]
  readonly activation: string
  readonly numbers: readonly number[]
  readonly bias: boolean
  readonly frozen: boolean
  readonly shared: boolean
  readonly samples: number
}

/** Builds a tagged network with half squared errors; parameters are taken from `numbers` in turn. */
export const buildNetwork = (shape: NetworkShape): Graph => {
  const { sizes, activation, numbers, bias, frozen, shared } = shape
  const b = graphBuilder()
  let next = 0
  const number = (): number => numbers[next++ % numbers.length]!
  const loaded = shape.samples > 1
  const K = sizes.length - 1
  let a = Array.from({ length: sizes[0]! }, (_, i) =>
    b.leaf(`i${i}`, number(), { loaded, tag: { role: 'input', layer: 0, unit: i, from: -1 } }),
  )
  for (let layer = 1; layer <= K; layer++) {
    const parameter = (role: 'weight' | 'bias', unit: number, from: number): number =>
      b.leaf(`${role}${layer}${unit}${from}`, number(), {
        trainable: !(frozen && role === 'bias'),
        tag: { role, layer, unit, from },
      })
    const sharedBias = shared ? parameter('bias', 0, -1) : -1
    a = Array.from({ length: sizes[layer]! }, (_, unit) => {
      const weights = a.map((_s, from) => parameter('weight', unit, from))
      const own = bias ? [shared ? sharedBias : parameter('bias', unit, -1)] : []
      const products = a.map((s, from) =>
        b.apply(ops.mul, [s, weights[from]!], '', { role: 'product', layer, unit, from }),
      )
      const z = b.apply(ops.sum, [...products, ...own], '', { role: 'sum', layer, unit, from: -1 })
      return b.apply(findOp(activation)!, [z], `h${layer}${unit}`, {
        role: 'activation',
        layer,
        unit,
        from: -1,
      })
    })
  }
  const terms = a.map((y, unit) => {
    const t = b.leaf(`t${unit}`, number(), { loaded, tag: { role: 'target', layer: K + 1, unit, from: -1 } })
    return b.apply(ops.halfSquaredError, [t, y], '', { role: 'term', layer: K + 1, unit: 0, from: unit })
  })
  return b.build(b.apply(ops.sum, terms, 'L', { role: 'loss', layer: K + 1, unit: 0, from: -1 }))
}

/** A random layered network with its samples (numbers for `graph.loaded`), one sample standing in the leaves. */
export const randomNetwork = (numbers: fc.Arbitrary<number> = ordinary) =>
  fc
    .record({
      sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
      activation: fc.constantFrom('sigmoid', 'tanh', 'relu', 'identity', 'gelu'),
      numbers: fc.array(numbers, { minLength: 5, maxLength: 60 }),
      bias: fc.boolean(),
      frozen: fc.boolean(),
      shared: fc.boolean(),
      samples: fc.integer({ min: 1, max: 3 }),
    })
    .map((shape) => {
      const graph = buildNetwork(shape)
      const samples = Array.from({ length: shape.samples }, (_, s) =>
        Float64Array.from(graph.loaded, (_n, i) => shape.numbers[(3 * s + i) % shape.numbers.length]!),
      )
      return { graph, samples, shape }
    })
