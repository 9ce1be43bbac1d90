import { expect, test } from 'vitest'
import { formatNumber } from '../../src/explain/format.ts'
import { layoutSmall } from '../../src/layout/small-layout.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { pictureOf } from '../../src/scene/scene.ts'
import { stageOf } from './stage.ts'
import { clashes, labels } from './text-places.ts'

const lossOf = (loss: 'softmaxCrossEntropy' | 'meanSquaredError', outputs: number, height: number) => {
  const stage = stageOf(layeredRecipe({ sizes: [2, 3, outputs], seed: 5, loss }))
  const moment = stage.momentAt('pass', stage.momentAt('write', 0).schedule.length)
  const layout = layoutSmall(moment.graph, 2.8, height)!
  const { glyphs } = pictureOf({ moment, layout, u: 1, told: { chip: [], ties: [] } })
  const item = glyphs.find(({ id }) => id.startsWith('loss'))!
  return { moment, layout, texts: labels([item]) }
}

test('a softmax loss whose rows tell terms alone has a line for the other part, so that all adds up', () => {
  const { moment, layout, texts } = lossOf('softmaxCrossEntropy', 3, 340)
  const { loss } = layout
  expect(loss?.kind).toBe('terms')
  const cells = moment.trace.cellsAt(moment.step)
  const said = texts.map(({ text }) => text)
  expect(said).toContain('lse')
  expect(said).toContain(formatNumber(cells[loss!.logSumExp]!))
  expect(said).toContain(formatNumber(cells[moment.graph.output]!))
  expect(clashes(texts)).toEqual([])
  const total = loss!.terms.reduce((sum, { node }) => sum - cells[node]!, cells[loss!.logSumExp]!)
  expect(total).toBeCloseTo(cells[moment.graph.output]!, 12)
})

test.each([
  [1, 'L = Σ (t − a)²'],
  [2, 'L = 1/2 Σ (t − a)²'],
])('a mean of squares of %i reads %s', (outputs, formula) => {
  expect(lossOf('meanSquaredError', outputs, 480).texts.map(({ text }) => text)).toContain(formula)
})
