import { describe, expect, test } from 'vitest'
import { gradientCell } from '../../src/engine/graph.ts'
import type { Pass, Size } from '../../src/engine/step.ts'
import { explain } from '../../src/explain/explain.ts'
import { formulaText, sentenceText } from '../../src/explain/formula-text.ts'
import { ledger } from '../../src/explain/ledger.ts'
import { parameterRows } from '../../src/explain/parameter-rows.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { endOfPass, momentsOfSample } from './batch-moments.ts'
import { everyMoment, type MomentAt } from './moments.ts'
import { problemsOf } from './problems.ts'

const recipe = layeredRecipe({ sizes: [1, 1, 1], samples: 30, batchSize: 10, outputActivation: 'sigmoid' })

const toldAt = (at: MomentAt, size: Size, step: number) => {
  const { heading, sentence, boundary } = explain(at(size, step))
  return { heading, sentence: sentenceText(sentence), boundary: boundary && sentenceText(boundary) }
}
const endOf = (at: MomentAt, pass: Pass): number => endOfPass(at('write', 0).schedule, pass)
const toldPass = (at: MomentAt, pass: Pass, size: Size = 'pass') => toldAt(at, size, endOf(at, pass))

describe('a sample of a batch', () => {
  const sample = (index: number, iteration = 1) => momentsOfSample(recipe, index, iteration)

  test.each([0, 1, 4, 9])('is told with numbers of its trace alone: sample %i', (index) => {
    expect(everyMoment(sample(index)).flatMap(problemsOf)).toEqual([])
  })

  test('is called by its place in the batch, and by its row where the data has more', () => {
    expect(toldAt(sample(0), 'edge', 0)).toMatchObject({
      heading: 'After 1 update',
      sentence: 'After 1 update: the next 10 samples go in, one by one, with the new weights.',
    })
    expect(toldAt(sample(2), 'edge', 0)).toMatchObject({
      heading: 'Sample 3 of 10',
      sentence:
        'The next sample goes in, with the same weights and biases: they change after the last of the 10.',
    })
    const loaded = toldAt(sample(2), 'edge', 2)
    expect(loaded.heading).toBe('Sample 3 of 10 goes in')
    expect(loaded.sentence).toMatch(
      /^Inputs and targets take the numbers of this sample, row 13 of the data: /,
    )
  })

  test('of data that goes in row by row is called by its row', () => {
    const at = momentsOfSample({ ...recipe, batchSize: 1 }, 0, 4)
    expect(toldAt(at, 'edge', 2).heading).toBe('Row 5 of 30 goes in')
    expect(toldPass(at, 'backward').boundary).toMatch(
      /^Backward is done: every trained weight and bias has a/,
    )
  })

  test('after the first clears its own gradients only', () => {
    const [first, third] = [sample(0), sample(2)]
    expect(toldPass(first, 'zero', 'edge')).toMatchObject({
      heading: 'Gradients start from 0',
      boundary: 'Every gradient is 0 and ready to be added to.',
    })
    expect(toldPass(third, 'zero', 'edge')).toEqual({
      heading: 'This sample’s gradients start from 0',
      sentence:
        'This sample’s own 8 gradients are cleared. Those of the weights and biases stay: they add up over the batch. No weight or bias changes.',
      boundary:
        'This sample’s own gradients are 0. Those of the weights and biases keep what the 2 samples before added.',
    })
    expect(toldPass(third, 'zero').sentence).toMatch(
      /^What the sample before left is cleared, but for the gradients of the weights and biases: /,
    )
    expect(toldPass(sample(1), 'zero').boundary).toContain('keep what the sample before added.')
  })

  test('begins backward with its share', () => {
    const at = sample(2)
    expect(toldAt(at, 'edge', endOf(at, 'zero') + 1).sentence).toBe(
      'Backward starts at the loss. The loss of the batch is the mean over its samples, L\u00a0=\u00a0(L₁ + … + L₁₀)/10, so L₃ counts with its share of 1/10: ∂L/∂L₃ = 0.1.',
    )
    const { formula } = explain(at('edge', endOf(at, 'zero') + 1))
    expect(formula!.lines.map((l) => formulaText(l))).toEqual(['∂L/∂L₃', '= 1/10 = 0.1'])
  })

  test('has a loss of its own, while gradients are those of the mean', () => {
    const at = sample(2)
    const loss = explain(at('edge', endOf(at, 'loss')))
    expect(loss.heading).toContain('L₃')
    expect(formulaText(loss.formula!.lines[0]!)).toMatch(/^L₃ = /)
    const onto = explain(at('write', endOf(at, 'zero') + 2))
    expect(onto.heading).not.toContain('∂L₃/')
    expect(formulaText(onto.formula!.lines[0]!)).toMatch(/^∂L\/.* = ∂L\/∂L₃ × ∂L₃\/∂/)
    const alone = momentsOfSample({ ...recipe, batchSize: 1 }, 0, 4)
    expect(explain(alone('edge', endOf(alone, 'loss'))).heading).toContain('L ')
  })

  test('adds to the gradients that the samples before it left, at every size', () => {
    const at = sample(2)
    const end = endOf(at, 'backward')
    const pull = explain(at('edge', end))
    expect(sentenceText(pull.sentence)).toMatch(
      /^From h₁: .* Added to .* from the 2 samples before: ∂L\/∂w₁ ≈ /,
    )
    expect(formulaText(pull.formula!.lines[0]!)).toContain('∂L/∂w₁ + ')
    expect(toldAt(at, 'neuron', end).sentence).toMatch(
      /times each input it adds up to ∂L\/∂w₁ ≈ .*; unchanged it adds up to ∂L\/∂b₁ /,
    )
    expect(toldAt(at, 'layer', end).sentence).toContain(
      'Times a⁽⁰⁾ it adds to the gradient of every weight; as it is, to that of the bias.',
    )
    expect(toldAt(at, 'pass', end).sentence).toContain(
      ' Gradients of the weights and biases add to those of the 2 samples before. ',
    )
    const first = sample(0)
    for (const size of ['edge', 'neuron', 'layer', 'pass'] as const)
      expect(toldAt(first, size, endOf(first, 'backward')).sentence).not.toMatch(/before|adds? to/)
  })

  test('uses a shared parameter again: what came earlier in this sample and before it is there', () => {
    const { model } = recipe
    if (model.kind !== 'network') throw new Error('no network')
    const [hidden, output] = model.layers
    const shared: Recipe = {
      ...recipe,
      model: {
        ...model,
        layers: [hidden!, { ...output!, neurons: [{ name: 'o1', weights: ['w1'], bias: null }] }],
        parameters: model.parameters.filter(({ name }) => name === 'w1' || name === 'b1'),
      },
    }
    const at = momentsOfSample(shared, 2)
    expect(toldAt(at, 'edge', endOf(at, 'backward')).sentence).toMatch(
      / With .* so far, with the 2 samples before: ∂L\/∂w₁ ≈ /,
    )
  })

  test('is done when its gradients are added; only the last is followed by the update', () => {
    expect(toldPass(sample(0), 'backward').boundary).toBe(
      'Sample 1 of 10 is done. Gradients of the weights and biases stay: the next sample adds to them. No weight or bias has changed.',
    )
    expect(toldPass(sample(2), 'backward').boundary).toMatch(/^Sample 3 of 10 is done\. /)
    expect(toldPass(sample(9), 'backward').boundary).toBe(
      'Backward is done for the whole batch: every trained weight and bias has its gradient, the mean over all samples. No weight or bias has changed.',
    )
    expect(toldPass(sample(9), 'update').boundary).toMatch(/^Update is done: /)
  })

  test('counts its own gradients; those of parameters are known before its backward pass', () => {
    const at = sample(2)
    const before = at('edge', endOf(at, 'zero'))
    expect(ledger(before).map(({ text }) => text)).toEqual(['10 of 10', '0 of 12', 'after the batch'])
    for (const { node, gradient } of parameterRows(before))
      expect(gradient).toBe(before.trace.columns.initial[gradientCell(before.graph, node)])
    expect(ledger(at('edge', endOf(at, 'backward')))[1]!.text).toBe('12 of 12')
  })

  test('whose gradients are never cleared adds to those of the iterations before', () => {
    const keeping = { ...recipe, batchSize: 1, keepsGradients: true }
    const [begin, later] = [0, 3].map((iteration) => momentsOfSample(keeping, 0, iteration))
    expect(toldPass(later!, 'zero', 'edge').sentence).toContain(
      'Those of the weights and biases stay: they are never cleared.',
    )
    expect(toldPass(later!, 'zero').boundary).toContain('keep what the iterations before added.')
    const pulled = toldPass(later!, 'backward', 'edge')
    expect(pulled.sentence).toMatch(/ Added to .* from the iterations before: ∂L\/∂w₁ ≈ /)
    expect(pulled.boundary).toContain('has its gradient, added to those of all iterations before.')
    const gradients = (at: MomentAt) => parameterRows(at('edge', 0)).map((r) => r.gradient !== null)
    expect(gradients(begin!)).toEqual([false, false, false, false])
    expect(gradients(later!)).toEqual([true, true, true, true])
    expect(everyMoment(later!).flatMap(problemsOf)).toEqual([])
  })

  test('whose gradients are never cleared names those before it: of this iteration, of others, or both', () => {
    const keeping = { ...recipe, batchSize: 3, keepsGradients: true }
    const told = (index: number, iteration: number, size: Size = 'edge') =>
      toldPass(momentsOfSample(keeping, index, iteration), 'backward', size)
    const added = (words: string) => new RegExp(` Added to \\S+ from ${words}: ∂L/∂w₁ `)
    expect(told(0, 0).sentence).not.toContain('before')
    expect(told(1, 0).sentence).toMatch(added('the sample before'))
    expect(told(2, 0).sentence).toMatch(added('the 2 samples before'))
    expect(told(0, 1).sentence).toMatch(added('the iterations before'))
    expect(told(2, 1).sentence).toMatch(added('all samples before'))
    expect(told(2, 0, 'pass').sentence).toContain('add to those of the 2 samples before.')
    expect(told(2, 1, 'pass').sentence).toContain('add to those of all samples before.')
    expect(told(2, 0).boundary).toMatch(/ has its gradient, the mean over all samples\. No/)
    expect(told(2, 1).boundary).toMatch(/ has its gradient, added to those of all iterations before\./)
  })

  test('whose gradients are never cleared never speaks of iterations before the first one', () => {
    const keeping = { ...recipe, batchSize: 3, keepsGradients: true }
    for (const index of [0, 1, 2])
      for (const moment of everyMoment(momentsOfSample(keeping, index, 0)))
        expect(JSON.stringify(explain(moment))).not.toContain('iterations before')
  })
})
