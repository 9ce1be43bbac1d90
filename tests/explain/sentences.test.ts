import { describe, expect, test } from 'vitest'
import { beatAfter } from '../../src/engine/beats.ts'
import type { Size } from '../../src/engine/step.ts'
import { explain } from '../../src/explain/explain.ts'
import { formulaText, narrate, sentenceText } from '../../src/explain/formula-text.ts'
import { mazur, mazurBiases } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { findRecipe } from '../../src/models/textbook.ts'
import { momentsOfRecipe } from './moments.ts'

const told = (size: Size, step: number, recipe: Recipe = mazur) => {
  const e = explain(momentsOfRecipe(recipe)(size, step))
  return {
    position: `${e.passTitle} · ${e.position}`,
    heading: e.heading,
    sentence: sentenceText(e.sentence),
    lines: e.formula?.lines.map((l) => formulaText(l)) ?? [],
    boundary: e.boundary && sentenceText(e.boundary),
    chip: sentenceText(e.chip),
    narration: narrate(e),
    origins: e.origins.map((o) => `${formulaText(o.symbols)} ${formulaText(o.numbers)}`),
  }
}

describe('Mazur’s iteration in single edges', () => {
  test.each([
    [28, 'h₁’s activation 0.5933 travels to o₁ and is multiplied by w₅ = 0.4: it contributes 0.2373.'],
    [
      34,
      'o₁ adds its contributions and its bias: 0.2373 + 0.2686 + 0.6 ≈ 1.106. This is its weighted sum z.',
    ],
    [36, 'The sigmoid maps z = 1.106 to the activation a ≈ 0.7514, always between 0 and 1.'],
    [85, 'Backward starts at the loss. E changes one-for-one with itself, so ∂E/∂E = 1.'],
    [
      93,
      'h₂ feeds two neurons, so two contributions add. From o₂: −0.0381 × 0.55 ≈ −0.02095. That is the first of two: ∂E/∂a is not complete yet.',
    ],
    [
      102,
      'Near this point E changes at rate 0.1385 with z of o₁ (upstream), and z changes at rate 0.5933 with w₅ (local derivative: h₁’s activation). Multiplied: ∂E/∂w₅ ≈ 0.08217.',
    ],
    [
      103,
      'h₁ feeds two neurons, so two contributions add. From o₁: 0.1385 × 0.4 ≈ 0.0554. With −0.01905 from o₂: ∂E/∂a ≈ 0.03635.',
    ],
    [
      118,
      '∂E/∂w₅ is positive: raising w₅ a little would raise E. So the optimizer lowers it: 0.4 − 0.5 × 0.08217 ≈ 0.3589. The next forward pass uses it.',
    ],
    [
      120,
      '∂E/∂w₇ is negative: raising w₇ a little would lower E. So the optimizer raises it: 0.5 − 0.5 × (−0.0226) ≈ 0.5113. The next forward pass uses it.',
    ],
  ])('at step %i', (step, sentence) => {
    expect(told('edge', step).sentence).toBe(sentence)
  })

  test('the gradient of w₅ with everything that is said about it', () => {
    expect(told('edge', 102)).toEqual({
      position: 'Backward pass · edge 14 of 21',
      heading: '∂E/∂w₅ by the chain rule',
      sentence: expect.any(String),
      lines: ['∂E/∂w₅ = ∂E/∂z_o1 × ∂z_o1/∂w₅', '= 0.1385 × 0.5933 ≈ 0.08217'],
      boundary: null,
      chip: '0.1385 × 0.5933',
      narration: '∂E/∂w₅ by the chain rule. Result: about 0.08217.',
      origins: [
        '∂E/∂z_o1 = ∂E/∂a_o1 × σ′(z_o1) = 0.7414 × 0.1868 ≈ 0.1385',
        'a_h1 = σ(z_h1) = 1/(1 + e^(−0.3775)) ≈ 0.5933',
      ],
    })
  })

  test('a gradient that adds up says so in its heading and its formula', () => {
    const { heading, lines } = told('edge', 103)
    expect(heading).toBe('∂E/∂a of h₁, 2 of 2')
    expect(lines).toEqual([
      '∂E/∂a_h1 = ∂E/∂a_h1 + ∂E/∂z_o1 × ∂z_o1/∂a_h1',
      '= −0.01905 + 0.1385 × 0.4 ≈ 0.03635',
    ])
  })
})

