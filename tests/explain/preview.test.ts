import { describe, expect, test } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { narrate } from '../../src/explain/formula-text.ts'
import { mazur } from '../../src/models/mazur.ts'
import { findRecipe } from '../../src/models/textbook.ts'
import { momentsOfRecipe } from './moments.ts'

const told = (recipe: typeof mazur): string =>
  narrate(explain({ ...momentsOfRecipe(recipe)('neuron', 0), preview: true })).replaceAll('\u00A0', ' ')

describe('what is said before the first step while numbers are changed', () => {
  test('is what the network answers with them', () => {
    expect(told(mazur)).toContain(
      'With these numbers o₁ ≈ 0.7514 and o₂ ≈ 0.7729, so E ≈ 0.2984. Press → to compute it step by step.',
    )
  })

  test('is the result of an expression, also where training changes it afterwards', () => {
    expect(told(findRecipe('cs231n-neuron')!)).toContain('With these numbers f ≈ 0.7311. Press')
    expect(told(findRecipe('micrograd-lecture')!)).toContain('With these numbers L = −8. Press')
  })
})
