import { describe, expect, test } from 'vitest'
import { beatAfter } from '../../src/engine/beats.ts'
import type { Size } from '../../src/engine/step.ts'
import { explain } from '../../src/explain/explain.ts'
import { formulaText, sentenceText } from '../../src/explain/formula-text.ts'
import { inspect } from '../../src/explain/inspection.ts'
import { expressions } from '../../src/models/expressions.ts'
import { momentsOfRecipe } from './moments.ts'

const recipeOf = (id: string) => expressions.find((r) => r.id === id)!

/** Everything said of an expression at a size, by heading. */
const told = (id: string, size: Size) => {
  const at = momentsOfRecipe(recipeOf(id))
  const { schedule } = at('write', 0)
  const all = new Map<string, { readonly sentence: string; readonly lines: readonly string[] }>()
  for (let beat = beatAfter(schedule, size, 0); beat; beat = beatAfter(schedule, size, beat.to)) {
    const { heading, sentence, formula } = explain(at(size, beat.to, beat))
    all.set(heading, {
      sentence: sentenceText(sentence),
      lines: formula?.lines.map((f) => formulaText(f)) ?? [],
    })
  }
  return all
}

describe('add distributes, max routes, multiply swaps', () => {
  const neuron = told('cs231n-max', 'neuron')
  const edge = told('cs231n-max', 'edge')

  test('each has its reason, one operation at a time', () => {
    expect(neuron.get('s sends gradients back')?.sentence).toBe(
      's is a sum: its gradient 2 (upstream) goes on unchanged to each of its numbers: ∂f/∂p = 2 and ∂f/∂m = 2.',
    )
    expect(neuron.get('m sends gradients back')?.sentence).toBe(
      'm is the maximum of its numbers, and that is z: all of its gradient 2 (upstream) goes there, and nothing elsewhere: ∂f/∂z = 2 and ∂f/∂w = 0.',
    )
    expect(neuron.get('p sends gradients back')?.sentence).toBe(
      'p is a product: its gradient 2 (upstream) times the other factor goes to each factor: ∂f/∂x = −8 and ∂f/∂y = 6.',
    )
  })

  test('one line of the formula per gradient', () => {
    expect(neuron.get('p sends gradients back')?.lines).toEqual([
      '∂f/∂x = 2 × (−4) = −8',
      '∂f/∂y = 2 × 3 = 6',
    ])
  })

  test('max says to whom it passes its gradient, and to whom nothing', () => {
    expect(edge.get('∂f/∂z by the chain rule')?.sentence).toBe(
      'm is the maximum of its numbers, and that is z: near this point they change together (local derivative 1). So max passes its whole gradient 2 (upstream) on to z: ∂f/∂z = 2.',
    )
    expect(edge.get('∂f/∂w by the chain rule')?.sentence).toContain(
      'So nothing of the gradient 2 (upstream) is passed to w: ∂f/∂w = 0.',
    )
  })
})

describe('local derivatives', () => {
  const neuron = told('cs231n-neuron', 'edge')

  test('are given with the numbers put in', () => {
    expect(neuron.get('∂f/∂d by the chain rule')?.sentence).toContain('(local derivative: −1/1.368²)')
    expect(neuron.get('∂f/∂x₁ by the chain rule')?.sentence).toContain(
      '(local derivative: the other factor, w₁)',
    )
    expect(neuron.get('∂f/∂n by the chain rule')?.sentence).toContain(
      '(local derivative: u itself, since the exponential is its own derivative)',
    )
    expect(told('micrograd-neuron', 'edge').get('∂o/∂n by the chain rule')?.sentence).toContain(
      'the slope of the hyperbolic tangent at n ≈ 0.8814, 1 − 0.7071²',
    )
  })

  test('of a negative turn the sign', () => {
    expect(neuron.get('∂f/∂s by the chain rule')?.sentence).toContain(
      'passes on with its sign turned: ∂f/∂s ≈ 0.1966.',
    )
  })
})

describe('numbers of an expression', () => {
  test('constants are called by their number', () => {
    const readme = told('micrograd-readme', 'edge')
    expect(readme.get('b³ is computed')).toEqual({
      sentence: '2 to the power 3 is 8.',
      lines: ['b³', '= 2³ = 8'],
    })
    expect(readme.get('3 travels to v₁₀')?.sentence).toBe(
      'The constant 3 travels to v₁₀, the product of 3 and d₂.',
    )
  })

  test('keep their names as they are given at the beginning of a sentence', () => {
    expect(told('micrograd-lecture', 'edge').get('e travels to d')?.sentence).toMatch(/^e is −6\./)
  })

  test('that are said already are not said twice', () => {
    expect(told('cs231n-neuron', 'edge').get('n is computed')?.lines).toEqual(['n = −s', '= −1'])
  })

  test('a step with a negative rate goes uphill', () => {
    expect(told('micrograd-lecture', 'edge').get('a takes its step')?.sentence).toBe(
      '∂L/∂a is positive: raising a a little would raise L. The learning rate is negative, so the step goes uphill: 2 − (−0.01) × 6 = 2.06. The next forward pass uses it.',
    )
  })

  test('nothing is said of parameters where there are none', () => {
    for (const size of ['edge', 'neuron'] as const)
      for (const { sentence } of told('colah', size).values()) expect(sentence).not.toContain('parameter')
  })
})

describe('inspecting an expression', () => {
  const at = momentsOfRecipe(recipeOf('colah'))
  const end = at('write', 0).schedule.length
  const { graph } = at('write', 0)
  const id = (name: string): number => graph.nodes.findIndex((n) => n.name === name)

  test('an operation has its value and its gradient', () => {
    const shown = inspect(at('edge', end), `operation:${id('e')}`)
    expect(shown).toMatchObject({ name: 'e', role: 'the product, the output' })
    expect(shown!.numbers.map(({ label, value }) => [label, value])).toEqual([
      ['e', 6],
      ['∂e/∂e', 1],
    ])
  })

  test('a leaf counts what has arrived, a constant has no gradient', () => {
    expect(inspect(at('edge', end - 2), `leaf:${id('b')}`)?.numbers[1]).toMatchObject({
      label: '∂e/∂b',
      note: 'so far, 1 of 2',
    })
    expect(
      inspect(at('edge', end), `constant:${graph.nodes.findIndex((n) => n.op === null && n.name === '')}`),
    ).toMatchObject({
      role: 'constant',
      numbers: [{ value: 1 }],
    })
  })

  test('an edge has what it carries, its local derivative and its contribution, once they are there', () => {
    const edge = graph.firstEdge[id('c')]! + 1
    const before = inspect(at('edge', 0), `edge:${edge}`)
    expect(before).toMatchObject({ name: 'b → c', role: 'edge, number 2 of 2' })
    expect(before!.numbers.map(({ value, note }) => [value, note])).toEqual([
      [null, 'not yet'],
      [null, 'not yet'],
      [null, 'not yet'],
    ])
    expect(
      inspect(at('edge', end), `edge:${edge}`)!.numbers.map(({ label, value }) => [label, value]),
    ).toEqual([
      ['carries', 1],
      ['∂c/∂b, local derivative', 1],
      ['contribution to ∂e/∂b', 2],
    ])
  })
})
