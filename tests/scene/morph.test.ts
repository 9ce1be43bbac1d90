import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beatAfter } from '../../src/engine/beats.ts'
import type { NetworkLayout } from '../../src/layout/layout.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Picture, TextMark } from '../../src/scene/mark.ts'
import { morphed } from '../../src/scene/morph.ts'
import { openedStageOf } from './opened-stage.ts'

const stage = openedStageOf(mazur)
const { graph, schedule } = stage.momentAt('write', 0)
const closed = stage.layout([])
const all = stage.layout('all')
const one = stage.layout(['h1', 'o2'])

/** Every box, point and number of a layout, in order. */
const numbersOf = (value: unknown): number[] => {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : []
}

const textsOf = ({ glyphs }: Picture): readonly TextMark[] =>
  glyphs.flatMap(({ marks }) => marks.flatMap((m) => (m.t === 'text' && (m.alpha ?? 1) > 0.5 ? [m] : [])))

const wordsOf = ({ spans }: TextMark): string => spans.map(({ text }) => text).join('')

describe('a morph', () => {
  test('is the two layouts at its ends', () => {
    for (const [a, b] of [
      [closed, all],
      [all, one],
      [one, closed],
    ] as const) {
      expect(morphed(a, b, 0)).toBe(a)
      expect(morphed(a, b, 1)).toBe(b)
    }
  })

  test('is the same way back', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(sizes, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (shape, t) => {
        const other = openedStageOf(layeredRecipe({ sizes: shape }))
        const [a, b] = [other.layout([]), other.layout('all')]
        const there = numbersOf(morphed(a, b, t))
        const back = numbersOf(morphed(b, a, 1 - t))
        expect(back).toHaveLength(there.length)
        there.forEach((x, k) => void expect(back[k]).toBeCloseTo(x, 6))
      }),
      { numRuns: 12, seed: 1 },
    )
  })

  test('shows every neuron once at any instant, and goes on from half way', () => {
    const half = morphed(closed, all, 0.5)
    const sums = ({ neurons, opened }: NetworkLayout) => [...neurons, ...opened].map(({ sum }) => sum).sort()
    for (const layout of [half, morphed(half, one, 0.3), morphed(half, closed, 0.3)])
      expect(sums(layout)).toEqual(sums(closed))
    expect(numbersOf(morphed(half, one, 1e-9).opened.map(({ box }) => box))).toEqual(
      numbersOf(half.opened.map(({ box }) => box)).map((x) => expect.closeTo(x, 4)),
    )
  })

  test.each([
    ['closed', 1e-6, closed],
    ['opened', 1 - 1e-6, all],
  ] as const)('begins and ends as what is drawn when everything is %s', (_, t, layout) => {
    const at = stage.morphing(closed, all, t, 'layer', 113)
    const near = textsOf(at)
    for (const text of textsOf(stage.picture(layout, 'layer', 113))) {
      const same = near.filter((other) => wordsOf(other) === wordsOf(text))
      const distances = same.map(({ x, y, size }) => Math.hypot(x - text.x, y - text.y, size - text.size))
      expect(Math.min(...distances), wordsOf(text)).toBeLessThan(0.1)
    }
  })

  test('moves a little at a time', () => {
    const boxes = (t: number) =>
      new Map(stage.morphing(closed, all, t, 'neuron', 24).glyphs.map(({ id, box }) => [id, box]))
    for (let t = 0.02; t < 0.97; t += 0.02) {
      const [a, b] = [boxes(t), boxes(t + 0.02)]
      expect([...a.keys()]).toEqual([...b.keys()])
      for (const [id, box] of a) {
        const other = b.get(id)!
        expect(Math.hypot(box.x - other.x, box.y - other.y), id).toBeLessThan(16)
      }
    }
  })

  test('looks the same whatever was drawn before', () => {
    const [there, fresh] = [openedStageOf(mazur), openedStageOf(mazur)]
    const ways = [there, fresh].map((at) => ({ at, from: at.layout([]), to: at.layout(['h1', 'o1']) }))
    const draw = ({ at, from, to }: (typeof ways)[0], t: number, step: number, u: number): string =>
      at.svg(at.morphing(from, to, t, 'neuron', step, u), from)
    for (const step of [0, 12, 90]) for (const u of [0.2, 0.5, 0.9]) draw(ways[0]!, 0.3, step, u)
    for (const u of [0.95, 0.8, 0.4]) expect(draw(ways[0]!, 0.6, 0, u)).toBe(draw(ways[1]!, 0.6, 0, u))
  })

  test('has finite coordinates only, at every step', () => {
    const half = morphed(closed, all, 0.4)
    for (let i = 0; i < schedule.length; i = beatAfter(schedule, 'edge', i)!.to)
      expect(stage.svg(stage.morphing(closed, all, 0.4, 'edge', i, 0.5), half)).not.toMatch(/NaN|Infinity/)
  })
})

describe('the same step', () => {
  /** The things on the stage that show a node's numbers. */
  const homesOf = (layout: NetworkLayout, node: number): readonly string[] => [
    ...layout.opened.flatMap(({ places }) => places.flatMap((p) => (p.node === node ? [p.id] : []))),
    ...layout.neurons.flatMap(({ sum, activation, bias }) => [
      ...(sum === node || activation === node ? [`neuron:${sum}`] : []),
      ...(bias?.node === node ? [`bias:${bias.edge}`] : []),
    ]),
    ...layout.wires.flatMap(({ weight, product }) =>
      weight === node || product === node ? [`pill:${product}`] : [],
    ),
  ]

  test.each([
    ['closed', closed],
    ['partly opened', one],
    ['opened', all],
    ['on its way', morphed(closed, all, 0.5)],
  ] as const)('lights up what it writes where everything is %s', (_, layout) => {
    for (let step = 0; step < schedule.length; step++) {
      const node = schedule.node[step]!
      const edge = schedule.edge[step]!
      // A slot is written where its edge leads.
      const written = edge >= 0 && schedule.cell[step]! >= 2 * graph.nodeCount ? graph.consumer[edge]! : node
      const homes = homesOf(layout, written)
      if (homes.length === 0) continue
      const { attention } = stage.picture(layout, 'write', step, 0.5)
      expect(
        homes.some((id) => attention?.lit.includes(id)),
        `step ${step}`,
      ).toBe(true)
    }
  })
})
