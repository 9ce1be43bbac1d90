import { describe, expect, test } from 'vitest'
import { beatAfter } from '../../src/engine/beats.ts'
import { formatNumber } from '../../src/explain/format.ts'
import { layoutSmall } from '../../src/layout/small-layout.ts'
import { readBuild } from '../../src/models/build-text.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import type { Mark, RectMark } from '../../src/scene/mark.ts'
import { numberArea, smallInput, smallNeuron } from '../../src/scene/small-glyph.ts'
import { viewOf } from '../../src/scene/view.ts'
import { building } from '../../src/store/building.ts'
import { momentsOfRecipe } from '../explain/moments.ts'
import { someMaps } from './some-maps.ts'
import { stageOf, type TestStage } from './stage.ts'
import { clash, type Label, labels } from './text-places.ts'

const network = (sizes: readonly number[]): TestStage =>
  stageOf(layeredRecipe({ sizes, seed: 5 }), { small: true })

const eights = network([2, 8, 8, 1])

/** The ends of all beats of a size. */
const ends = (stage: TestStage, size: 'edge' | 'neuron'): number[] => {
  const { schedule } = stage.momentAt('write', 0)
  const found: number[] = []
  for (let beat = beatAfter(schedule, size, 0); beat; beat = beatAfter(schedule, size, beat.to))
    found.push(beat.to)
  return found
}

const texts = (marks: readonly Mark[]): Label[] => labels([{ id: '', marks }])
const said = (marks: readonly Mark[]): string[] => texts(marks).map(({ text }) => text)
const rects = (marks: readonly Mark[]): RectMark[] => marks.flatMap((m) => (m.t === 'rect' ? [m] : []))
const holds = (a: RectMark, b: Label): boolean =>
  a.x <= b.x && a.y <= b.y && b.x + b.w <= a.x + a.w && b.y + b.h <= a.y + a.h

describe('the outline of a factor', () => {
  test.each([[[2, 8, 8, 1]], [[2, 3, 3]], [[2, 40, 1]]])('encloses the number of an input of %j', (sizes) => {
    const stage = network(sizes)
    const { graph, trace } = stage.momentAt('write', 0)
    let seen = 0
    for (const end of ends(stage, 'edge')) {
      const { beat } = stage.momentAt('edge', end)
      const { kind, edge, after } = trace.at(beat!.from)
      if (kind !== 'carry' || graph.nodes[graph.source[edge]!]!.tag?.role !== 'input') continue
      const { moving } = stage.rest('edge', end)
      const home = stage.layout.inputs.find(({ node }) => node === graph.source[edge])!.box
      const numbers = texts(moving).filter(({ text, x, y }) => {
        const isNear =
          x > home.x - 200 && x < home.x + home.w + 200 && y > home.y - 34 && y < home.y + home.h + 34
        return isNear && text.endsWith(formatNumber(after))
      })
      const around = rects(moving).filter(
        ({ stroke, strokeWidth }) => stroke === 'value' && strokeWidth === 2,
      )
      expect(numbers.some((label) => around.some((outline) => holds(outline, label)))).toBe(true)
      seen++
    }
    expect(seen).toBeGreaterThan(0)
  })

  test('keeps clear of the name above the number, and of the border, however low the glyph', () => {
    const moment = eights.momentAt('pass', eights.momentAt('write', 0).schedule.length)
    const lowest: number[] = []
    for (let height = 380; height <= 900; height += 20) {
      const layout = layoutSmall(moment.graph, 1.5, height)!
      if (layout.detail !== 'compact') continue
      for (const place of layout.neurons) {
        const [name, number] = texts(smallNeuron(viewOf(moment, layout, 1), place, null))
        const area = numberArea(place.box, layout.detail)!
        expect(area.y - 1).toBeGreaterThan(name!.y + name!.h + 0.1 * name!.size)
        expect(area.y + 1).toBeLessThanOrEqual(number!.y)
        expect(area.y + area.h).toBeLessThan(place.box.y + place.box.h)
        lowest.push(place.box.h)
      }
    }
    expect(Math.min(...lowest)).toBeLessThan(40)
  })
})

