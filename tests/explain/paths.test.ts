import { describe, expect, test } from 'vitest'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { optimizers } from '../../src/engine/optimizer.ts'
import { type PathsAnswer, pathsOf } from '../../src/engine/paths.ts'
import { record } from '../../src/engine/record.ts'
import { countOf, countText, shareOf } from '../../src/explain/count-text.ts'
import type { Moment } from '../../src/explain/explanation.ts'
import { formatNumber } from '../../src/explain/format.ts'
import { pathLines } from '../../src/explain/path-lines.ts'
import { sumRows } from '../../src/explain/path-sum.ts'
import {
  collapseSentence,
  collapseWords,
  noPathWords,
  orderRemark,
  pathNodes,
} from '../../src/explain/path-words.ts'
import { expressions } from '../../src/models/expressions.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { momentsOfSample } from './batch-moments.ts'
import { momentsOfRecipe } from './moments.ts'

/** A moment of a recipe, and what is answered about the paths from a node by its name. */
const asking = (recipe: Recipe, step = Number.POSITIVE_INFINITY) => {
  const at = momentsOfRecipe(recipe)
  const { schedule } = at('write', 0)
  const moment = at('write', Math.min(step, schedule.length))
  const id = (name: string): number => moment.graph.nodes.findIndex((n) => n.name === name)
  const ask = (node: number | string, collapsed = 0, most = 60): PathsAnswer =>
    pathsOf(moment.graph, moment.trace.columns, {
      node: typeof node === 'string' ? id(node) : node,
      collapsed,
      most,
    })
  return { moment, ask, id }
}

const expression = (id: string): Recipe => expressions.find((r) => r.id === id)!

/** The sum as it is read: `2 paths add up to = 5`. */
const sumOf = (moment: Moment, answer: PathsAnswer): string[] =>
  sumRows(moment, answer).map(({ words, relation, value }) => `${words} ${relation} ${formatNumber(value)}`)

describe('paths through Mazur’s network', () => {
  const { moment, ask } = asking(mazur)

  test('from w₅ there is one, with the numbers of his chain rule', () => {
    const answer = ask('w5')
    expect(pathLines(moment, answer).map((l) => l.text)).toEqual([
      'w₅ → z of o₁ → a of o₁ → E: 0.5933 × 0.1868 × 0.7414 ≈ 0.08217',
    ])
    expect(answer.every.multiplications).toBe(2n)
    expect(sumOf(moment, answer)).toEqual(['This is ∂E/∂w₅, as backward found it ≈ 0.08217'])
  })

  test('from w₁ there are two, one through each output, and reverse mode shares what they share', () => {
    const answer = ask('w1')
    expect(pathLines(moment, answer).map((l) => l.text)).toEqual([
      'w₁ → z of h₁ → a of h₁ → z of o₁ → a of o₁ → E: 0.05 × 0.2413 × 0.4 × 0.1868 × 0.7414 ≈ 0.0006684',
      'w₁ → z of h₁ → a of h₁ → z of o₂ → a of o₂ → E: 0.05 × 0.2413 × 0.5 × 0.1755 × (−0.2171) ≈ −0.0002298',
    ])
    // By hand: two products of five numbers; in reverse 2 for z of o₁ and o₂, 2 for a of h₁, 1 for z of h₁, 1 for w₁.
    expect(answer.every).toEqual({ terms: 2n, multiplications: 8n, additions: 1n })
    expect(answer.reverse).toEqual({ terms: 1n, multiplications: 6n, additions: 1n })
    expect(sumOf(moment, answer)).toEqual([
      '2 paths add up to ≈ 0.0004386',
      'equal up to rounding to ∂E/∂w₁, as backward found it ≈ 0.0004386',
    ])
    expect(Math.abs(answer.sum - answer.gradient)).toBeLessThanOrEqual(1e-12 * Math.abs(answer.gradient))
  })

  test('collapse one operation at a time, and end at the gradient that is known', () => {
    const answer = ask('w1', 5)
    expect(pathLines(moment, answer).map((l) => l.text)).toEqual([
      'w₁ → z of h₁ → a of h₁: 0.05 × 0.2413 × 0.03635 ≈ 0.0004386',
    ])
    expect(pathLines(moment, answer)[0]!.hops.at(-1)).toMatchObject({
      name: '∂E/∂a of h₁',
      means: 'upstream gradient',
    })
    expect(collapseWords(answer)).toBe(
      '5 of 7 operations collapsed: 1 term, 6 multiplications; every path: 8',
    )
    expect(collapseSentence(moment, answer)).toBe(
      '∂E/∂a of h₁ is known now, so every path through it ends there.',
    )
    expect(pathLines(moment, ask('w1', 7)).map((l) => l.text)).toEqual(['w₁: 0.0004386'])
    expect(collapseSentence(moment, ask('w1', 7))).toContain('This is reverse mode')
  })

  test('from an input there are four, although backward does not need its gradient', () => {
    const answer = ask('i1')
    expect(answer.paths).toBe(4n)
    expect(answer.recorded).toBe(false)
    expect(sumOf(moment, answer).at(-1)).toMatch(/∂E\/∂i₁, which backward does not need ≈ 0.003804$/)
  })

  test('are told in the future before backward has been there', () => {
    const before = asking(mazur, 90)
    expect(sumOf(before.moment, before.ask('w5'))).toEqual([
      'This is ∂E/∂w₅, as backward will find it ≈ 0.08217',
    ])
  })

  test('start at leaves and neurons, not at products or the loss', () => {
    const groups = pathNodes(moment)
    expect(groups.map((g) => g.title)).toEqual(['Weights and biases', 'Inputs', 'Neurons', 'Targets'])
    expect(groups[1]!.nodes.map((n) => n.text)).toEqual(['i₁', 'i₂'])
    expect(groups[2]!.nodes.map((n) => n.text).slice(0, 2)).toEqual(['z of h₁', 'a of h₁'])
  })
})

