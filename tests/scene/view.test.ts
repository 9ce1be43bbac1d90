import { expect, test } from 'vitest'
import { beatAfter } from '../../src/engine/beats.ts'
import { gradientCell } from '../../src/engine/graph.ts'
import { motionOf } from '../../src/engine/motion.ts'
import { SIZES } from '../../src/engine/step.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import { hasArrived } from '../../src/scene/strip.ts'
import { viewOf } from '../../src/scene/view.ts'
import { endOfPass, momentsOfSample } from '../explain/batch-moments.ts'
import { stageOf } from './stage.ts'

test('a cell shows its new number from the very instant at which its stage ends, and not before', () => {
  const { momentAt, layout } = stageOf(mazur)
  const { graph, schedule } = momentAt('write', 0)
  for (const size of SIZES)
    for (let i = 0; i < schedule.length; ) {
      const beat = beatAfter(schedule, size, i)!
      const moment = momentAt(size, beat.to, beat)
      const { stages, stageOf: stageOfStep } = motionOf(graph, schedule, beat)
      const { columns } = moment.trace
      const wrong = Array.from({ length: beat.to - beat.from }, (_, k) => beat.from + k).filter((step) => {
        const { end } = stages[stageOfStep[step - beat.from]!]!
        const cell = columns.cell[step]!
        const lastOfItsStage = !Array.from(columns.cell.subarray(step + 1, beat.to)).includes(cell)
        const seen = viewOf(moment, layout, end).cell(cell)
        const early = viewOf(moment, layout, end - 1e-9).cell(cell)
        return (
          lastOfItsStage &&
          (seen.value !== columns.after[step] || !seen.fresh || early.arrived === seen.arrived)
        )
      })
      expect(wrong.filter((step) => columns.kind[step] !== 3)).toEqual([])
      i = beat.to
    }
})

test('a later sample of a batch shows from its start what the samples before it left, and no other gradient', () => {
  const recipe = layeredRecipe({ sizes: [1, 1, 1], samples: 3, batchSize: 3 })
  const layout = stageOf(recipe).layout
  for (const sample of [0, 1, 2]) {
    const at = momentsOfSample(recipe, sample)
    const { graph, schedule } = at('edge', 0)
    for (const step of [0, endOfPass(schedule, 'forward'), endOfPass(schedule, 'zero')]) {
      const { cell } = viewOf(at('edge', step), layout, 1)
      const shown = graph.nodes
        .filter(({ id }) => hasArrived(cell(gradientCell(graph, id))))
        .map(({ id }) => id)
      expect(shown).toEqual(sample === 0 ? [] : [...graph.parameters].sort((a, b) => a - b))
    }
  }
})
