import { describe, expect, test } from 'vitest'
import { compile } from '../../src/models/compile.ts'
import { readProgram } from '../../src/models/program.ts'
import { type ProgramProblem, repaired, type Span } from '../../src/models/program-problem.ts'
import { parseRecipe } from '../../src/models/recipe-parser.ts'
import { recipeOfProgram } from '../../src/models/typed.ts'
import { longTexts, randomText, spoiledProgram } from './mutated-programs.ts'

const STRINGS = 100_000

const isWithin = (text: string, { from, to }: Span): boolean =>
  Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from <= to && to <= text.length

const wordsGoneWrong = /undefined|NaN|null|\[object|function \w*\(/

/** What is wrong with a problem: a place out of the text, an empty or garbled message, a repair that is none. */
const faultsOf = (text: string, problem: ProgramProblem): readonly string[] => {
  const { line, column, span, message, repair } = problem
  const lines = text.split('\n')
  const asked = text.slice(span.from, span.to)
  return [
    !isWithin(text, span) && 'its span leaves the text',
    !(line >= 1 && line <= lines.length) && `its line is ${line} of ${lines.length}`,
    !(column >= 1 && column <= [...(lines[line - 1] ?? '')].length + 1) && `its column is ${column}`,
    !/^\S.*[.?)…]$/su.test(message) && 'its message is no sentence',
    message.length > 300 && 'its message is too long',
    wordsGoneWrong.test(message.replaceAll(asked, '')) && 'its message is garbled',
    repair && !isWithin(text, repair.span) && 'its repair leaves the text',
    repair && repair.words === '' && 'its repair has no words',
  ].filter((fault) => typeof fault === 'string')
}

/** What is wrong with how a text has been read: nothing, or words that name it. */
const faultOf = (text: string, read = readProgram(text)): string | null => {
  if (!read.ok) {
    const faults = faultsOf(text, read.problem)
    return faults.length === 0 ? null : `${faults.join(', ')}: ${read.problem.message}`
  }
  const { spans, remarks, model } = read.program
  const all = [
    ...spans.leaves.flat(),
    ...spans.operations.flatMap(({ whole, signs }) => [whole, ...signs]),
    ...remarks.map((remark) => remark.span),
  ]
  if (!all.every((span) => isWithin(text, span))) return 'a span leaves the text'
  if (spans.leaves.length !== model.leaves.length || spans.operations.length !== model.operations.length)
    return 'some node has no place in the text'
  const graph = compile(recipeOfProgram(text, read.program))
  return graph.nodeCount === model.leaves.length + model.operations.length ? null : 'nodes are missing'
}

describe('whatever is typed', () => {
  test(`${STRINGS.toLocaleString('en')} random strings each give a graph or a problem with its place`, () => {
    const faulty: string[] = []
    let graphs = 0
    for (let seed = 0; seed < STRINGS && faulty.length < 5; seed++) {
      const text = randomText(seed)
      const read = readProgram(text)
      const fault = faultOf(text, read)
      if (fault !== null) faulty.push(`${JSON.stringify(text)}: ${fault}`)
      if (read.ok) graphs++
    }
    expect(faulty).toEqual([])
    expect(graphs).toBeGreaterThan(STRINGS / 20)
    expect(graphs).toBeLessThan(STRINGS / 2)
  })

  test.each([...longTexts])('of one kind without end give one too: %s', (_, text) => {
    expect(faultOf(text)).toBeNull()
  })

  test('every program that is read is a recipe that can be saved and opened', () => {
    for (let seed = 0; seed < 3000; seed++) {
      const text = randomText(seed)
      const read = readProgram(text)
      if (!read.ok) continue
      const recipe = recipeOfProgram(text, read.program)
      expect(parseRecipe(structuredClone(recipe)), text).toEqual({ ok: true, recipe })
    }
  })

  test('every repair removes the problem that it is offered for', () => {
    const vain: string[] = []
    const words = new Set<string>()
    for (let seed = 0; seed < 10_000; seed++) {
      const text = seed % 2 === 0 ? spoiledProgram(seed) : randomText(seed)
      const read = readProgram(text)
      if (read.ok || !read.problem.repair) continue
      const { message, span, repair } = read.problem
      words.add(repair.words.split(' ').slice(0, 2).join(' '))
      const again = readProgram(repaired(text, repair))
      if (again.ok || again.problem.message !== message || again.problem.span.from !== span.from) continue
      // Of two brackets too many, the second one moves to where the first one was: then less text follows.
      const rest = (whole: string, { to }: Span): number => whole.length - to
      if (rest(text, span) === rest(repaired(text, repair), again.problem.span))
        vain.push(`${JSON.stringify(text)}: ${message} ${repair.words}`)
    }
    expect(vain.slice(0, 5)).toEqual([])
    expect(words.size).toBeGreaterThan(8)
  })
})
