import { describe, expect, test } from 'vitest'
import type { Formula } from '../../src/engine/formula.ts'
import { graphBuilder } from '../../src/engine/graph-builder.ts'
import { ops } from '../../src/engine/ops.ts'
import {
  type Optimizer,
  type OptimizerName,
  type OptimizerSettings,
  optimizerOf,
} from '../../src/engine/optimizer.ts'
import { KINDS, SIZES, type Size } from '../../src/engine/step.ts'
import { explain } from '../../src/explain/explain.ts'
import { explainFirst } from '../../src/explain/explain-first.ts'
import type { Explanation } from '../../src/explain/explanation.ts'
import { formulaText, sentenceText } from '../../src/explain/formula-text.ts'
import { questionOf } from '../../src/explain/question.ts'
import { mazur } from '../../src/models/mazur.ts'
import { called, everyOptimizer } from '../engine/iteration.ts'
import { type MomentAt, momentsOf, momentsOfRecipe } from './moments.ts'

const UPDATE = KINDS.indexOf('update')

/** Mazur's network with another optimizer, and the first write of the update of w₁. */
const withOptimizer = (
  optimizer: OptimizerName,
  settings: Partial<OptimizerSettings> = {},
): { readonly at: MomentAt; readonly first: number; readonly of: Optimizer } => {
  const at = momentsOfRecipe({ ...mazur, optimizer, settings })
  const { schedule } = at('write', 0)
  return { at, first: schedule.kind.indexOf(UPDATE), of: schedule.optimizer }
}

const words = ({ sentence }: Explanation): string => sentenceText(sentence)
const lines = ({ formula }: Explanation): string[] => (formula?.lines ?? []).map((l) => formulaText(l))

/** What a formula of numbers comes to. */
const value = (f: Formula): number => {
  switch (f.t) {
    case 'num':
      return f.value
    case 'paren':
      return value(f.body)
    case 'root':
      return Math.sqrt(value(f.body))
    case 'sup':
      return value(f.base) ** value(f.sup)
    case 'frac':
      return value(f.over) / value(f.under)
    case 'row': {
      let sum = 0
      let sign = 1
      let product: number | null = null
      for (const item of f.items) {
        if (item.t !== 'op') product = (product ?? 1) * value(item)
        else if (item.text !== '×') {
          sum += sign * (product ?? 0)
          sign = item.text === '−' ? -1 : 1
          product = null
        }
      }
      return sum + sign * (product ?? 0)
    }
    default:
      throw new Error(`${f.t} has no value`)
  }
}

