import { describe, expect, test } from 'vitest'
import { type OpName, ops } from '../../src/engine/ops.ts'
import { readProgram } from '../../src/models/program.ts'
import { repaired } from '../../src/models/program-problem.ts'
import { parseRecipe } from '../../src/models/recipe-parser.ts'
import { messages } from './program-messages.ts'
import { recipeOf } from './program-recipe.ts'

describe('a program that cannot be read', () => {
  test.each(messages)('$typed: $message', ({ typed, from, to, message, mended }) => {
    const read = readProgram(typed)
    if (read.ok) throw new Error('it can be read')
    const { problem } = read
    const before = typed.slice(0, from).split('\n')
    expect(problem).toMatchObject({ message, line: before.length, column: before.at(-1)!.length + 1 })
    expect(problem.span).toEqual({ from, to })
    expect(problem.repair && repaired(typed, problem.repair)).toBe(mended)
  })

  test('is one of many: the table is not empty', () => {
    expect(messages.length).toBeGreaterThan(90)
  })

  test('counts columns in characters, not in halves of them', () => {
    const read = readProgram('# 😀\n"😀" + %')
    expect(read).toMatchObject({ ok: false, problem: { line: 2, column: 1 } })
    expect(readProgram('a; "😀" b')).toMatchObject({ ok: false, problem: { column: 4 } })
    expect(readProgram('print("😀"); a b')).toMatchObject({ ok: false, problem: { column: 15 } })
  })

  test('is refused beyond 10,000 characters and 2,000 operations', () => {
    expect(readProgram(`a${' '.repeat(9999)}`).ok).toBe(true)
    expect(readProgram(`a${' '.repeat(10_000)}`)).toMatchObject({
      problem: { message: 'The program is 10,001 characters long; it may have 10,000.' },
    })
    expect(readProgram(`a${'*a'.repeat(2000)}`).ok).toBe(true)
    expect(readProgram(`a${'*a'.repeat(2001)}`)).toMatchObject({
      problem: {
        column: 4002,
        message: 'This is operation 2001; a program may have 2,000. Make it shorter.',
      },
    })
  })
})

describe('every operation of the table', () => {
  test.each(Object.keys(ops) as OpName[])('%s is called by its name, and as a method', (name) => {
    const count = ops[name].arity || 3
    const names = ['p', 'q', 'r'].slice(0, count)
    const called = readProgram(`${name}(${names.join(', ')})`)
    const method = readProgram(`${names[0]}.${name}(${names.slice(1).join(', ')})`)
    for (const read of [called, method])
      expect(read).toMatchObject({
        ok: true,
        program: { model: { operations: [{ op: name, sources: names }] } },
      })
  })

  test.each(Object.keys(ops) as OpName[])('%s says how many numbers it takes', (name) => {
    const { arity } = ops[name]
    const read = readProgram(`${name}(${arity === 0 ? 'p' : 'p, '.repeat(arity)}${arity === 0 ? '' : 'q'})`)
    const takes = arity === 0 ? '2 numbers or more' : arity === 1 ? 'one number' : `${arity} numbers`
    expect(read).toMatchObject({
      ok: false,
      problem: { line: 1, column: 1, message: `${name} takes ${takes}, not ${arity === 0 ? 1 : arity + 1}.` },
    })
  })
})

describe('the micrograd README', () => {
  test('re-assigns its names: those before the last are told apart', () => {
    const read = readProgram(
      'a = Value(-4.0)\nb = Value(2.0)\nc = a + b\nc = c + c + 1\nc += 1 + c + (-a)\nc',
    )
    if (!read.ok) throw new Error(read.problem.message)
    const { model, remarks, free } = read.program
    expect(model.operations.map((o) => o.name)).toEqual(['c_1', 'c_2', '#2', '#3', 'c'])
    expect(model.leaves.map((l) => [l.name, l.value])).toEqual([
      ['a', -4],
      ['b', 2],
      ['#c2', 1],
      ['#c3', 1],
    ])
    expect([remarks, [...free]]).toEqual([[], []])
  })

  test('gives versions of the longest names and of names like versions names of their own that can be saved', () => {
    const long = 'a'.repeat(32)
    const other = `${'a'.repeat(31)}z`
    const recipe = recipeOf(
      `${other} = 1; ${other} = 2; ${long} = 1; ${long} = 2; b_1 = 3; b = 4; b = b + b_1 + ${long}\n${long} += b`,
    )
    const { model } = recipe
    const nodes = model.kind === 'graph' ? [...model.leaves, ...model.operations] : []
    const names = nodes.map((node) => node.name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(
      expect.arrayContaining([long, `${'a'.repeat(30)}_1`, `${'a'.repeat(29)}_1_`, 'b_1', 'b_1_']),
    )
    expect(parseRecipe(structuredClone(recipe))).toEqual({ ok: true, recipe })
  })
})