describe('the tag of an input with a map', () => {
  test.each([0.8, 0.9, 1])(
    'is clear of the opened neuron and its strips on a stage of aspect %d',
    (aspect) => {
      const recipe = layeredRecipe({ sizes: [2, 8, 8, 1], seed: 5 })
      const stage = stageOf(recipe, { small: true, aspect, maps: someMaps })
      const { neurons, inputs, width, height } = stage.layout
      const { graph, trace } = stage.momentAt('write', 0)
      let seen = 0
      for (const end of ends(stage, 'edge')) {
        const { edge } = trace.at(stage.momentAt('edge', end).beat!.from)
        if (graph.nodes[graph.source[edge]!]?.tag?.role !== 'input') continue
        const { moving } = stage.rest('edge', end)
        for (const tag of rects(moving).filter(({ h, r }) => h === 24 && r === 7)) {
          const drawn = moving.slice(0, moving.indexOf(tag))
          const opened = neurons.filter(({ open }) =>
            rects(drawn).some(({ x, y, w }) => x === open.x && y === open.y && w === open.w),
          )
          const areas = opened.flatMap(({ open, strip }) => [
            open,
            { ...open, y: open.y + open.h, h: strip.h },
          ])
          expect([...areas, ...inputs.map(({ box }) => box)].filter((area) => clash(tag, area))).toEqual([])
          expect(clash(tag, { x: 0, y: 0, w: width, h: height })).toBe(true)
          seen++
        }
      }
      expect(seen).toBe(16)
    },
  )
})

describe('the name of an input', () => {
  const built = building.build(readBuild('data:iris,hidden:8tanh').build)
  if (!built.ok) throw new Error(built.problems[0]?.message)
  const moment = momentsOfRecipe(built.recipe)('write', 0)
  const layout = layoutSmall(moment.graph, 1, 500)!
  const nameIn = (w: number): string => {
    const { node } = layout.inputs[3]!
    return texts(smallInput(viewOf(moment, layout, 1), node, { x: 0, y: 0, w, h: 58 }))[0]!.text
  }

  test('is cut off with an ellipsis where it does not fit, and left out where four signs do not', () => {
    expect(nameIn(120)).toBe('petalWidth')
    expect(nameIn(80)).toMatch(/^petal\w*…$/)
    expect(nameIn(46)).toBe('peta…')
    expect(nameIn(44)).toMatch(/^[−\d.]+$/)
  })
})

describe('a glyph that is partly covered', () => {
  test('shows no text that is cut, in any beat', () => {
    let covered = 0
    for (const size of ['edge', 'neuron'] as const)
      for (const end of ends(eights, size)) {
        const { glyphs, moving } = eights.rest(size, end)
        for (const { marks, box } of glyphs) {
          const own = rects(marks).map(({ x, y, w, h }) => `${x} ${y} ${w} ${h}`)
          const over = rects(moving).filter(
            ({ fill, x, y, w, h }) => fill !== 'none' && !own.includes(`${x} ${y} ${w} ${h}`),
          )
          if (over.some((cover) => clash(cover, box))) covered++
          for (const label of texts(marks)) expect(over.filter((cover) => clash(cover, label))).toEqual([])
        }
      }
    expect(covered).toBeGreaterThan(100)
  })

  test('is the only thing that a beat draws anew besides what it writes', () => {
    const [first, second] = ends(eights, 'edge').slice(30, 32)
    const before = new Set(eights.rest('edge', first!).glyphs)
    const { glyphs } = eights.rest('edge', second!)
    expect(glyphs.filter((item) => !before.has(item)).length).toBeLessThan(4)
    expect(eights.rest('edge', second!).glyphs).toEqual(glyphs)
  })
})