describe('each write of an update', () => {
  test.each([
    [
      'momentum',
      {},
      [
        'The velocity keeps 0.9 of itself and adds the gradient: 0.9 × 0 + 0.0004386 ≈ 0.0004386.',
        'w₁ moves against its velocity: 0.15 − 0.5 × 0.0004386 ≈ 0.1498. The next forward pass uses it.',
      ],
    ],
    [
      'sgd',
      { weightDecay: 0.1 },
      [
        'Weight decay adds λ times w₁ to its gradient: 0.0004386 + 0.1 × 0.15 ≈ 0.01544. So w₁ is drawn towards 0; what follows takes this for the gradient.',
        'w₁ moves against its decayed gradient: 0.15 − 0.5 × 0.01544 ≈ 0.1423. The next forward pass uses it.',
      ],
    ],
    [
      'nesterov',
      {},
      [
        'The velocity keeps 0.9 of itself and adds the gradient: 0.9 × 0 + 0.0004386 ≈ 0.0004386.',
        'w₁ moves against its gradient and 0.9 of the new velocity, as if it looked one step ahead: 0.15 − 0.5 × (0.0004386 + 0.9 × 0.0004386) ≈ 0.1496. The next forward pass uses it.',
      ],
    ],
    [
      'adagrad',
      {},
      [
        'The sum of squares grows by the square of the gradient: 0 + 0.0004386² ≈ 1.923 × 10⁻⁷. It never shrinks, and so steps become shorter.',
        'w₁ moves against its gradient, divided by the root of its sum of squares: 0.15 − 0.5 × 0.0004386/(√(1.923 × 10⁻⁷) + 1 × 10⁻¹⁰) ≈ −0.35. Large gradients alone do not make large steps. The next forward pass uses it.',
      ],
    ],
    [
      'rmsprop',
      {},
      [
        'The mean square, a running mean of squared gradients, keeps 0.99 of itself and takes 1 − 0.99 of the square of the gradient: 0.99 × 0 + (1 − 0.99) × 0.0004386² ≈ 1.923 × 10⁻⁹.',
        'w₁ moves against its gradient, divided by the root of its mean square: 0.15 − 0.5 × 0.0004386/(√(1.923 × 10⁻⁹) + 1 × 10⁻⁸) ≈ −4.849. Large gradients alone do not make large steps. The next forward pass uses it.',
      ],
    ],
    [
      'adamw',
      {},
      [
        'Weight decay takes η × λ of w₁ away, whatever the gradient is: 0.15 − 0.5 × 0.01 × 0.15 ≈ 0.1492. So w₁ is drawn towards 0.',
        'The first moment, a running mean of gradients, keeps 0.9 of itself and takes 1 − 0.9 of the gradient: 0.9 × 0 + (1 − 0.9) × 0.0004386 ≈ 4.386 × 10⁻⁵.',
        'The second moment, a running mean of squared gradients, keeps 0.999 of itself and takes 1 − 0.999 of the square of the gradient: 0.999 × 0 + (1 − 0.999) × 0.0004386² ≈ 1.923 × 10⁻¹⁰.',
        'The first moment began at 0 and is too small at first. Dividing it by 1 − 0.9ᵗ corrects that: 4.386 × 10⁻⁵/(1 − 0.9¹) ≈ 0.0004386.',
        'The second moment began at 0 and is too small at first. Dividing it by 1 − 0.999ᵗ corrects that: 1.923 × 10⁻¹⁰/(1 − 0.999¹) ≈ 1.923 × 10⁻⁷.',
        'w₁ moves against its corrected first moment, divided by the root of its corrected second moment: 0.1492 − 0.5 × 0.0004386/(√(1.923 × 10⁻⁷) + 1 × 10⁻⁸) ≈ −0.3507. Large gradients alone do not make large steps. The next forward pass uses it.',
      ],
    ],
  ] as const)('of %s with %o is told with its numbers', (name, settings, expected) => {
    const { at, first } = withOptimizer(name, settings)
    expect(expected.map((_, k) => words(explain(at('write', first + k + 1))))).toEqual(expected)
  })

  test.each(everyOptimizer.map((o) => [called(o), o] as const))(
    'of %s has a formula whose numbers come to what was written, first in symbols',
    (_name, { name, settings }) => {
      const { at, first, of } = withOptimizer(name, settings)
      of.writes.forEach((_, k) => {
        const told = explain(at('write', first + k + 1))
        const { after } = at('write', 0).trace.at(first + k)
        if (of.writes.length > 1) {
          const result = value(told.formula!.numbers)
          expect(Math.abs(result - after)).toBeLessThanOrEqual(1e-12 * Math.abs(after))
        }
        expect(lines(told)[0]).toMatch(/^\S+ ← /)
        expect(told.formula!.result.value).toBe(after)
      })
    },
  )

  test('names t in the correction of Adam, which counts updates from 1', () => {
    const { graph, trace } = withOptimizer('adam').at('write', 0)
    const optimizer = withOptimizer('adam').of
    const at = momentsOf(graph, { optimizer, iteration: 6, cells: trace.cellsAt(0).slice() })
    const first = at('write', 0).schedule.kind.indexOf(UPDATE)
    const [symbols, numbers] = lines(explain(at('write', first + 3)))
    expect(symbols).toBe('m\u0302_w1 ← m_w1/(1 − β₁^t)')
    expect(numbers).toContain('/(1 − 0.9⁷)')
  })

  test('says where each of its numbers came from', () => {
    const { at, first } = withOptimizer('adamw')
    const from = (k: number): string[] =>
      explain(at('write', first + k)).origins.map(
        (o) => `${formulaText(o.symbols)} ${sentenceText(o.sentence)}`,
      )
    expect(from(2)[0]).toBe('m_w1 It begins at 0.')
    expect(from(2)[1]).toContain('∂E/∂w₁ = ')
    expect(from(6)).toEqual([
      'w₁ = w₁ − η × λ × w₁ The optimizer wrote it just before.',
      'm\u0302_w1 = m_w1/(1 − β₁^t) The optimizer wrote it just before.',
      'v\u0302_w1 = v_w1/(1 − β₂^t) The optimizer wrote it just before.',
    ])
  })
})