describe('paths through expressions', () => {
  test('Olah’s b reaches e along two paths: 1 × 2 + 1 × 3 = 5, as published', () => {
    const { moment, ask } = asking(expression('colah'))
    const answer = ask('b')
    expect(pathLines(moment, answer).map((l) => l.text)).toEqual([
      'b → d → e: 1 × 3 = 3',
      'b → c → e: 1 × 2 = 2',
    ])
    expect(sumOf(moment, answer)).toEqual([
      '2 paths add up to = 5',
      'equal to ∂e/∂b, as backward found it = 5',
    ])
    expect(orderRemark(answer)).toBe('Largest first.')
    expect(pathNodes(moment).map((g) => [g.title, ...g.nodes.map((n) => n.text)])).toEqual([
      ['Leaves', 'a', 'b'],
      ['Operations', 'c', 'd'],
    ])
  })

  test('a double edge is two paths', () => {
    const { moment, ask } = asking(expression('accumulate'))
    expect(pathLines(moment, ask('a')).map((l) => l.text)).toEqual(['a → b: 1', 'a → b: 1'])
    expect(sumOf(moment, ask('a'))[0]).toBe('2 paths add up to = 2')
  })

  test('what is left out of the list is counted, and what it adds is said', () => {
    const { moment, ask } = asking(expression('micrograd-readme'))
    const answer = ask('a', 0, 5)
    expect(answer.paths).toBe(24n)
    const rows = sumRows(moment, answer)
    expect(rows.map((r) => r.words)).toEqual([
      'The 5 paths above add',
      'and 19 more, which add the rest',
      'to give ∂g/∂a, as backward found it',
    ])
    expect(rows[0]!.value + rows[1]!.value).toBeCloseTo(rows[2]!.value, 10)
  })

  test('the output is told as what it is', () => {
    const { moment, ask } = asking(expression('colah'))
    expect(collapseSentence(moment, ask('e'))).toBe('e is the output itself: ∂e/∂e = 1.')
    expect(noPathWords(moment, ask('e'))).toBeNull()
  })

  test('numbers that are not finite are said to leave no order', () => {
    const recipe = expression('cs231n-circuit')
    const { model } = recipe
    if (model.kind !== 'graph') throw new Error('an expression is a graph')
    const leaves = model.leaves.map((l) => (l.name === 'z' ? { ...l, value: Number.POSITIVE_INFINITY } : l))
    const { ask } = asking({ ...recipe, model: { ...model, leaves } })
    expect(orderRemark(ask('x'))).toContain('NaN or infinite')
  })
})

describe('larger networks and batches', () => {
  test('name every neuron on the way, and leave out the middle of long paths', () => {
    const { moment, ask } = asking(layeredRecipe({ sizes: [2, 2, 2, 2, 2, 2, 2, 2, 2, 1] }))
    const answer = ask('w1')
    expect(answer.paths).toBe(2n ** 7n)
    const [line] = pathLines(moment, answer)
    expect(line!.hops).toHaveLength(13)
    expect(line!.leftOut).toBe(answer.shown[0]!.links.length - 12)
    expect(line!.text).toContain('→ …')
  })

  test('in a batch every path ends with the seed, 1 over its size', () => {
    const recipe = layeredRecipe({ sizes: [1, 1], samples: 2, batchSize: 2 })
    const at = momentsOfRecipe(recipe)
    const moment = at('write', 0)
    const { graph, schedule } = moment
    const columns = record(graph, optimizers.sgd, initialCells(graph, optimizers.sgd), {
      schedule,
      sample: Float64Array.from([...recipe.samples[0]!.inputs, ...recipe.samples[0]!.targets]),
      batchSize: 2,
      hyperparameters: { learningRate: 0.1 },
    })
    const node = graph.nodes.findIndex((n) => n.name === 'w1')
    const answer = pathsOf(graph, columns, { node, collapsed: 0, most: 9 })
    expect(pathLines(moment, answer)[0]!.hops.at(-1)!.name).toBe('∂L/∂L')
    expect(answer.seed).toBe(0.5)
    expect(answer.sum).toBe(answer.gradient)
    // w → z → a → L and the seed: four numbers.
    expect(answer.every.multiplications).toBe(3n)
    expect(answer.reverse.multiplications).toBe(3n)
  })
})

