import { expect, test } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { layoutNetwork } from '../../src/layout/network-layout.ts'
import { mazurBiases } from '../../src/models/mazur.ts'
import { pictureOf } from '../../src/scene/scene.ts'
import { momentsOfRecipe } from '../explain/moments.ts'

test('a bias shows what it held there, whichever way one came', () => {
  const at = momentsOfRecipe(mazurBiases)
  const { graph, schedule } = at('edge', 0)
  const layout = layoutNetwork(graph, 1.7)!
  const pictureAt = (step: number, on = layout) => {
    const moment = at('edge', step)
    return pictureOf({ moment, layout: on, u: 1, told: explain(moment) })
  }
  const steps = [schedule.length, schedule.length - 3, 117, 90, 0]
  const back = steps.map((step) => pictureAt(step).glyphs.filter(({ id }) => id.startsWith('bias:')))
  steps.forEach((step, i) => {
    const fresh = pictureAt(step, layoutNetwork(graph, 1.7)!)
    expect(back[i], `step ${step}`).toEqual(fresh.glyphs.filter(({ id }) => id.startsWith('bias:')))
  })
})
