import { describe, expect, test } from 'vitest'
import { type Graph, gradientCell } from '../../src/engine/graph.ts'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { optimizers } from '../../src/engine/optimizer.ts'
import { record } from '../../src/engine/record.ts'
import { compileRun } from '../../src/engine/run.ts'
import { makeSchedule, SINGLE } from '../../src/engine/schedule.ts'
import { KINDS } from '../../src/engine/step.ts'
import { Trace } from '../../src/engine/trace.ts'
import { compile } from '../../src/models/compile.ts'
import { mazur, mazurBiases } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import textbook from './textbook.json' with { type: 'json' }

const { sgd } = optimizers
const h = { learningRate: 0.5 }
const one = [new Float64Array(0)]
const expected = textbook.examples.find((e) => e.id === 'mazur')!.expect as readonly {
  quantity: string
  published?: number
  exact?: number
}[]

const byName = (graph: Graph, name: string): number => graph.nodes.find((n) => n.name === name)!.id
const sumBelow = (graph: Graph, name: string): number => graph.source[graph.firstEdge[byName(graph, name)]!]!
const edgeBetween = (graph: Graph, from: number, to: number): number =>
  graph.source.findIndex((s, e) => s === from && graph.consumer[e] === to)

/** The cells of a recipe's graph after so many updates, with values and gradients computed there. */
const after = (recipe: Recipe, updates: number): { graph: Graph; cells: Float64Array; loss: number } => {
  const graph = compile(recipe)
  const run = compileRun(graph, sgd)
  const cells = initialCells(graph, sgd)
  for (let k = 0; k < updates; k++) run.iterate(cells, one, h)
  return { graph, cells, loss: run.iterate(cells, one, h, { update: false }) }
}

/** Finds the number a quantity of the published example stands for. */
const quantity = (name: string): number => {
  const { graph, cells, loss } = after(mazur, 0)
  const gradient = (node: number): number => cells[gradientCell(graph, node)]!
  const [what = '', neuron = ''] = name.split(/[_ ]/)
  const part = /^dE\/d(?<kind>net|out)_(?<neuron>\w+)$/.exec(name)?.groups
  if (name === 'E') return loss
  if (part) return gradient(part.kind === 'net' ? sumBelow(graph, part.neuron!) : byName(graph, part.neuron!))
  if (name.startsWith('dE/d')) return gradient(byName(graph, name.slice(4)))
  const trace = new Trace(
    record(graph, sgd, initialCells(graph, sgd), {
      schedule: makeSchedule(graph, sgd, SINGLE),
      sample: new Float64Array(0),
      batchSize: 1,
      hyperparameters: h,
    }),
  )
  if (name.startsWith('dE_') || name.startsWith('dout_')) {
    const [, from = '', to = ''] = /^d(?:E|out)_(\w+)\/d(?:out|net)_(\w+)$/.exec(name)!
    // The contribution of one neuron to ∂E/∂a of another is that of the product between the two.
    const consumer = name.startsWith('dE_')
      ? graph.nodes.find(
          (n) =>
            n.tag?.role === 'product' &&
            n.tag.layer === 2 &&
            `o${n.tag.unit + 1}` === from &&
            `h${n.tag.from + 1}` === to,
        )!.id
      : byName(graph, from)
    const source = name.startsWith('dE_') ? byName(graph, to) : sumBelow(graph, to)
    const edge = edgeBetween(graph, source, consumer)
    for (let i = 0; i < trace.length; i++) {
      const step = trace.at(i)
      if (step.kind !== 'pull' || step.edge !== edge) continue
      return step.factors.find((f) => f.role === (name.startsWith('dE_') ? 'contribution' : 'local'))!.value
    }
  }
  if (/^w\d after$/.test(name)) return trace.cellsAt(trace.length)[byName(graph, what)]!
  if (what === 'net') return cells[sumBelow(graph, neuron)]!
  if (what === 'out') return cells[byName(graph, neuron)]!
  const term = graph.nodes.find((n) => n.tag?.role === 'term' && `o${n.tag.from + 1}` === neuron)!
  return cells[term.id]!
}

const within = (value: number, exact: number, relative: number): void => {
  expect(Math.abs(value - exact)).toBeLessThanOrEqual(relative * Math.abs(exact))
}

/** Whether a number rounds or truncates to a printed one. */
const agrees = (value: number, printed: number): boolean => {
  const unit = 10 ** -(String(printed).split('.')[1]?.length ?? 0)
  return Math.abs(value - printed) <= unit
}

describe('the published numbers', () => {
  const direct = expected.filter((e) => !/updates?\b/.test(e.quantity))

  test.each(direct)('$quantity', ({ quantity: name, exact, published }) => {
    const value = quantity(name)
    if (exact !== undefined) within(value, exact, name.startsWith('E_') ? 1e-9 : 1e-12)
    if (published !== undefined) expect(agrees(value, published)).toBe(true)
  })

  test('after 1 and after 10,000 updates', () => {
    const exact = (name: string): number => expected.find((e) => e.quantity === name)!.exact!
    within(after(mazur, 1).loss, exact('E after 1 update'), 1e-12)
    const { graph, cells, loss } = after(mazur, 10_000)
    within(loss, exact('E after 10000 updates'), 1e-12)
    within(cells[byName(graph, 'o1')]!, exact('out_o1 after 10000 updates'), 1e-12)
    within(cells[byName(graph, 'o2')]!, exact('out_o2 after 10000 updates'), 1e-12)
    within(after(mazurBiases, 1).loss, exact('E after 1 update, biases trained, one per neuron'), 1e-12)
  })

  test('every quantity of the example is compared', () => {
    expect(direct.length + 5).toBe(expected.length)
  })
})

test('frozen biases keep their numbers and get no gradient', () => {
  const { graph, cells } = after(mazur, 100)
  for (const [name, value] of [
    ['b1', 0.35],
    ['b2', 0.6],
  ] as const) {
    expect(cells[byName(graph, name)]).toBe(value)
    expect(cells[gradientCell(graph, byName(graph, name))]).toBe(0)
  }
})

test('a fixed sample is not loaded, and only trained parameters are updated', () => {
  const count = (recipe: Recipe, kind: (typeof KINDS)[number]): number =>
    makeSchedule(compile(recipe), sgd, SINGLE).kind.filter((k) => KINDS[k] === kind).length
  expect([count(mazur, 'update'), count(mazurBiases, 'update')]).toEqual([8, 12])
  expect(count(mazur, 'load')).toBe(0)
})