describe('the same iteration in other sizes', () => {
  test('a Neuron sums and fires in one formula', () => {
    const { sentence, lines } = told('neuron', 12)
    expect(sentence).toBe(
      'h₁ adds its contributions and its bias: 0.0075 + 0.02 + 0.35 = 0.3775, its weighted sum z. The sigmoid maps z to the activation a ≈ 0.5933, always between 0 and 1.',
    )
    expect(lines).toEqual(['a_h1 = σ(w₁i₁ + w₂i₂ + b₁)', '= σ(0.0075 + 0.02 + 0.35) = σ(0.3775) ≈ 0.5933'])
  })

  test('a Neuron backward names every gradient it gives', () => {
    expect(told('neuron', 109, mazurBiases).sentence).toBe(
      '∂E/∂a of o₁ is multiplied by the slope of the sigmoid: 0.7414 × 0.1868 ≈ 0.1385. This is ∂E/∂z of o₁. From it follows the rest: times each input it gives ∂E/∂w₅ ≈ 0.08217 and ∂E/∂w₆ ≈ 0.08267; unchanged it is ∂E/∂b₃ ≈ 0.1385; times each weight it goes on to h₁ and h₂.',
    )
  })

  test('a Write passes the gradient through the sum before it multiplies', () => {
    expect(told('write', 101).sentence).toBe(
      'z of o₁ is a sum: it changes one-for-one with w₅h₁ (local derivative 1). So its gradient 0.1385 (upstream) passes on unchanged: ∂E/∂(w₅h₁) ≈ 0.1385.',
    )
    expect(told('write', 102).lines).toEqual([
      '∂E/∂w₅ = ∂E/∂(w₅h₁) × ∂(w₅h₁)/∂w₅',
      '= 0.1385 × 0.5933 ≈ 0.08217',
    ])
  })

  test('a Layer is told in matrices and its own numbers', () => {
    expect(told('layer', 24)).toMatchObject({
      sentence:
        'Row j of W⁽¹⁾ (2 × 2) holds the weights into neuron j. W⁽¹⁾ times the inputs a⁽⁰⁾, plus b⁽¹⁾, gives the weighted sums z⁽¹⁾; the sigmoid of each is its activation.',
      lines: [
        'z⁽¹⁾ = W⁽¹⁾a⁽⁰⁾ + b⁽¹⁾',
        '= [0.15, 0.2; 0.25, 0.3][0.05; 0.1] + [0.35; 0.35] = [0.3775; 0.3925]',
        'a⁽¹⁾ = σ(z⁽¹⁾)',
        '= σ[0.3775; 0.3925] ≈ [0.5933; 0.5969]',
      ],
      origins: [],
    })
    expect(told('layer', 103).lines).toEqual([
      'δ⁽²⁾ = ∂E/∂a⁽²⁾ ⊙ σ′(z⁽²⁾)',
      '= [0.7414; −0.2171] ⊙ [0.1868; 0.1755] ≈ [0.1385; −0.0381]',
      '∂E/∂W⁽²⁾ = δ⁽²⁾(a⁽¹⁾)ᵀ',
      '= [0.1385; −0.0381][0.5933, 0.5969] ≈ [0.08217, 0.08267; −0.0226, −0.02274]',
      '∂E/∂a⁽¹⁾ = (W⁽²⁾)ᵀδ⁽²⁾',
      '= [0.4, 0.5; 0.45, 0.55][0.1385; −0.0381] ≈ [0.03635; 0.04137]',
    ])
    expect(told('layer', 121).lines).toEqual([
      'W⁽²⁾ ← W⁽²⁾ − η∂E/∂W⁽²⁾',
      '= [0.4, 0.45; 0.5, 0.55] − 0.5[0.08217, 0.08267; −0.0226, −0.02274] ≈ [0.3589, 0.4087; 0.5113, 0.5614]',
    ])
  })

  test('a trained bias takes δ as its gradient', () => {
    expect(told('layer', 109, mazurBiases).lines).toContain('∂E/∂b⁽²⁾ = δ⁽²⁾ ≈ [0.1385; −0.0381]')
    expect(told('layer', 103).lines.join()).not.toContain('∂b')
  })

  test('the loss is a layer with its terms and total, and gives each output its gradient', () => {
    expect(told('layer', 57).lines).toEqual([
      '½(t − a⁽²⁾)²',
      '= ½([0.01; 0.99] − [0.7514; 0.7729])² ≈ [0.2748; 0.02356]',
      'E = E_o1 + E_o2',
      '= 0.2748 + 0.02356 ≈ 0.2984',
    ])
    expect(told('layer', 89).lines).toEqual([
      '∂E/∂a⁽²⁾ = ∂E/∂E × (a⁽²⁾ − t)',
      '= 1 × ([0.7514; 0.7729] − [0.01; 0.99]) ≈ [0.7414; −0.2171]',
    ])
  })

  test('a half finished Layer does not show numbers that are not there yet', () => {
    const { sentence, lines } = told('layer', 14)
    expect(sentence).toMatch(/^1 of 2 neurons fired so far\. /)
    expect(lines[1]).toBe('= [0.15, 0.2; 0.25, 0.3][0.05; 0.1] + [0.35; 0.35] = [0.3775; –]')
    expect(lines[3]).toBe('= σ[0.3775; –] ≈ [0.5933; –]')
    expect(told('layer', 91).lines[1]).toBe('= [0.7414; −0.2171] ⊙ [–; 0.1755] ≈ [–; −0.0381]')
  })

  test('a Pass tells in two sentences where it went, what it wrote and what it did not change', () => {
    expect([48, 57, 84, 113, 121].map((step) => told('pass', step).sentence)).toEqual([
      'Forward went from the inputs to the outputs, layer by layer. It wrote 16 values and changed no weight.',
      'The loss compared 2 outputs with their targets. It wrote 3 values and changed no weight.',
      'Backward adds contributions up, so what earlier passes left is cleared first. It wrote 27 gradients and changed no weight.',
      'Backward started from ∂E/∂E = 1 and went from the loss to the first layer, edge by edge. It wrote 27 gradients and changed no weight.',
      'The optimizer subtracted η\u00a0=\u00a00.5 times its gradient from every weight. It wrote 8 weights and changed no value and no gradient.',
    ])
    expect(told('pass', 100).sentence).toContain('gradients so far and changed no weight.')
  })

  test('a rank of a plain expression tells each of its operations with numbers', () => {
    const recipe = findRecipe('colah')!
    expect(told('layer', 6, recipe)).toMatchObject({
      heading: 'Two operations fire',
      sentence:
        'c and d need nothing but what is there, so the order among them does not matter: c = 3 and d = 2.',
      lines: ['c = a + b = 2 + 1 = 3', 'd = b + 1 = 1 + 1 = 2'],
    })
    expect(told('layer', 20, recipe)).toMatchObject({
      heading: 'Two operations, backward',
      lines: ['∂e/∂b = 3 × 1 + 2 × 1 = 5', '∂e/∂a = 2 × 1 = 2'],
    })
  })
})

