import { describe, expect, test } from 'vitest'
import { beatAfter } from '../../src/engine/beats.ts'
import { explain } from '../../src/explain/explain.ts'
import { formulaText, sentenceText } from '../../src/explain/formula-text.ts'
import { ledger } from '../../src/explain/ledger.ts'
import { readProgram } from '../../src/models/program.ts'
import { recipeOf } from '../models/program-recipe.ts'
import { momentsOfRecipe } from './moments.ts'

/** What a program computes, and what the page says of it edge by edge. */
const outcomeOf = (text: string) => {
  const at = momentsOfRecipe(recipeOf(text))
  const { schedule, trace, graph } = at('write', 0)
  const cells = trace.cellsAt(trace.length).slice()
  const told: string[] = []
  for (let beat = beatAfter(schedule, 'edge', 0); beat; beat = beatAfter(schedule, 'edge', beat.to))
    told.push(sentenceText(explain(at('edge', beat.to, beat)).sentence))
  const leaf = (name: string) => graph.nodes.findIndex((n) => n.op === null && n.name === name)
  return {
    value: cells[graph.output]!,
    gradient: (name: string) => cells[graph.nodeCount + leaf(name)]!,
    told: told.join('\n'),
    pulls: [...graph.pulled].filter((p) => p === 1).length,
    remarks: remarksOn(text),
  }
}

const remarksOn = (text: string): readonly string[] => {
  const read = readProgram(text)
  return read.ok ? read.program.remarks.map((r) => `${r.line}: ${r.message}`) : []
}

const problemOf = (text: string) => {
  const read = readProgram(text)
  if (read.ok) throw new Error(`${text} can be read`)
  const { line, column, message } = read.problem
  return `${line}:${column} ${message}`
}

describe('powers', () => {
  test('x**x at 1 is 1 and grows at rate 1, all of it through the base', () => {
    const { value, gradient, told } = outcomeOf('x = 1\nx**x')
    expect([value, gradient('x')]).toEqual([1, 1])
    expect(told).toContain('x is used twice, so two contributions add. From L: 1 × 0 = 0.')
    expect(told).toContain('From L: 1 × 1 = 1. With 0 from L: ∂L/∂x = 1.')
  })

  test('0**0 is 1, and the page says that this is a convention', () => {
    const { value, told, remarks } = outcomeOf('0**0')
    expect(value).toBe(1)
    expect(told).toContain(
      '0 to the power 0 is 1: this is L. 0⁰ counts as 1 and its slopes as 0, by convention.',
    )
    expect(remarks).toEqual(['1: The output depends on no named number, so there is no gradient to compute.'])
  })

  test('x**x at 0 is 1 with gradient 0, by the same convention', () => {
    const { value, gradient, told } = outcomeOf('x = 0\nx**x')
    expect([value, gradient('x')]).toEqual([1, 0])
    expect(told).toMatch(/With 0 from L: ∂L\/∂x = 0\. .*0⁰ counts as 1/)
  })

  test('x**x at −2 is a number, but its gradient is not: a negative base has no derivative by its exponent', () => {
    const { value, gradient, told } = outcomeOf('x = -2\nx**x')
    expect(value).toBe(0.25)
    expect(gradient('x')).toBeNaN()
    expect(told).toContain('The result is not a number (NaN): the operation has no derivative here.')
  })

  test('x**3 at −2 has its gradient: nothing is pulled to a plain number', () => {
    const { value, gradient, pulls } = outcomeOf('x = -2\nx**3')
    expect([value, gradient('x'), pulls]).toEqual([-8, 12, 1])
  })

  test('0**x is 0 with gradient 0 where x is positive', () => {
    const { value, gradient } = outcomeOf('0**x')
    expect([value, gradient('x')]).toEqual([0, 0])
  })

  test('0**x is infinite where x is negative', () => {
    const { value, told } = outcomeOf('x = -1\n0**x')
    expect(value).toBe(Number.POSITIVE_INFINITY)
    expect(told).toContain('The result has no finite value, or one too large for double precision.')
  })

  test('-x**2 is −(x²), and (-x)**2 is not', () => {
    expect(outcomeOf('x = 3\n-x**2').value).toBe(-9)
    expect(outcomeOf('x = 3\n(-x)**2').value).toBe(9)
    expect(outcomeOf('x = 3\n-x²').value).toBe(-9)
    expect(outcomeOf('2**3**2').value).toBe(512)
    expect(outcomeOf('x = 2\nx³**2').value).toBe(64)
  })
})

describe('numbers that are none', () => {
  test('log(-1) is NaN, since the operation has no value there', () => {
    const { value, told } = outcomeOf('log(-1)')
    expect(value).toBeNaN()
    expect(told).toContain(
      'The natural logarithm of −1 is NaN: this is L. The result is not a number (NaN): the operation has no value here.',
    )
  })

  test('1/0 is infinite', () => {
    const { value, told } = outcomeOf('1/0')
    expect(value).toBe(Number.POSITIVE_INFINITY)
    expect(told).toContain('The quotient of 1 and 0 is ∞: this is L. The result has no finite value')
  })

  test('0/0 is NaN', () => {
    expect(outcomeOf('0/0').value).toBeNaN()
  })

  test('sqrt(x) at 0 has an infinite derivative', () => {
    const { value, gradient, told } = outcomeOf('x = 0\nsqrt(x)')
    expect([value, gradient('x')]).toEqual([0, Number.POSITIVE_INFINITY])
    expect(told).toContain('The derivative is infinite here, and so the result is infinite.')
  })
})

