import { describe, expect, test } from 'vitest'
import { graphBuilder } from '../../src/engine/graph-builder.ts'
import { type OpName, ops } from '../../src/engine/ops.ts'
import { explain } from '../../src/explain/explain.ts'
import { formulaText, sentenceText } from '../../src/explain/formula-text.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { square } from '../models/graph-recipe.ts'
import { type MomentAt, momentsOf, momentsOfRecipe } from './moments.ts'

const sentenceAt = (at: MomentAt, step: number): string => sentenceText(explain(at('edge', step)).sentence)

/** Sentences of all Edge beats, in order. */
const sentences = (at: MomentAt): readonly string[] => {
  const { schedule } = at('edge', 0)
  return Array.from({ length: schedule.length }, (_, i) => i + 1)
    .filter((i) => i === schedule.length || schedule.keys.edge[i] !== schedule.keys.edge[i - 1])
    .map((i) => sentenceAt(at, i))
}

/** y = op of leaves x0, x1, … that hold these numbers. */
const operation = (name: OpName, ...values: readonly number[]): MomentAt => {
  const b = graphBuilder()
  const leaves = values.map((v, i) => b.leaf(`x${i}`, v, { trainable: true }))
  return momentsOf(b.build(b.apply(ops[name], leaves, 'y')))
}

const withWeight = (name: string, value: number): Recipe => ({
  ...mazur,
  model: {
    ...(mazur.model as Extract<Recipe['model'], { kind: 'network' }>),
    parameters: (mazur.model as Extract<Recipe['model'], { kind: 'network' }>).parameters.map((p) =>
      p.name === name ? { ...p, value } : p,
    ),
  },
})

describe('every operation', () => {
  test.each(Object.keys(ops) as OpName[])('%s is told forward and backward', (name) => {
    const arity = ops[name].arity || 3
    const at = operation(name, ...(name === 'binaryCrossEntropy' ? [0.5, 0.7] : [0.5, 2, 3].slice(0, arity)))
    const all = sentences(at)
    const noun = ops[name].noun
    const said =
      name === 'pow' ? '0.5 to the power 2 ' : `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)} of `
    expect(all.some((s) => s.startsWith(said))).toBe(true)
    expect(all.filter((s) => s.includes('(upstream)')).length).toBe(arity)
    expect(all.filter((s) => s.includes('So the optimizer'))).toHaveLength(arity)
  })

  test('without a name is called after what it computes', () => {
    const b = graphBuilder()
    const [x, y] = ['x', 'y'].map((n, i) => b.leaf(n, i + 2, { needsGradient: true }))
    const s = b.apply(ops.sum, [x!, y!])
    const at = momentsOf(b.build(b.apply(ops.mul, [s, y!])))
    expect(sentences(at)[1]).toBe('The sum of 2 and 3 is 5.')
    expect(explain(at('edge', 3)).heading).toBe('x + y is computed')
    const backward = explain(at('edge', at('edge', 0).schedule.length))
    expect(formulaText(backward.formula!.symbols)).toBe('∂L/∂x = ∂L/∂(x + y) × ∂(x + y)/∂x')
  })

  test('used twice on the same number has two contributions', () => {
    const at = momentsOfRecipe(square)
    expect(sentenceAt(at, 20)).toBe(
      'x is used twice, so two contributions add. From p: 14 × 3 = 42. With 42 from p: ∂f/∂x = 84.',
    )
  })

  test('deep inside a long chain is called by its number', () => {
    const b = graphBuilder()
    let x = b.leaf('x', 1, { needsGradient: true })
    for (let i = 0; i < 5000; i++) x = b.apply(ops.sin, [x])
    const at = momentsOf(b.build(x))
    expect(explain(at('edge', 9000)).heading).toBe('v₄₅₀₀ is computed')
  })
})