describe('what samples before have left in the gradient of a parameter', () => {
  const recipe = layeredRecipe({ sizes: [2, 3, 1], samples: 6, batchSize: 3 })
  /** What is told of a parameter at the end of a sample of the batch. */
  const told = (
    name: string,
    sample: number,
    collapsed = 0,
    most = 60,
    of: Recipe = recipe,
    iteration = 1,
  ) => {
    const at = momentsOfSample(of, sample, iteration)
    const moment = at('write', at('write', 0).schedule.length)
    const { graph, trace } = moment
    const node = graph.nodes.findIndex((n) => n.name === name)
    const answer = pathsOf(graph, trace.columns, { node, collapsed, most })
    return { moment, answer, rows: sumOf(moment, answer), lines: pathLines(moment, answer) }
  }

  test('is said in one more line, and all before it is of this sample', () => {
    const { answer, rows, lines } = told('w7', 2)
    const [own, left, all] = [answer.gradient, answer.earlier, answer.total].map(formatNumber)
    expect(rows).toEqual([
      `This is what this sample adds to ∂L/∂w₇, as backward found it ≈ ${own}`,
      `With ${left} from the 2 samples before: ∂L/∂w₇ ≈ ${all}`,
    ])
    expect(new Set([own, left, all]).size).toBe(3)
    expect(lines[0]!.text).toMatch(new RegExp(` ≈ ${own}$`))
  })

  test('does not change the number of a term as the slider is moved', () => {
    const { answer, moment } = told('w7', 2)
    const { operations, gradient } = answer
    for (let collapsed = 0; collapsed <= operations.length; collapsed++) {
      const { lines, rows } = told('w7', 2, collapsed)
      expect(lines.map((l) => formatNumber(l.product))).toEqual([formatNumber(gradient)])
      expect(rows).toEqual(sumOf(moment, answer))
    }
    const last = told('w7', 2, operations.length)
    expect(last.lines[0]!.hops[0]).toMatchObject({
      name: 'added to ∂L/∂w₇',
      means: 'what this sample adds',
      pieces: [{ cell: -1 }],
    })
    expect(collapseSentence(last.moment, last.answer)).toContain(
      'One term is left, what this sample adds to ∂L/∂w₇. This is reverse mode',
    )
  })

  test('is so far all of it before the last sample, and nothing at the first', () => {
    expect(told('w7', 1).rows.at(-1)).toMatch(/^With \S+ from the sample before: ∂L\/∂w₇ so far ≈ /)
    expect(told('w7', 0).rows).toEqual([expect.stringMatching(/^This is ∂L\/∂w₇, as backward found it ≈ /)])
  })

  test('stands below the sum of several paths, and of some where others are left off', () => {
    const deep = layeredRecipe({ sizes: [1, 2, 2, 1], samples: 6, batchSize: 3 })
    const words = (most: number): string[] => told('w1', 2, 0, most, deep).rows.map((r) => r.split(' ≈ ')[0]!)
    expect(words(9)).toEqual([
      '2 paths add up to',
      expect.stringMatching(
        /^equal (up to rounding )?to what this sample adds to ∂L\/∂w₁, as backward found it$/,
      ),
      expect.stringMatching(/^With \S+ from the 2 samples before: ∂L\/∂w₁$/),
    ])
    expect(words(1).slice(2)).toEqual([
      'to give what this sample adds to ∂L/∂w₁, as backward found it',
      expect.stringMatching(/^With \S+ from the 2 samples before: ∂L\/∂w₁$/),
    ])
  })

  test('is of the iterations before where gradients are never cleared', () => {
    const keeping: Recipe = { ...recipe, batchSize: 1, keepsGradients: true }
    expect(told('w7', 0, 0, 9, keeping).rows.at(-1)).toMatch(
      /^With \S+ from the iterations before: ∂L\/∂w₇ ≈ /,
    )
    expect(told('w7', 0, 0, 9, keeping, 0).rows).toHaveLength(1)
    const both: Recipe = { ...recipe, keepsGradients: true }
    expect(told('w7', 1, 0, 9, both).rows.at(-1)).toMatch(
      /^With \S+ from all samples before: ∂L\/∂w₇ so far ≈ /,
    )
    expect(told('w7', 1, 0, 9, both, 0).rows.at(-1)).toMatch(
      /^With \S+ from the sample before: ∂L\/∂w₇ so far ≈ /,
    )
  })
})

describe('counts', () => {
  test('are written to the last digit as long as they can be read', () => {
    expect(countText(2n ** 60n)).toBe('1,152,921,504,606,846,976')
    expect(countText(2n ** 100n)).toBe('≈ 1.267 × 10³⁰')
    expect(countOf(1n, 'path')).toBe('1 path')
    expect(countOf(1048573n, 'path')).toBe('1,048,573 paths')
    expect(shareOf(1n, 2n ** 4000n)).toBe(0)
    expect(shareOf(6n, 8n)).toBe(0.75)
    expect(shareOf(0n, 0n)).toBe(0)
  })
})
