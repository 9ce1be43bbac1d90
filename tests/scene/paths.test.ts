import { describe, expect, test } from 'vitest'
import { pathsOf } from '../../src/engine/paths.ts'
import type { Size } from '../../src/engine/step.ts'
import type { Traced } from '../../src/engine/traced.ts'
import type { Moment } from '../../src/explain/explanation.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Mark } from '../../src/scene/mark.ts'
import { pathMarks, withPaths } from '../../src/scene/path-marks.ts'
import { expectPicture } from '../pictures/picture.ts'
import { expressionOf, expressionStage } from './expression-stage.ts'
import { openedStageOf } from './opened-stage.ts'
import { stageOf } from './stage.ts'

/** The paths from a node, the chosen one strongly. */
const tracedFrom = ({ graph, trace }: Moment, name: string, collapsed = 0, chosen = -1): Traced => {
  const node = graph.nodes.findIndex((n) => n.name === name)
  const { shown, edges } = pathsOf(graph, trace.columns, { node, collapsed, most: 60 })
  const term = shown[chosen]
  const known = (term ? [term] : shown).filter(({ end }) => end !== graph.output)
  return {
    graph,
    node,
    edges,
    chosen: term ? term.links.flatMap((l) => l.edges) : null,
    cells: term ? term.links.flatMap((l) => (l.cell < 0 ? [] : [l.cell])) : [],
    known: known.map(({ end, upstream }) => ({ node: end, gradient: upstream })),
  }
}

const strongStrokes = (marks: readonly Mark[]): readonly Mark[] =>
  marks.filter((m) => m.t === 'path' && m.stroke === 'gradient' && (m.alpha ?? 1) === 1)

describe('paths drawn on Mazur’s network', () => {
  const stage = stageOf(mazur)
  const show = (step: number, collapsed: number, chosen: number, size: Size = 'edge') => {
    const moment = stage.momentAt(size, step)
    return stage.svg(
      withPaths(stage.rest(size, step), stage.layout, moment, tracedFrom(moment, 'w1', collapsed, chosen)),
    )
  }

  test('before the first step, all of them', () => expectPicture('mazur-paths-from-w1', show(0, 0, -1)))
  test('the one that is chosen', () => expectPicture('mazur-paths-one-chosen', show(0, 0, 0)))
  test('under a neuron that is open', () =>
    expectPicture('mazur-paths-under-an-open-neuron', show(102, 0, 0)))
  test('end where gradients are known', () =>
    expectPicture('mazur-paths-collapsed', show(113, 3, -1, 'layer')))

  test('over wires that a whole pass has lit', () =>
    expectPicture('mazur-paths-over-lit-wires', show(113, 0, 1, 'pass')))

  test('a path from a weight does not run along the input’s part of the wire', () => {
    const moment = stage.momentAt('edge', 0)
    const { under } = pathMarks(stage.rest('edge', 0), stage.layout, moment, tracedFrom(moment, 'w5', 0, 0))
    const w5 = stage.layout.wires.find((w) => moment.graph.nodes[w.weight]!.name === 'w5')!
    const starts = strongStrokes(under).map((m) => (m.t === 'path' ? m.points[0]! : Number.NaN))
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(w5.pill!.x + w5.pill!.w)
  })

  test('over another graph nothing is drawn', () => {
    const moment = stage.momentAt('edge', 0)
    const traced = { ...tracedFrom(moment, 'w5', 0, 0), graph: stageOf(mazur).momentAt('edge', 0).graph }
    expect(pathMarks(stage.rest('edge', 0), stage.layout, moment, traced)).toEqual({ under: [], over: [] })
  })
})

describe('paths drawn through opened neurons', () => {
  const stage = openedStageOf(mazur)
  const layout = stage.layout('all')
  const show = (step: number, collapsed: number, chosen: number) => {
    const moment = stage.momentAt('neuron', step)
    const traced = tracedFrom(moment, 'w1', collapsed, chosen)
    return stage.svg(withPaths(stage.picture(layout, 'neuron', step), layout, moment, traced), layout)
  }

  test('run along their operations', () => expectPicture('mazur-opened-paths-one-chosen', show(0, 0, 0)))
  test('end where gradients are known', () => expectPicture('mazur-opened-paths-collapsed', show(0, 4, -1)))
})

describe('paths drawn on expressions', () => {
  const show = async (id: string, name: string, collapsed: number, chosen: number) => {
    const stage = await expressionStage(expressionOf(id))
    const moment = stage.momentAt('neuron', 0)
    return stage.svg(
      withPaths(stage.rest('neuron', 0), stage.layout, moment, tracedFrom(moment, name, collapsed, chosen)),
    )
  }

  test('the larger of two', async () =>
    expectPicture('colah-paths-one-chosen', await show('colah', 'b', 0, 0)))
  test('end where gradients are known', async () =>
    expectPicture('colah-paths-collapsed', await show('colah', 'b', 2, -1)))
  test('along one of a leaf’s copies', async () =>
    expectPicture('micrograd-readme-paths-one-chosen', await show('micrograd-readme', 'a', 0, 3)))
})

test('every edge of a path is drawn in every kind of layout', () => {
  for (const sizes of [
    [2, 3, 1],
    [3, 12, 2],
    [3, 30, 2],
  ]) {
    const stage = stageOf(layeredRecipe({ sizes }))
    const moment = stage.momentAt('write', 0)
    const picture = stage.rest('write', 0)
    const fromInput = pathMarks(picture, stage.layout, moment, tracedFrom(moment, 'i1', 0, 0))
    const pieces = stage.layout.detail === 'full' ? 2 : 1
    // Two wires and the loss's term; with pills a wire is two strokes.
    const long = strongStrokes(fromInput.under).length
    expect(long).toBeGreaterThanOrEqual(3)
    expect(long).toBeLessThanOrEqual(2 * pieces + 1)
    const fromWeight = pathMarks(picture, stage.layout, moment, tracedFrom(moment, 'w1', 0, 0))
    expect(strongStrokes(fromWeight.under).length).toBeGreaterThanOrEqual(3)
  }
})