describe('one name used twice', () => {
  test('a - a has two edges, whose contributions cancel', () => {
    const { value, gradient, told, pulls } = outcomeOf('a - a')
    expect([value, gradient('a'), pulls]).toEqual([0, 0, 2])
    expect(told).toContain('From L: 1 × (−1) = −1. That is the first of two')
    expect(told).toContain('From L: 1 × 1 = 1. With −1 from L: ∂L/∂a = 0.')
  })

  test('max(a, a) shares its gradient equally, which adds up to 1', () => {
    const { value, gradient, told } = outcomeOf('max(a, a)')
    expect([value, gradient('a')]).toEqual([1, 1])
    expect(told).toContain('2 numbers tie for the max, so they share its gradient equally.')
  })
})

describe('programs of one number', () => {
  test('a bare number is the output: it is seeded, and there is nothing to pull', () => {
    const { value, told, pulls, remarks } = outcomeOf('2')
    expect([value, pulls]).toEqual([2, 0])
    expect(told).toContain('Backward starts at L. L changes one-for-one with itself, so ∂L/∂L = 1.')
    expect(remarks).toEqual(['1: The output depends on no named number, so there is no gradient to compute.'])
  })

  test('a bare number leaves the forward pass nothing to write', () => {
    const moment = momentsOfRecipe(recipeOf('2'))('edge', 2)
    expect(ledger(moment).map((l) => l.text)).toEqual(['none', '1 of 1', 'none to change'])
  })

  test('a bare name is the output and has gradient 1', () => {
    const { value, gradient, pulls, remarks } = outcomeOf('a')
    expect([value, gradient('a'), pulls]).toEqual([1, 1, 0])
    expect(remarks).toEqual([])
  })

  test('a name that is given a number is that leaf', () => {
    expect(outcomeOf('a = 3').gradient('a')).toBe(1)
  })

  test('an operation on plain numbers has a value and no gradient, and the reader says so', () => {
    expect(outcomeOf('2*3 + 4').value).toBe(10)
    expect(remarksOn('a = 1/3\nb = a * x')).toEqual([
      '1: a is made of plain numbers only: it has no gradient.',
    ])
  })
})

describe('names without a value', () => {
  test('a = a asks for a value before', () => {
    expect(problemOf('a = a')).toBe(
      '1:5 a has no value yet: its first one is given by this very statement. Give it a number before, such as a = 1.',
    )
    expect(problemOf('a += 1')).toMatch(/^1:1 a has no value yet/)
  })

  test('use before definition names the line of the definition', () => {
    expect(problemOf('b = 2 * a\n\na = 3')).toBe(
      '1:9 a has no value yet: its first one is given below, on line 3. Move that statement up.',
    )
    expect(problemOf('b = a; a = 3')).toMatch(/given below, on line 1/)
  })
})

describe('what is said of a program that can be read', () => {
  test('a statement that the output does not use is computed, and remarked on', () => {
    const { value, remarks } = outcomeOf('a = 2\nd = a * 5\nc = a + 1')
    expect(value).toBe(3)
    expect(remarks).toEqual(['2: The output does not use d: its gradient stays unknown.'])
  })

  test('a second name of a number is remarked on', () => {
    expect(remarksOn('a = 2\nb = a\nb * a')).toEqual(['2: b is another name of the same number.'])
  })

  test('a name that takes the place of a function or a constant is remarked on', () => {
    expect(remarksOn('exp = 2\nexp * x')).toEqual([
      '1: From here on exp is this number, and no longer the function.',
    ])
    expect(remarksOn('pi = 3\npi * x')).toEqual(['1: pi is this number here, and no longer 3.1416….'])
    expect(outcomeOf('pi = 3\npi * x').value).toBe(3)
  })

  test('e is a name, and the reader says how to write Euler’s number', () => {
    expect(remarksOn('e**x')).toEqual(['1: e is a name like any other; Euler’s number is exp(1).'])
    expect(outcomeOf('math.e').value).toBe(Math.E)
  })

  test('300 nested parentheses are as good as none', () => {
    const text = `${'('.repeat(300)}a + b${')'.repeat(300)}`
    expect(recipeOf(text).model).toEqual(recipeOf('a + b').model)
  })

  test('600 are refused where they get too deep', () => {
    expect(problemOf(`${'('.repeat(600)}a${')'.repeat(600)}`)).toBe(
      '1:502 This stands more than 500 levels deep. Name parts of it on lines of their own.',
    )
  })
})

test('a number used twice by one operation has a derivative by each of its slots', () => {
  const at = momentsOfRecipe(recipeOf('max(a, a)'))
  const { schedule } = at('edge', 0)
  const pulls: string[] = []
  for (let beat = beatAfter(schedule, 'edge', 0); beat; beat = beatAfter(schedule, 'edge', beat.to)) {
    const { pass, formula } = explain(at('edge', beat.to, beat))
    if (pass === 'backward' && formula) pulls.push(formula.lines.map((line) => formulaText(line)).join(' '))
  }
  for (const slot of ['∂₁L', '∂₂L']) expect(pulls.join('\n')).toContain(slot)
})
