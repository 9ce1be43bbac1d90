import { describe, expect, test } from 'vitest'
import { beatAfter } from '../../src/engine/beats.ts'
import type { Graph } from '../../src/engine/graph.ts'
import type { Step } from '../../src/engine/step.ts'
import { layoutSmall } from '../../src/layout/small-layout.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { focusOf } from '../../src/scene/focus.ts'
import type { Picture } from '../../src/scene/mark.ts'
import { expectPicture } from '../pictures/picture.ts'
import { someMaps } from './some-maps.ts'
import { stageOf, type TestStage } from './stage.ts'

const before = (stage: TestStage, is: (step: Step, graph: Graph) => boolean): number => {
  const { trace, graph } = stage.momentAt('write', 0)
  for (let i = 0; i < trace.length; i++) if (is(trace.at(i), graph)) return i
  throw new Error('there is no such step')
}

const eights = stageOf(layeredRecipe({ sizes: [2, 8, 8, 1], seed: 5 }), { small: true, maps: someMaps })

/** The pull from h2_3 to h1_2, by which time some have arrived. */
const backTo = before(
  eights,
  (s, { nodes, consumer }) =>
    s.kind === 'pull' && nodes[s.node]!.name === 'h1_2' && s.before !== 0 && consumer[s.edge]! >= 0,
)

/** Every eighth wire stands for all, so that the picture is not too large to keep. */
const thinned = (picture: Picture): Picture => ({
  ...picture,
  wires: picture.wires.filter((_, k) => k % 8 === 0),
})

describe('pictures of small glyphs', () => {
  const { length } = eights.momentAt('write', 0).schedule
  const pictures: Readonly<Record<string, Picture>> = {
    'before-the-first-step': eights.rest('neuron', 0),
    'end-of-iteration': eights.rest('pass', length),
    'neuron-forward-half-way': eights.moving('neuron', 0, 0.5),
    'pull-to-activation': eights.rest('edge', backTo + 1),
    'pull-to-activation-half-way': eights.moving('edge', backTo, 0.6),
  }
  for (const [name, picture] of Object.entries(pictures))
    test(name, () => expectPicture(`maps-2-8-8-1-${name}`, eights.svg(picture)))

  test('maps in the light theme', () =>
    expectPicture('maps-2-8-8-1-light', eights.svg(eights.rest('pass', length), 'light')))

  test('8,385 wires', () => {
    const many = stageOf(layeredRecipe({ sizes: [2, 64, 64, 64, 1], seed: 5 }), { small: true })
    const apply = before(many, (s, { nodes }) => s.kind === 'apply' && nodes[s.node]!.name === 'h2_9')
    expectPicture('dots-2-64-64-64-1', many.svg(thinned(many.rest('neuron', apply + 1))))
  })

  test('a loss with three classes', () => {
    const flowers = stageOf(layeredRecipe({ sizes: [4, 8, 8, 3], seed: 5, loss: 'softmaxCrossEntropy' }), {
      small: true,
    })
    expectPicture('small-4-8-8-3-softmax', flowers.svg(flowers.rest('pass', length)))
  })
})

describe('text on small glyphs', () => {
  const sizes = [
    [2, 8, 8, 1],
    [4, 5, 3],
    [2, ...Array<number>(8).fill(4), 1],
    [3, 12, 9, 2],
    [2, 64, 1],
  ]

  test.each(sizes.map((s) => [s.join('-'), s] as const))(
    'of %s is 13 px or more at rest zoom',
    (_, shape) => {
      const stage = stageOf(layeredRecipe({ sizes: shape, seed: 3 }), { small: true, maps: someMaps })
      const { schedule } = stage.momentAt('write', 0)
      for (const step of [0, schedule.length]) {
        const { glyphs } = stage.rest('pass', step)
        const texts = glyphs
          .filter(({ id }) => !id.startsWith('loss'))
          .flatMap(({ marks }) => marks.flatMap((m) => (m.t === 'text' ? [m.size] : [])))
        expect(Math.min(...texts)).toBeGreaterThanOrEqual(13 - 1e-9)
      }
    },
  )

  test('names neurons of several layers with both numbers', () => {
    const { glyphs } = eights.rest('neuron', 0)
    const texts = glyphs.flatMap(({ marks }) =>
      marks.flatMap((m) => (m.t === 'text' ? m.spans.map(({ text }) => text) : [])),
    )
    expect(texts).toContain('h₂,₈')
  })
})

describe('pills beside a small neuron', () => {
  test('tell name, old and new number of every update', () => {
    const stage = stageOf(layeredRecipe({ sizes: [2, 8, 8, 1], seed: 5 }), { small: true })
    const update = before(stage, ({ kind }) => kind === 'update')
    const { moving } = stage.rest('neuron', update + 1)
    const texts = moving.flatMap((m) => (m.t === 'text' ? [m] : []))
    const arrows = texts.filter(({ spans }) => spans[0]?.text === '→ ')
    expect(arrows.length).toBeGreaterThan(0)
    for (const arrow of arrows) {
      const above = texts.find(({ x, y }) => x === arrow.x && y === arrow.y - 19)
      expect(above?.spans.map(({ text }) => text).join('')).toMatch(/^[wb]\S+ −?[\d.]+$/)
      expect(arrow.size).toBeGreaterThanOrEqual(13)
    }
  })
})

test('the chip below an open neuron begins where that begins: pills stand to the left of it', () => {
  for (const sizes of [
    [4, 3, 3],
    [2, 8, 8, 1],
  ]) {
    const stage = stageOf(layeredRecipe({ sizes, seed: 5 }), { small: true })
    const { schedule } = stage.momentAt('write', 0)
    let seen = 0
    for (let from = 0; from < schedule.length; from = beatAfter(schedule, 'neuron', from)!.to)
      for (const mark of stage.moving('neuron', from, 0.9).moving) {
        if (mark.t !== 'rect' || mark.fill !== 'value' || mark.h !== 28) continue
        const above = stage.layout.neurons.find(({ open }) => open.y + open.h + 6 === mark.y)
        if (!above || above.open.x + mark.w > stage.layout.width) continue
        seen++
        expect(mark.x).toBeGreaterThanOrEqual(above.open.x - 1e-9)
      }
    expect(seen).toBeGreaterThan(2)
  }
})

describe('a neuron in focus', () => {
  test('opens where the stage is high enough for that, and stays closed on a low one', () => {
    const fires = before(eights, (s, { nodes }) => s.kind === 'apply' && nodes[s.node]!.name === 'h1_2')
    const moment = eights.momentAt('neuron', fires + 1)
    const opens = [480, 330, 216, 90].map((height) => {
      const layout = layoutSmall(moment.graph, 900 / height, height)!
      return focusOf(layout, moment, moment.beat!).single
    })
    expect(opens).toEqual([true, true, false, false])
  })
})

describe('maps', () => {
  test('that are replaced change nothing but the glyphs that show them', () => {
    const { layout } = eights
    const first = eights.rest('neuron', 0)
    const shown = first.glyphs.filter(({ marks }) => marks.some(({ t }) => t === 'map'))
    expect(shown).toHaveLength(layout.inputs.length + layout.neurons.length)
    const plain = stageOf(layeredRecipe({ sizes: [2, 8, 8, 1], seed: 5 }), { small: true })
    expect(
      plain
        .rest('neuron', 0)
        .glyphs.flatMap(({ marks }) => marks)
        .some(({ t }) => t === 'map'),
    ).toBe(false)
  })
})
