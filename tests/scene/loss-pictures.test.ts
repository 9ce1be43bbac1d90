import { describe, expect, test } from 'vitest'
import type { Step } from '../../src/engine/step.ts'
import { LOSSES, type LossName } from '../../src/models/losses.ts'
import { lossRecipe } from '../models/loss-recipe.ts'
import { expectPicture } from '../pictures/picture.ts'
import { stageOf, type TestLook } from './stage.ts'
import { clashes, labels } from './text-places.ts'

const staged = (loss: LossName, outputs: number, look: TestLook = {}) => {
  const stage = stageOf(lossRecipe(loss, outputs), look)
  const { trace, graph } = stage.momentAt('write', 0)
  /** The place before the first step that passes the test. */
  const before = (is: (step: Step) => boolean): number => {
    for (let i = 0; i < trace.length; i++) if (is(trace.at(i))) return i
    throw new Error('there is no such step')
  }
  const consumerOf = (step: Step) => graph.nodes[graph.consumer[step.edge]!]!
  return { stage, graph, before, consumerOf, zero: before((s) => s.kind === 'zero'), length: trace.length }
}

describe('pictures of the loss', () => {
  const softmax = staged('softmaxCrossEntropy', 3)
  const logits = staged('binaryCrossEntropyFromLogits', 2)
  const output = (name: string): number => softmax.graph.nodes.findIndex((n) => n.name === name)
  const fromTarget = softmax.before((s) => s.kind === 'pull' && s.node === output('o1'))
  const fromAll = softmax.before(
    (s) => s.kind === 'pull' && s.node === output('o1') && softmax.consumerOf(s).op?.name === 'lse',
  )
  const term = logits.before((s) => s.kind === 'pull' && logits.consumerOf(s).tag?.role === 'term')

  test.each([
    ['softmax-loss-before-the-first-step', softmax.stage, softmax.stage.rest('neuron', 0)],
    ['softmax-loss-at-rest', softmax.stage, softmax.stage.rest('neuron', softmax.zero)],
    ['softmax-loss-half-way', softmax.stage, softmax.stage.moving('layer', softmax.zero - 1, 0.5)],
    ['softmax-loss-pull-of-the-target', softmax.stage, softmax.stage.moving('edge', fromTarget, 0.5)],
    ['softmax-loss-pull-of-the-probability', softmax.stage, softmax.stage.moving('edge', fromAll, 0.5)],
    ['softmax-loss-pulls-2-of-2', softmax.stage, softmax.stage.rest('edge', fromAll + 1)],
    ['logits-loss-at-rest', logits.stage, logits.stage.rest('neuron', logits.zero)],
    ['logits-loss-pull-half-way', logits.stage, logits.stage.moving('edge', term, 0.5)],
  ])('%s', (name, stage, picture) => expectPicture(name, stage.svg(picture)))

  test('softmax-loss-of-ten-classes', () => {
    const { stage, length } = staged('softmaxCrossEntropy', 10, { small: true })
    expectPicture('softmax-loss-of-ten-classes', stage.svg(stage.rest('layer', length)))
  })
})

describe('the loss on the stage', () => {
  test.each(LOSSES)('keeps its lines of text apart: %s', (loss) => {
    for (const outputs of [2, 7, 10, 14]) {
      const { stage, length } = staged(loss, outputs)
      for (const step of [0, length]) {
        const item = stage.rest('layer', step).glyphs.filter(({ id }) => id.startsWith('loss:'))
        const found = labels(item)
        const { box } = stage.layout.loss!
        expect(clashes(found)).toEqual([])
        expect(found.filter(({ x, w }) => x < box.x + 4 || x + w > box.x + box.w - 4)).toEqual([])
        expect(found.filter(({ y, h }) => y < box.y + 4 || y + h > stage.layout.loss!.strip.y + 40)).toEqual(
          [],
        )
      }
    }
  })

  test('lists ten classes, counts the rest of more, and none where there is no room for text', () => {
    const rows = (outputs: number): string[] =>
      labels(staged('softmaxCrossEntropy', outputs).stage.rest('layer', 0).glyphs)
        .filter(({ item, text }) => item.startsWith('loss:') && /^(o|…)/.test(text))
        .map(({ text }) => text)
    expect(rows(10)).toEqual(['o₁', 'o₂', 'o₃', 'o₄', 'o₅', 'o₆', 'o₇', 'o₈', 'o₉', 'o₁₀'])
    expect(rows(12).slice(-2)).toEqual(['o₉', '… and 3 more'])
    expect(rows(64)).toEqual([])
  })
})