describe('an update as a whole', () => {
  const { at, first, of } = withOptimizer('adam')
  const n = of.writes.length
  const told = (size: Size, step: number): Explanation => explain(at(size, step))

  test('is told of one parameter at size Edge, with every formula', () => {
    const edge = told('edge', first + n)
    expect(edge.heading).toBe('w₁ takes its step')
    expect(words(edge)).toBe(
      'Adam moves w₁ against its mean gradient over the root of the mean squared gradient: w₁ 0.15 → −0.35. The next forward pass uses it.',
    )
    expect(lines(edge)).toHaveLength(n)
    expect(told('edge', first + 2).heading).toBe('w₁ takes its step, so far')
  })

  test('begins at the number before weight decay', () => {
    const adamw = withOptimizer('adamw')
    const edge = explain(adamw.at('edge', adamw.first + adamw.of.writes.length))
    expect(words(edge)).toContain('w₁ 0.15 → −0.3507.')
  })

  test('is told of a neuron by its changes, of a layer in matrices, of a pass in general', () => {
    expect(words(told('neuron', first + 2 * n))).toBe(
      'Adam takes a step for each of the 2 parameters of h₁: w₁ 0.15 → −0.35 and w₂ 0.2 → −0.3. The next forward pass uses them.',
    )
    const layer = told('layer', first + 4 * n)
    expect(words(layer)).toBe(
      'Adam takes a step for each of the 4 parameters of the hidden layer, each with numbers of its own. Only now do weights change; the next forward pass uses them.',
    )
    expect(lines(layer).slice(-2)).toEqual(['W⁽¹⁾ = [0.15, 0.2; 0.25, 0.3]', '→ [−0.35, −0.3; −0.25, −0.2]'])
    const pass = told('pass', first + 8 * n)
    expect(words(pass)).toBe(
      'Adam moves every weight against its mean gradient over the root of the mean squared gradient. It wrote 8 weights and 32 optimizer numbers and changed no value and no gradient.',
    )
    expect(lines(pass)[0]).toBe('m ← β₁ × m + (1 − β₁) × ∂E/∂w')
  })

  test.each(everyOptimizer.map((o) => [called(o), o] as const))(
    'of %s is told at every place and size, as a question too, and shortly before its words are loaded',
    (_name, { name, settings }) => {
      const { at, first, of } = withOptimizer(name, settings)
      for (const size of SIZES)
        for (let step = first + 1; step <= first + 3 * of.writes.length; step++) {
          const moment = at(size, step)
          const explanation = explain(moment)
          expect(words(explanation)).toMatch(/\.$/)
          expect(lines(explanation).join()).not.toContain('undefined')
          const question = questionOf({ ...at(size, moment.beat!.from, moment.beat), asked: true })
          expect(words(question)).toMatch(/^What (is|are) .*\? Think first/)
          expect(words(explainFirst(moment))).toMatch(/\.$/)
        }
    },
  )

  test('says why a division has no result', () => {
    const b = graphBuilder()
    const x = b.leaf('x', 0, { trainable: true })
    const moments = momentsOf(b.build(b.apply(ops.square, [x])), {
      optimizer: optimizerOf('adagrad', { epsilon: 0 }),
    })
    const { length } = moments('write', 0).schedule
    expect(words(explain(moments('edge', length)))).toContain(
      'The result is not a number: 0 ÷ 0 has no value.',
    )
  })
})
