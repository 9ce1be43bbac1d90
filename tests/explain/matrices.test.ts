import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Formula, num } from '../../src/engine/formula.ts'
import type { Role } from '../../src/engine/graph.ts'
import { explain } from '../../src/explain/explain.ts'
import type { Moment } from '../../src/explain/explanation.ts'
import { formulaText } from '../../src/explain/formula-text.ts'
import { matrixOf } from '../../src/explain/matrix.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { type MomentAt, momentsOf, momentsOfRecipe } from './moments.ts'

type Matrix = Extract<Formula, { t: 'matrix' }>

/** Random layered networks small enough for whole matrices: up to 2 units, or 4 in the last layer. */
const networks = fc
  .record({
    sizes: fc
      .tuple(
        fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 4 }),
      )
      .map(([before, last]) => [...before, last]),
    activation: fc.constantFrom('sigmoid' as const, 'tanh' as const, 'relu' as const),
    outputActivation: fc.constantFrom('sigmoid' as const, 'identity' as const),
    loss: fc.constantFrom('halfSquaredError' as const, 'squaredError' as const, 'meanSquaredError' as const),
    biases: fc.boolean(),
    seed: fc.nat(1000),
  })
  .map((shape) => ({ shape, at: momentsOfRecipe(layeredRecipe(shape)) }))

const matricesIn = (f: Formula): readonly Matrix[] => {
  if (f.t === 'matrix') return [f]
  if (f.t === 'row') return f.items.flatMap(matricesIn)
  if (f.t === 'paren' || f.t === 'brace') return matricesIn(f.body)
  return f.t === 'sup' ? matricesIn(f.base) : []
}

/** The moment at the end of the Layer beat that ends with the last step of a layer in a pass. */
const endOfLayer = (at: MomentAt, pass: number, layer: number): Moment => {
  const { schedule, graph } = at('layer', 0)
  for (let i = schedule.length - 1; i >= 0; i--) {
    const edge = schedule.edge[i]!
    const use = graph.outEdge[graph.firstOut[schedule.node[i]!]!]
    const owner = pass < 3 ? schedule.node[i]! : graph.consumer[pass === 3 ? edge : use!]
    if (schedule.pass[i] === pass && owner !== undefined && graph.nodes[owner]!.tag?.layer === layer)
      return at('layer', i + 1)
  }
  throw new Error(`no steps of layer ${layer} in pass ${pass}`)
}

/** The matrices of the lines with numbers, line by line. */
const told = (moment: Moment): readonly (readonly Matrix[])[] =>
  explain(moment)
    .formula!.lines.map(matricesIn)
    .filter((line) => line.length > 0)

const cellsOf = ({ rows }: Matrix): readonly (readonly number[])[] =>
  rows.map((entries) => entries.map((f) => (f.t === 'num' ? f.cell : Number.NaN)))
const numbersIn = ({ rows }: Matrix): number[][] =>
  rows.map((entries) => entries.map((f) => (f.t === 'num' ? f.value : Number.NaN)))

const node = ({ graph }: Moment, role: Role, layer: number, unit: number, from = -1): number =>
  graph.nodes.findIndex(
    ({ tag }) =>
      tag?.role === role && tag.layer === layer && tag.unit === unit && (from < 0 || tag.from === from),
  )

const times = (A: readonly number[][], B: readonly number[][]): number[][] =>
  A.map((row) => B[0]!.map((_, j) => row.reduce((sum, a, k) => sum + a * B[k]![j]!, 0)))
const plus = (A: readonly number[][], B: readonly number[][], by = 1): number[][] =>
  A.map((row, i) => row.map((a, j) => a + by * B[i]![j]!))

const expectSame = (actual: readonly number[][], expected: readonly number[][]): void => {
  expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length))
  actual.forEach((row, i) => {
    row.forEach((x, j) => {
      expect(Math.abs(x - expected[i]![j]!)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(x)))
    })
  })
}

const grid = <T>(m: number, n: number, entry: (i: number, j: number) => T): T[][] =>
  Array.from({ length: m }, (_, i) => Array.from({ length: n }, (_, j) => entry(i, j)))

