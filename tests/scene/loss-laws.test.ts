import { describe, expect, test } from 'vitest'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { optimizers } from '../../src/engine/optimizer.ts'
import { pathsOf } from '../../src/engine/paths.ts'
import { compileRun } from '../../src/engine/run.ts'
import { SIZES } from '../../src/engine/step.ts'
import { LOSSES } from '../../src/models/losses.ts'
import { withPaths } from '../../src/scene/path-marks.ts'
import { momentsOfRecipe } from '../explain/moments.ts'
import { lossRecipe } from '../models/loss-recipe.ts'
import { openedStageOf } from './opened-stage.ts'
import { stageOf } from './stage.ts'

describe.each(LOSSES)('a network with %s', (loss) => {
  const recipe = lossRecipe(loss, 3)
  const { graph, schedule, trace, notation } = momentsOfRecipe(recipe)('write', 0)
  const w1 = graph.nodes.findIndex((n) => n.name === 'w1')

  test('runs and is recorded with the same bits', () => {
    const cells = initialCells(graph, optimizers.sgd)
    compileRun(graph, optimizers.sgd).iterate(cells, [new Float64Array(0)], {
      learningRate: recipe.learningRate,
    })
    const own = 2 * graph.nodeCount
    expect([...trace.cellsAt(trace.length).slice(0, own)]).toEqual([...cells.slice(0, own)])
  })

  test('has no beat in two parts', () => {
    for (const size of SIZES) {
      const seen = new Set<number>()
      schedule.keys[size].forEach((key, i, keys) => {
        if (i > 0 && keys[i - 1] === key) return
        expect(seen.has(key)).toBe(false)
        seen.add(key)
      })
    }
  })

  test('has the gradient of a weight as the sum over its paths, each drawn along the stage', () => {
    const answer = pathsOf(graph, trace.columns, { node: w1, collapsed: 0, most: 100 })
    expect(answer.sum).toBeCloseTo(answer.gradient, 12)
    const edges = answer.shown.flatMap(({ links }) => links.flatMap((l) => l.edges))
    const stage = stageOf(recipe)
    const rest = stage.rest('edge', trace.length)
    const drawn = withPaths(rest, stage.layout, stage.momentAt('edge', trace.length), {
      graph: stage.momentAt('edge', trace.length).graph,
      node: w1,
      edges,
      chosen: answer.shown[0]!.links.flatMap((l) => l.edges),
      cells: [],
      known: [],
    })
    const toLoss = rest.wires.filter(({ id }) => id.startsWith('term:')).flatMap((wire) => wire.marks)
    const points = drawn.moving.flatMap((m) => (m.t === 'path' ? [m.points.join()] : []))
    for (const mark of toLoss) if (mark.t === 'path') expect(points).toContain(mark.points.join())
  })

  test('keeps its loss as it is while neurons are opened into their operations', () => {
    const opened = openedStageOf(recipe)
    const layout = opened.layout('all')
    const marks = (items: readonly { id: string; marks: readonly unknown[] }[]) =>
      items.find(({ id }) => id.startsWith('loss:'))!.marks.length
    const open = opened.picture(layout, 'layer', trace.length)
    expect(marks(open.glyphs)).toBe(marks(stageOf(recipe).rest('layer', trace.length).glyphs))
    expect(notation.loss).toBe('L')
  })

  test('can be drawn at every place of every size, half way and at rest', () => {
    const stage = stageOf(recipe)
    for (const size of SIZES)
      for (let step = 0; step < trace.length; step += 11)
        for (const picture of [stage.rest(size, step), stage.moving(size, step, 0.5)])
          expect(stage.svg(picture)).not.toMatch(/NaN|undefined/)
  })
})