describe('pass boundaries', () => {
  test.each([
    [48, 'Forward is done: every neuron has its value. No weight has changed.'],
    [57, 'The loss is known. No weight has changed.'],
    [84, 'Every gradient is 0 and ready to be added to.'],
    [113, 'Backward is done: every trained weight has a gradient. No weight has changed.'],
    [121, 'Update is done: 8 parameters took a step. Forward comes again.'],
  ])('at step %i rest on a sentence at every size', (step, sentence) => {
    for (const size of ['write', 'edge', 'neuron', 'layer', 'pass'] as const)
      expect(told(size, step).boundary).toBe(sentence)
  })

  test('have none elsewhere', () => {
    expect(told('edge', 102).boundary).toBeNull()
  })
})

describe('before the first step', () => {
  test('the recipe’s introduction stands in iteration 0', () => {
    expect(told('neuron', 0)).toMatchObject({
      heading: 'Before the first step',
      sentence: mazur.intro,
      lines: [],
    })
  })

  test('later iterations say what they start from', () => {
    const moment = { ...momentsOfRecipe(mazur)('neuron', 0), iteration: 1 }
    expect(sentenceText(explain(moment).sentence)).toBe(
      'After 1 update: the same inputs go in again, with the new weights.',
    )
  })
})

test('what is left of a neuron, from within it on, is told of that neuron and not of the loss', () => {
  const at = momentsOfRecipe(mazur)
  const { schedule } = at('write', 0)
  const rest = beatAfter(schedule, 'neuron', 90)!
  const { heading, sentence } = explain(at('neuron', rest.to, rest))
  expect(heading).toBe('o₂ sends gradients back')
  expect(sentenceText(sentence)).toMatch(/^What is left of o₂’s pulls: ∂E\/∂a of h₁ .* and ∂E\/∂a of h₂ /)
})
