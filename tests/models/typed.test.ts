import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MOST_EDITS, withEdit } from '../../src/models/edit-recipe.ts'
import { isEditPath, LEARNING_RATE } from '../../src/models/edits.ts'
import { expressions } from '../../src/models/expressions.ts'
import { mazur } from '../../src/models/mazur.ts'
import { readProgram } from '../../src/models/program.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { parseRecipe } from '../../src/models/recipe-parser.ts'
import { type LeafStates, leafStatesOf, withProgram } from '../../src/models/typed.ts'
import { recipeOf } from './program-recipe.ts'
import { randomProgram } from './random-program.ts'

const retyped = (recipe: Recipe, text: string, remembered?: LeafStates): Recipe => {
  const read = readProgram(text)
  if (!read.ok) throw new Error(read.problem.message)
  return withProgram(recipe, text, read.program, remembered)
}

const edited = (recipe: Recipe, ...edits: readonly (readonly [path: string, value: number, k?: number])[]) =>
  edits.reduce((r, [path, value, iteration = 0]) => withEdit(r, { iteration, path, value }), recipe)

const editsOf = ({ edits }: Recipe) => edits.map((e) => [e.iteration, e.path, e.value])

const lecture = expressions.find((r) => r.id === 'micrograd-lecture')!

describe('a program that is typed', () => {
  const recipe = edited(
    recipeOf('a = 2; b = 3\nc = a*b + d'),
    ['parameters.a', 7],
    ['parameters.d', 0.5],
    ['trainable.b', 1],
    ['trainable.d', 0],
    ['least.a', -5],
    ['most.a', 12],
    ['learningRate', 0.1],
  )

  test('and typed again as it was keeps its model, and so its graph', () => {
    const again = retyped(recipe, recipe.program!)
    expect(again.model).toBe(recipe.model)
    expect(again).toEqual(recipe)
  })

  test('keeps all edits, those of later iterations too, where only a comment changes', () => {
    const trained = edited(recipe, ['parameters.b', 9, 3], ['learningRate', 0.2, 5])
    const commented = retyped(trained, `${trained.program} # the loss`)
    expect(commented.model).toBe(trained.model)
    expect(commented.edits).toEqual(trained.edits)
    expect(commented.program).toContain('# the loss')
  })

  test('drops the edits of later iterations where the graph changes, since training starts over', () => {
    const trained = edited(recipe, ['parameters.b', 9, 3], ['learningRate', 0.2, 5])
    expect(editsOf(retyped(trained, 'a = 2; b = 3\nc = a*b - d'))).toEqual(editsOf(recipe))
  })

  test('lets a number count that is typed anew, and keeps what the leaf is and its range', () => {
    const changed = retyped(recipe, 'a = 4; b = 3\nc = a*b + d')
    expect(editsOf(changed)).toEqual([
      [0, 'learningRate', 0.1],
      [0, 'least.a', -5],
      [0, 'most.a', 12],
      [0, 'parameters.d', 0.5],
      [0, 'trainable.b', 1],
      [0, 'trainable.d', 0],
    ])
  })

  test('lets the first number count that a free name is given', () => {
    expect(editsOf(retyped(recipe, 'a = 2; b = 3; d = 1\nc = a*b + d'))).not.toContainEqual([
      0,
      'parameters.d',
      0.5,
    ])
  })

  test('keeps the number of a leaf whose number is taken out of the text', () => {
    expect(editsOf(retyped(recipe, 'b = 3\nc = a*b + d'))).toContainEqual([0, 'parameters.a', 7])
    expect(leafStatesOf(retyped(recipe, 'a = 2\nc = a*b + d')).get('b')).toMatchObject({ value: 3, role: 1 })
  })

  test('makes a new leaf of one that is renamed', () => {
    const renamed = retyped(recipe, 'x = 2; b = 3\nc = x*b + d')
    expect(leafStatesOf(renamed).get('x')).toEqual({ value: 2, written: 2, role: 2 })
    expect(renamed.edits.some((e) => e.path.endsWith('.a'))).toBe(false)
  })

  test('gives a leaf that was deleted and comes back what is remembered of it', () => {
    const remembered = leafStatesOf(recipe)
    const without = retyped(recipe, 'b = 3\nc = b + d')
    expect(without.edits.some((e) => e.path.endsWith('.a'))).toBe(false)
    expect(retyped(without, recipe.program!, remembered)).toEqual(recipe)
    expect(editsOf(retyped(without, recipe.program!))).not.toContainEqual([0, 'parameters.a', 7])
    const anew = retyped(without, 'a = 8; b = 3\nc = a*b + d', remembered)
    expect(leafStatesOf(anew).get('a')).toMatchObject({ value: 8, least: -5, most: 12 })
  })

  test('tells −0 from 0', () => {
    const zero = recipeOf('a = 0\n1/a')
    expect(leafStatesOf(retyped(zero, 'a = -0\n1/a')).get('a')!.value).toBe(-0)
  })

  test('takes nothing over from a network', () => {
    expect(retyped(mazur, 'w1 * i1')).toEqual(recipeOf('w1 * i1'))
  })
})

describe('a worked example that is changed', () => {
  test('becomes a typed model with its roles and its learning rate', () => {
    const changed = retyped(lecture, lecture.program!.replace('d * f', 'd * f + a'))
    expect(changed).toMatchObject({
      id: 'typed',
      title: 'Your expression',
      learningRate: 0.01,
      lossLetter: 'L',
    })
    expect(editsOf(changed)).toEqual([
      [0, 'learningRate', -0.01],
      ...['a', 'b', 'c', 'f'].map((name) => [0, `trainable.${name}`, 1]),
    ])
  })

  test.each(expressions)('$id keeps what its leaves are and hold', (recipe) => {
    const changed = retyped(recipe, `${recipe.program}\n`)
    const states = (r: Recipe) => [...leafStatesOf(r)].map(([name, { value, role }]) => [name, value, role])
    expect(states(changed)).toEqual(states(recipe))
    expect(parseRecipe(structuredClone(changed))).toEqual({ ok: true, recipe: changed })
  })
})

test('whatever is typed after whatever was edited, the edits fit the new model and can be saved', () => {
  const number = fc.double({ min: -10, max: 10, noNaN: true })
  fc.assert(
    fc.property(
      fc.nat(5000),
      fc.nat(5000),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom('parameters', 'trainable', 'least', 'most'), number), {
        maxLength: 12,
      }),
      fc.double({ min: 0, max: 10, noNaN: true }),
      (first, second, changes, rate) => {
        let recipe = recipeOf(randomProgram(first).text)
        const names = [...leafStatesOf(recipe).keys()]
        for (const [at, kind, value] of changes)
          if (names.length > 0)
            recipe = edited(recipe, [
              `${kind}.${names[at % names.length]}`,
              kind === 'trainable' ? at % 3 : value,
            ])
        recipe = edited(recipe, [LEARNING_RATE, rate])
        const next = retyped(recipe, randomProgram(second).text, leafStatesOf(recipe))
        expect(next.edits.length).toBeLessThanOrEqual(MOST_EDITS)
        for (const { path } of next.edits) expect(isEditPath(next.model, path), path).toBe(true)
        expect(parseRecipe(structuredClone(next))).toEqual({ ok: true, recipe: next })
        for (const [name, { role, least, most }] of leafStatesOf(next))
          if (names.includes(name))
            expect(leafStatesOf(recipe).get(name)).toMatchObject({ role, least, most })
      },
    ),
    { numRuns: 300 },
  )
})