describe('numbers that end the ordinary', () => {
  test('0 × ∞ is named with its factors', () => {
    expect(sentences(operation('mul', 0, Number.NEGATIVE_INFINITY))).toContain(
      'The product of 0 and −∞ is NaN: this is y. The result is not a number: 0 × (−∞) has no value.',
    )
  })

  test('∞ − ∞ in a sum is named', () => {
    const at = operation('sum', Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)
    expect(sentences(at).join()).toContain('The result is not a number: ∞ − ∞ has no value.')
  })

  test('a NaN that came in is said to have come in', () => {
    expect(sentences(operation('sum', Number.NaN, 1)).join()).toContain(
      'one of the numbers it is made from is not',
    )
  })

  test('an overflow is said to be one', () => {
    const sum = sentenceAt(momentsOfRecipe(withWeight('w5', 1.7e308)), 28)
    expect(sum).toContain('multiplied by w₅ = 1.7 × 10³⁰⁸')
    expect(sentences(operation('mul', 1e200, 1e200)).join()).toContain('The result has no finite value')
  })

  test('a NaN gradient leaves no sign to tell of', () => {
    expect(sentences(operation('mul', Number.NaN, 1)).join()).toContain('so the update has no value either')
  })

  test('a kink says which convention applies', () => {
    expect(sentences(operation('relu', 0))).toContain(
      'The rectifier (ReLU) of 0 is 0: this is y. At 0 the slope of ReLU jumps; the left one is used, by convention.',
    )
    expect(sentences(operation('max', 2, 2)).join()).toContain('2 numbers tie for the max')
  })
})

describe('signs of gradients', () => {
  test('a gradient of 0 leaves the parameter as it is', () => {
    const all = sentences(operation('mul', 0, 3))
    expect(all.join('\n')).toContain(
      '∂y/∂x₁ is 0: near this point x₁ does not change y. So the optimizer leaves it as it is: 3 − 0.1 × 0 = 3.',
    )
    expect(all.join('\n')).toContain('One factor is 0, so near this point x₁ does not change y.')
  })

  test('a step smaller than the last digit is told as one', () => {
    expect(sentences(operation('mul', 1e-30, 1)).join()).toContain(
      'would lower it, but by less than its last digit',
    )
  })

  test('small factors in powers of ten stand in parentheses', () => {
    const all = sentences(operation('mul', 3e-7, 2e-7)).join('\n')
    expect(all).toContain('0.1 × (2 × 10⁻⁷)')
  })
})

describe('batches', () => {
  const recipe = layeredRecipe({ sizes: [1, 1], samples: 4, batchSize: 4, outputActivation: 'sigmoid' })

  test('the seed is the sample’s share', () => {
    const at = momentsOfRecipe(recipe)
    const seed = at('edge', 0).schedule.kind.indexOf(4) + 1
    expect(sentenceAt(at, seed)).toBe(
      'Backward starts at the loss. The loss of a batch is the mean of its samples, so L of this sample counts with its share: ∂L/∂L = 0.25.',
    )
  })

  test('a later sample adds to what the samples before it left', () => {
    const first = momentsOfRecipe(recipe)('edge', 0)
    const at = momentsOf(first.graph, {
      notation: first.notation,
      sample: new Float64Array([0.5, 1]),
      batchSize: 4,
      position: { first: false, last: false },
      cells: first.trace.cellsAt(first.trace.length).slice(),
    })
    const last = explain(at('edge', at('edge', 0).schedule.length))
    expect(sentenceText(last.sentence)).toMatch(
      /^From o₁: .* Added to .* from the samples before: ∂L\/∂w₁ ≈ /,
    )
    expect(sentenceText(last.boundary!)).toContain('This sample is done.')
  })
})

describe('ties', () => {
  const tiesAt = (step: number) => explain(momentsOfRecipe(mazur)('edge', step)).ties
  const { graph } = momentsOfRecipe(mazur)('edge', 0)
  const id = (name: string) => graph.nodes.findIndex((n) => n.name === name)
  const gradientOf = (node: number) => graph.nodeCount + node
  const sumOf = (name: string) => graph.source[graph.firstEdge[id(name)]!]!

  test('outline the upstream gradient and the activation that is the local derivative', () => {
    expect(tiesAt(102)).toEqual([
      { cell: gradientOf(sumOf('o1')), hue: 'gradient', slopeOf: -1 },
      { cell: id('h1'), hue: 'value', slopeOf: -1 },
    ])
  })

  test('outline a slope at its curve', () => {
    expect(tiesAt(97)).toEqual([
      { cell: gradientOf(id('o1')), hue: 'gradient', slopeOf: -1 },
      { cell: -1, hue: 'value', slopeOf: id('o1') },
    ])
  })

  test('outline the weight and the gradient of an update', () => {
    expect(tiesAt(118)).toEqual([
      { cell: id('w5'), hue: 'value', slopeOf: -1 },
      { cell: gradientOf(id('w5')), hue: 'gradient', slopeOf: -1 },
    ])
  })
})

describe('a beat in motion', () => {
  test('is told as if it were done, and by its own size', () => {
    const at = momentsOfRecipe(mazur)
    const moment = at('neuron', 102, { size: 'edge', from: 100, to: 102 })
    expect(explain(moment).heading).toBe('∂E/∂w₅ by the chain rule')
  })
})