describe('the matrices of a layer', () => {
  test('hold the cells of the trace: rows of W are units of the layer, columns those before it', () => {
    fc.assert(
      fc.property(networks, ({ shape, at }) => {
        for (let layer = 1; layer < shape.sizes.length; layer++) {
          const [m, n] = [shape.sizes[layer]!, shape.sizes[layer - 1]!]
          const moment = endOfLayer(at, 0, layer)
          const [W, a, ...rest] = told(moment)[0]!
          const z = rest.at(-1)!
          expect(cellsOf(W!)).toEqual(grid(m, n, (j, k) => node(moment, 'weight', layer, j, k)))
          const before = layer === 1 ? 'input' : 'activation'
          expect(cellsOf(a!)).toEqual(grid(n, 1, (k) => node(moment, before, layer - 1, k)))
          expect(cellsOf(z)).toEqual(grid(m, 1, (j) => node(moment, 'sum', layer, j)))
          if (shape.biases)
            expect(cellsOf(rest[0]!)).toEqual(grid(m, 1, (j) => node(moment, 'bias', layer, j)))
          const cells = moment.trace.cellsAt(moment.step)
          for (const matrix of told(moment).flat())
            cellsOf(matrix).forEach((row, i) => {
              expect(numbersIn(matrix)[i]).toEqual(row.map((cell) => cells[cell]! + 0))
            })
        }
      }),
      { numRuns: 30 },
    )
  })

  test('obey z = W a + b, δ = ∂L/∂a ⊙ σ′(z), ∂L/∂W = δ aᵀ, ∂L/∂b = δ and ∂L/∂a = Wᵀ δ', () => {
    fc.assert(
      fc.property(networks, ({ shape, at }) => {
        for (let layer = 1; layer < shape.sizes.length; layer++) {
          const [[W, a, ...rest]] = told(endOfLayer(at, 0, layer)).map((line) => line.map(numbersIn)) as [
            number[][][],
          ]
          const sum = times(W!, a!)
          expectSame(rest.at(-1)!, rest.length > 1 ? plus(sum, rest[0]!) : sum)

          const lines = told(endOfLayer(at, 3, layer)).map((line) => line.map(numbersIn))
          const [upstream, slopes, delta = upstream!] = lines[0]!
          if (slopes)
            expectSame(
              delta,
              upstream!.map(([x], i) => [x! * slopes[i]![0]!]),
            )
          const [d, aT, dW] = lines[1]!
          expectSame(d!, delta)
          expectSame(dW!, times(d!, aT!))
          if (shape.biases) expectSame(lines[2]![0]!, delta)
          if (layer === 1) expect(lines).toHaveLength(shape.biases ? 3 : 2)
          else {
            // Wᵀ has the last layer's units as its columns, of which some may be left out.
            const [WT, alsoDelta, da] = lines.at(-1)!
            if (!WT!.flat().some(Number.isNaN)) expectSame(da!, times(WT!, alsoDelta!))
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  test('obey W ← W − η ∂L/∂W, before and after the update', () => {
    fc.assert(
      fc.property(networks, ({ shape, at }) => {
        for (let layer = 1; layer < shape.sizes.length; layer++)
          for (const [before, gradient, after] of told(endOfLayer(at, 4, layer)))
            expectSame(numbersIn(after!), plus(numbersIn(before!), numbersIn(gradient!), -0.1))
      }),
      { numRuns: 20 },
    )
  })

  test('tell a later sample of a batch what the samples before it left', () => {
    const shape = { sizes: [2, 2], samples: 2, batchSize: 2 }
    const first = momentsOfRecipe(layeredRecipe(shape))('layer', 0)
    const at = momentsOf(first.graph, {
      notation: first.notation,
      sample: new Float64Array([0.5, -0.3, 1, 0]),
      batchSize: 2,
      position: { first: false, last: true },
      cells: first.trace.cellsAt(first.trace.length).slice(),
    })
    const lines = explain(endOfLayer(at, 3, 1)).formula!.lines.map((l) => formulaText(l))
    expect(lines).toContain('∂L/∂W⁽¹⁾ ← ∂L/∂W⁽¹⁾ + δ⁽¹⁾(a⁽⁰⁾)ᵀ')
    expect(lines.find((l) => /^= \[.*\] \+ \[.*\]\[.*\] ≈ \[.*\]$/.test(l))).toBeDefined()
  })
})

describe('a large matrix', () => {
  const entry = (i: number, j: number): Formula => num(10 * i + j)

  test('shows its first rows and columns and the last ones, and says its size', () => {
    expect(formulaText(matrixOf(8, 9, entry))).toBe(
      '[0, 1, ⋯, 8; 10, 11, ⋯, 18; ⋮, ⋮, ⋱, ⋮; 70, 71, ⋯, 78] (8 × 9)',
    )
    expect(formulaText(matrixOf(5, 1, entry))).toBe('[0; 10; ⋮; 40] (5 × 1)')
  })

  test('leaves more columns out where its numbers are long', () => {
    expect(formulaText(matrixOf(1, 9, (_, j) => num(-0.123456 - j)))).toBe('[−0.1235, ⋯, −8.123] (1 × 9)')
  })

  test('of at most four rows and columns is shown whole, without a word about its size', () => {
    expect(formulaText(matrixOf(4, 4, entry))).toBe(
      '[0, 1, 2, 3; 10, 11, 12, 13; 20, 21, 22, 23; 30, 31, 32, 33]',
    )
  })

  test('of a wide network keeps the cells of its corners', () => {
    const at = momentsOfRecipe(layeredRecipe({ sizes: [2, 8, 8, 1] }))
    const moment = endOfLayer(at, 0, 2)
    const [W] = told(moment)[0]!
    expect(W!.size).toBe('8 × 8')
    const cells = cellsOf(W!)
    expect([cells[0]![0], cells.at(-1)!.at(-1)]).toEqual([
      node(moment, 'weight', 2, 0, 0),
      node(moment, 'weight', 2, 7, 7),
    ])
  })
})
