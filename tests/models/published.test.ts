import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { gradientCell, valueCell } from '../../src/engine/graph.ts'
import { optimizerOf, optimizers } from '../../src/engine/optimizer.ts'
import { makeSchedule, SINGLE } from '../../src/engine/schedule.ts'
import { Trace } from '../../src/engine/trace.ts'
import { agreesWith, recomputes } from '../../src/models/agreement.ts'
import { compile } from '../../src/models/compile.ts'
import { exampleTable } from '../../src/models/example-table.ts'
import { bornAt, nodeAt, probeOf } from '../../src/models/probe.ts'
import { publishedRowsOf } from '../../src/models/published.ts'
import type { PublishedRow } from '../../src/models/published-row.ts'
import { findRecipe } from '../../src/models/textbook.ts'
import { Session } from '../../src/worker/session.ts'

const text = readFileSync('tests/models/textbook.json', 'utf8')
const { examples } = JSON.parse(text) as {
  examples: { id: string; expect: { quantity: string; exact?: number; note?: string }[] }[]
}

/** The digits of each `published` as the text has them, trailing zeros included, by example. */
const printedDigits = (id: string): (string | null)[] => {
  const [, part = ''] = text.split(`"id": "${id}"`)
  const [rows = ''] = part.split('"id":')
  return [...rows.matchAll(/"quantity":[^{}]*/g)].map(
    ([row]) => /"published": (-?[\d.]+)/.exec(row)?.[1] ?? null,
  )
}

const session = new Session()

/** Finds what a row stands for in the engine's recording. */
const find = async (id: string, row: PublishedRow) => {
  const recipe = findRecipe(row.variant ?? id)!
  const graph = compile(recipe)
  const schedule = makeSchedule(graph, optimizerOf(recipe.optimizer, recipe.settings), SINGLE)
  const recording = await session.peek(recipe, row.probe.iteration, 0, Number.POSITIVE_INFINITY)
  const trace = new Trace(recording!.columns)
  return { graph, schedule, trace, found: probeOf(graph, schedule, trace, row.probe)! }
}

const all = [...examples.map(({ id }) => id), 'mazur-biases'].flatMap((id) =>
  publishedRowsOf(id).map((row) => ({ id, row, quantity: row.quantity })),
)

describe('the published numbers', () => {
  test.each(examples)('$id: every row stands in its order, with the digits as printed', (example) => {
    const rows = publishedRowsOf(example.id)
    expect(rows.map((r) => r.quantity)).toEqual(example.expect.map((e) => e.quantity))
    expect(rows.map((r) => r.exact)).toEqual(example.expect.map((e) => e.exact ?? null))
    expect(rows.map((r) => r.printed)).toEqual(printedDigits(example.id))
    for (const [i, { note }] of example.expect.entries())
      if (note !== undefined) expect(rows[i]?.note, rows[i]?.quantity).not.toBeNull()
  })

  test.each(all)(
    '$id, $quantity: agrees with print or says why not, and with the exact figure',
    async ({ id, row }) => {
      const { found } = await find(id, row)
      const agrees = row.printed === null || agreesWith(found.value, row.printed)
      if (!agrees) expect(row.note).not.toBeNull()
      // Of the loss terms ten digits are given.
      if (row.exact !== null)
        expect(recomputes(found.value, row.exact, /^E_o/.test(row.quantity) ? 1e-9 : 1e-12)).toBe(true)
      expect(row.printed !== null || row.exact !== null).toBe(true)
    },
  )

  test('disagree with print in five places, all of Mazur’s', async () => {
    const differing = new Set<string>()
    for (const { id, row } of all) {
      const { found } = await find(id, row)
      if (row.printed !== null && !agreesWith(found.value, row.printed)) differing.add(row.quantity)
    }
    expect([...differing]).toEqual([
      'dE_o2/dout_h1',
      'E after 1 update',
      'E after 10000 updates',
      'out_o1 after 10000 updates',
      'out_o2 after 10000 updates',
    ])
  })

  test.each(all)(
    '$id, $quantity: the step it is born at is the last to write it, with that number',
    async ({ id, row }) => {
      const { graph, schedule, trace, found } = await find(id, row)
      expect(bornAt(graph, schedule, row.probe)).toBe(found.step)
      const step = trace.at(found.step)
      const end = trace.cellsAt(trace.length).slice()
      if ('node' in row.probe) {
        const node = nodeAt(graph, row.probe.node)
        expect(step.cell).toBe((row.probe.kind === 'value' ? valueCell : gradientCell)(graph, node))
        expect(step.after).toBe(found.value)
        expect(end[step.cell]).toBe(found.value)
      } else {
        expect(step.kind).toBe('pull')
        expect(step.node).toBe(nodeAt(graph, row.probe.source))
        expect(step.factors.map((f) => f.value)).toContain(found.value)
      }
    },
  )

  test('of nothing that is in the graph are found nowhere', async () => {
    const recipe = findRecipe('mazur')!
    const graph = compile(recipe)
    const schedule = makeSchedule(graph, optimizers.sgd, SINGLE)
    const at = { iteration: 0 }
    for (const probe of [
      { ...at, kind: 'value', node: 'w99' },
      { ...at, kind: 'gradient', node: { sum: 'q' } },
      { ...at, kind: 'gradient', node: 'b1' },
      { ...at, kind: 'value', node: 'i1' },
      { ...at, kind: 'local', consumer: 'o1', source: 'h1' },
      { ...at, kind: 'contribution', consumer: 'E', source: 'i1' },
    ] as const)
      expect(bornAt(graph, schedule, probe)).toBe(-1)
  })

  test('are looked up by id, and by nothing an object has by itself', () => {
    expect(publishedRowsOf('mazur-linear')).toEqual([])
    expect(publishedRowsOf('toString')).toEqual([])
  })
})

describe('agreement', () => {
  test.each([
    [0.7513650695523157, '0.75136507', true],
    [0.19956143226552567, '0.19956143', true],
    [0.0235600256, '0.023560026', true],
    [0.0235600256, '0.023560025', true],
    [0.0235600256, '0.023560024', false],
    [-0.019049118258278118, '-0.019049119', false],
    [-0.19661193324148185, '-0.20', true],
    [-0.19661193324148185, '0.20', false],
    [0.5113012702387375, '0.511301270', true],
    [0.5113012709, '0.511301270', true],
    [-12, '-12', true],
    [-0, '0', true],
    [-0.0001, '0.0', true],
    [0.4999999999999999, '0.5', true],
    [Number.NaN, '0.5', false],
    [Number.POSITIVE_INFINITY, '0.5', false],
    [1e30, '3', false],
  ])('%d and the printed %s: %s', (value, printed, expected) => {
    expect(agreesWith(value, printed)).toBe(expected)
  })
})

describe('the table of examples', () => {
  test('offers those of the reference, in its order', () => {
    expect(exampleTable.map((e) => e.id)).toEqual(examples.map((e) => e.id))
  })

  test.each(exampleTable)(
    '$id: has a recipe, a source, numbers and one line on what it teaches',
    (example) => {
      const recipe = findRecipe(example.id)
      expect(recipe?.source).toMatch(/\w/)
      expect(publishedRowsOf(example.id).length).toBeGreaterThan(1)
      expect(example.teaches).toMatch(/^[A-Z].{30,100}\.$/)
      for (const { id } of example.variants ?? []) expect(findRecipe(id)).toBeDefined()
    },
  )
})