describe('the pills beside a small neuron', () => {
  test('have no text under 13 px, in the backward pass of any neuron', () => {
    const { schedule } = eights.momentAt('write', 0)
    for (const end of ends(eights, 'neuron').filter((i) => i <= schedule.length)) {
      const { moving } = eights.rest('neuron', end)
      const pills = rects(moving).filter(({ w, h }) => h === 46 && w < 112)
      const inside = texts(moving).filter((label) => pills.some((pill) => holds(pill, label)))
      for (const { text, size } of inside) expect([text, size >= 13 - 1e-9]).toEqual([text, true])
    }
  })
})

describe('an open neuron', () => {
  const wide = network([2, 12, 1])
  const { graph, trace } = wide.momentAt('write', 0)
  const sums = graph.nodes.filter(({ tag }) => tag?.role === 'sum').map(({ id }) => id)
  const output = sums.at(-1)!
  const incoming = graph.firstEdge[output + 1]! - graph.firstEdge[output]!

  test('lists the contribution that the beat is about, and counts the others', () => {
    const listed = new Set<string>()
    for (const end of ends(wide, 'edge')) {
      const { beat } = wide.momentAt('edge', end)
      const steps = Array.from({ length: beat!.to - beat!.from }, (_, k) => trace.at(beat!.from + k))
      const product = steps
        .filter(({ kind, edge }) => (kind === 'carry' || kind === 'pull') && graph.consumer[edge] === output)
        .map(({ edge }) => graph.nodes[graph.source[edge]!]!)
        .find(({ tag }) => tag?.role === 'product')
      if (!product) continue
      const weight = graph.nodes[graph.source[graph.firstEdge[product.id]! + 1]!]!.name
      const lines = said(wide.rest('edge', end).moving)
      const rows = lines.filter((text) => /^w[₀-₉]+(h[₀-₉]+)?$|^b[₀-₉]+$/.test(text))
      const name = weight.replace(/\d/g, (d) => '₀₁₂₃₄₅₆₇₈₉'[Number(d)]!)
      expect(rows.some((text) => text === name || text.startsWith(`${name}h`))).toBe(true)
      expect(lines).toContain(`… and ${incoming - rows.length} more`)
      listed.add(name)
    }
    expect(listed.size).toBe(12)
  })

  test('leaves its closed glyph in view where that reaches out from under it', () => {
    let seen = 0
    for (const end of ends(eights, 'neuron')) {
      const { moving, glyphs } = eights.rest('neuron', end)
      for (const { sum, box, open } of eights.layout.neurons) {
        const isOpen = !glyphs.some(({ id }) => id === `neuron:${sum}`)
        if (!isOpen || (box.y >= open.y && box.y + box.h <= open.y + open.h)) continue
        expect(
          rects(moving).some(({ x, y, w, h }) => x === box.x && y === box.y && w === box.w && h === box.h),
        ).toBe(true)
        seen++
      }
    }
    expect(seen).toBeGreaterThan(0)
  })
})

describe('a number that is too long for its glyph', () => {
  test('has fewer digits', () => {
    const recipe = layeredRecipe({ sizes: [2, 3, 3], seed: 5 })
    const sample = { inputs: [2.6991e-6, -0.000123456], targets: [0, 1, 0] }
    const stage = stageOf(
      { ...recipe, samples: [sample] },
      {
        small: true,
        maps: ({ nodes }) => ({
          version: 1,
          size: 2,
          isLine: false,
          values: new Map(nodes.map(({ id }) => [id, Float32Array.of(0, 0.1, 0.2, 0.3)])),
        }),
      },
    )
    const shown = stage
      .rest('pass', 0)
      .glyphs.filter(({ id }) => id.startsWith('input'))
      .map(({ marks }) => said(marks)[1])
    expect(shown).toEqual(['2.7 × 10⁻⁶', '−0.000123'])
  })
})
