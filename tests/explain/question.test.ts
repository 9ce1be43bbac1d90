import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beatAfter } from '../../src/engine/beats.ts'
import { progressOf } from '../../src/engine/schedule.ts'
import { SIZES, type Size } from '../../src/engine/step.ts'
import type { Explanation, Moment } from '../../src/explain/explanation.ts'
import { formatNumber } from '../../src/explain/format.ts'
import { formulaText, isLiteral, narrate, numbersOf, sentenceText } from '../../src/explain/formula-text.ts'
import { questionOf } from '../../src/explain/question.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur, mazurBiases } from '../../src/models/mazur.ts'
import { anyNumber, randomGraph, randomNetwork } from '../engine/arbitrary.ts'
import { square } from '../models/graph-recipe.ts'
import { type MomentAt, momentsOf, momentsOfRecipe } from './moments.ts'

/** The beat after a place as a question. */
const askedAt = (at: MomentAt, size: Size, from: number): Moment => ({
  ...at(size, from, beatAfter(at(size, 0).schedule, size, from)),
  asked: true,
})

const everyQuestion = (at: MomentAt): readonly Moment[] => {
  const { schedule } = at('write', 0)
  return SIZES.flatMap((size) => {
    const moments: Moment[] = []
    for (let b = beatAfter(schedule, size, 0); b; b = beatAfter(schedule, size, b.to))
      moments.push(askedAt(at, size, b.from))
    return moments
  })
}

const shownNumbers = (e: Explanation) => [
  ...(e.formula?.lines.flatMap(numbersOf) ?? []).filter((n) => !isLiteral(n)),
  ...[...e.chip, ...e.sentence].filter((p) => p.t === 'number'),
]

/** Numbers that can be known before the beat: what cells hold that are written, and the factors of its steps. */
const knownBefore = ({ graph, schedule, trace, beat }: Moment): ReadonlySet<string> => {
  const cells = trace.cellsAt(beat!.from)
  const known = new Set<string>()
  cells.forEach((x, cell) => {
    if (progressOf(schedule, graph, cell, beat!.from).known) known.add(formatNumber(x))
  })
  return known
}

/** Words without the constants of an expression, which are called by their numbers. */
const withoutConstants = ({ graph }: Moment, words: string): string =>
  graph.nodes
    .filter((n) => n.op === null && !n.tag && !n.needsGradient)
    .reduce((rest, n) => rest.replaceAll(formatNumber(n.value), 'c'), words)

/** What a question gives away, or fails to ask. */
const problemsOf = (moment: Moment): readonly string[] => {
  const e = questionOf(moment)
  const known = knownBefore(moment)
  const { trace, beat } = moment
  const results = new Set(
    Array.from({ length: beat!.to - beat!.from }, (_, i) => formatNumber(trace.at(beat!.from + i).after)),
  )
  const lines = e.formula?.lines.map((l) => formulaText(l)) ?? []
  const told = [e.heading, sentenceText(e.sentence), narrate(e)].map((w) => withoutConstants(moment, w))
  const spoilt = shownNumbers(e).filter(({ value, cell }) => {
    const text = formatNumber(value)
    return results.has(text) && !known.has(text) && cell >= 0
  })
  return [
    spoilt.length > 0 && `gives away ${spoilt.map((n) => n.value)}`,
    told.some((words) => /\d\.\d/.test(words)) && 'tells a number',
    !told[1]!.includes('?') && 'asks nothing',
    /undefined|null|NaN|\[object/.test(told.join(' ')) && 'names nothing',
    e.origins.length > 0 && 'unfolds an origin',
    e.boundary !== null && 'tells that a pass is done',
    e.formula && !Number.isNaN(e.formula.result.value) && 'keeps the result',
  ]
    .filter((p) => p)
    .map((p) => `${p}, at ${moment.size} ${moment.step}: ${told[1]} ${lines.join(' | ')}`)
}

const ask = (size: Size, from: number): { sentence: string; lines: readonly string[]; chip: string } => {
  const e = questionOf(askedAt(momentsOfRecipe(mazur), size, from))
  return {
    sentence: sentenceText(e.sentence).split('?')[0]!,
    lines: e.formula!.lines.map((l) => formulaText(l)),
    chip: sentenceText(e.chip),
  }
}

describe('a question', () => {
  test('shows the chain rule with its factors, and ? for the gradient', () => {
    expect(ask('edge', 100)).toEqual({
      sentence: 'What is ∂E/∂w₅',
      lines: ['∂E/∂w₅ = ∂E/∂z_o1 × ∂z_o1/∂w₅', '= 0.1385 × 0.5933 = ?'],
      chip: '0.1385 × 0.5933 = ?',
    })
  })

  test('of a whole neuron writes its contributions out, as far as their factors are known', () => {
    expect(ask('neuron', 24).lines.at(-1)).toBe('= σ(0.5933 × 0.4 + 0.5969 × 0.45 + 0.6) = ?')
  })

  test('of an update shows the old weight, since that is known', () => {
    expect(ask('edge', 117).lines.at(-1)).toBe('= 0.4 − 0.5 × 0.08217 = ?')
  })

  test('of the zero pass does not say what gradients are set to', () => {
    const { sentence, lines } = ask('pass', 57)
    expect(sentence).toContain('What must gradients start from')
    expect(lines.at(-1)).toMatch(/← \?$/)
  })

  test('names what the result is of: a contribution, a loss, an updated weight', () => {
    expect(ask('edge', 24).sentence).toBe('How much does w₅h₁ contribute to o₁')
    expect(ask('neuron', 52).sentence).toBe('What is E')
    expect(ask('edge', 117).sentence).toBe('What is w₅ after its update')
  })
})

describe('no question gives its answer away', () => {
  test.each([
    ['Mazur', mazur],
    ['Mazur with trained biases', mazurBiases],
    ['a plain graph', square],
    [
      'a deep network with a batch',
      layeredRecipe({
        sizes: [2, 3, 3, 2],
        activation: 'relu',
        loss: 'meanSquaredError',
        samples: 4,
        batchSize: 4,
      }),
    ],
  ])('of %s', (_, recipe) => {
    expect(everyQuestion(momentsOfRecipe(recipe)).flatMap(problemsOf)).toEqual([])
  })

  test('of random networks and graphs', () => {
    fc.assert(
      fc.property(randomNetwork(anyNumber), randomGraph(anyNumber), ({ graph, samples }, plain) => {
        expect(everyQuestion(momentsOf(graph, { sample: samples[0]! })).flatMap(problemsOf)).toEqual([])
        expect(everyQuestion(momentsOf(plain)).flatMap(problemsOf)).toEqual([])
      }),
      { numRuns: 15 },
    )
  })
})
