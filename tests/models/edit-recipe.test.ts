import { describe, expect, test } from 'vitest'
import { compile } from '../../src/models/compile.ts'
import { bookValue, withEdit, withoutEdits } from '../../src/models/edit-recipe.ts'
import { editedSamples, pathOfLeaf } from '../../src/models/edits.ts'
import { mazur } from '../../src/models/mazur.ts'
import { parseRecipe } from '../../src/models/recipe-parser.ts'
import { findRecipe } from '../../src/models/textbook.ts'

const w5 = (value: number, iteration = 0) => ({ iteration, path: 'parameters.w5', value })

describe('an edited recipe', () => {
  test('keeps one edit per thing and iteration, the newest', () => {
    const twice = withEdit(withEdit(mazur, w5(1)), w5(2))
    expect(twice.edits).toEqual([w5(2)])
    expect(withEdit(twice, w5(3, 4)).edits).toEqual([w5(2), w5(3, 4)])
  })

  test('drops later edits where the past is edited', () => {
    const late = withEdit(withEdit(mazur, w5(1, 3)), w5(2, 9))
    expect(withEdit(late, w5(7, 5)).edits).toEqual([w5(1, 3), w5(7, 5)])
    expect(withEdit(late, { iteration: 9, path: 'inputs.i1', value: 0.3 }).edits).toEqual([
      { iteration: 0, path: 'inputs.i1', value: 0.3 },
    ])
  })

  test('set back to the book’s number is not edited any more', () => {
    expect(withEdit(withEdit(mazur, w5(1)), w5(0.4)).edits).toEqual([])
    const frozen = withEdit(mazur, { iteration: 0, path: 'trainable.w5', value: 0 })
    expect(withEdit(frozen, { iteration: 0, path: 'trainable.w5', value: 1 }).edits).toEqual([])
    expect(withoutEdits(frozen)).toEqual(mazur)
  })

  test.each(['parameters.w9', 'inputs.w5', 'targets.h1', 'trainable.i1', 'w5', 'constructor', ''])(
    'refuses %j by its name',
    (path) => {
      expect(() => withEdit(mazur, { iteration: 0, path, value: 1 })).toThrow(`${path} cannot be edited`)
    },
  )

  test('refuses what is no finite number', () => {
    for (const value of [Number.NaN, Infinity, -Infinity])
      expect(() => withEdit(mazur, w5(value))).toThrow('expected a finite number')
  })

  test('refuses a learning rate out of range; negative ones suit expressions alone, which are raised by them', () => {
    const rate = (recipe: typeof mazur, value: number) =>
      withEdit(recipe, { iteration: 0, path: 'learningRate', value }).edits
    for (const value of [-1, 1e9])
      expect(() => rate(mazur, value)).toThrow(
        `the learning rate is ${value}; expected a number from 0 to 1,000,000`,
      )
    expect(rate(mazur, 1e6)).toHaveLength(1)
    const ascent = findRecipe('micrograd-lecture')!
    expect(rate(ascent, -0.02)).toHaveLength(1)
    expect(() => rate(ascent, -1e9)).toThrow('from -1,000,000 to 1,000,000')
  })

  test('trains what the edits train, and fixes what they fix', () => {
    const trained = withEdit(mazur, { iteration: 0, path: 'trainable.b1', value: 1 })
    const fixed = withEdit(trained, { iteration: 0, path: 'trainable.w5', value: 0 })
    const names = (recipe: typeof mazur) => {
      const graph = compile(recipe)
      return graph.parameters.map((p) => graph.nodes[p]!.name)
    }
    expect(names(fixed).sort()).toEqual(['b1', 'w1', 'w2', 'w3', 'w4', 'w6', 'w7', 'w8'])
    const lecture = findRecipe('cs231n-neuron')!
    expect(names(withEdit(lecture, { iteration: 0, path: 'trainable.w0', value: 1 }))).toEqual(['w0'])
    expect(() => withEdit(lecture, { iteration: 0, path: 'trainable.one', value: 1 })).toThrow(
      'trainable.one',
    )
  })

  test('holds inputs and targets of its single sample', () => {
    const edited = withEdit(withEdit(mazur, { iteration: 0, path: 'inputs.i2', value: 7 }), {
      iteration: 0,
      path: 'targets.o1',
      value: 8,
    })
    expect(editedSamples(edited)).toEqual([{ inputs: [0.05, 7], targets: [8, 0.99] }])
    const of = ['inputs.i2', 'targets.o2', 'learningRate', 'trainable.w1', 'inputs.i3']
    expect(of.map((path) => bookValue(edited, path))).toEqual([0.1, 0.99, 0.5, 1, null])
  })

  test('never changes one row of several, and says why', () => {
    const rows = { ...mazur, samples: [...mazur.samples, { inputs: [1, 2], targets: [0, 1] }] }
    const why = 'the input i2 is a number of its own in each of the 2 rows of the data'
    const edit = { iteration: 0, path: 'inputs.i2', value: 7 }
    expect(() => withEdit(rows, edit)).toThrow(why)
    expect(() => withEdit(rows, { ...edit, path: 'targets.o1' })).toThrow('the target of o1 is a number')
    expect(withEdit(rows, w5(2)).edits).toEqual([w5(2)])
    expect(editedSamples({ ...rows, edits: [edit] })).toEqual(rows.samples)
    expect(parseRecipe({ ...rows, edits: [edit] })).toMatchObject({
      problems: [{ message: `edits[0].path is "inputs.i2"; expected another, since ${why}` }],
    })
  })

  test('is a recipe that can be parsed, and one with a bad edit is not', () => {
    const good = withEdit(withEdit(mazur, w5(1, 2)), { iteration: 2, path: 'trainable.w1', value: 0 })
    expect(parseRecipe(good)).toEqual({ ok: true, recipe: good })
    const late = { ...mazur, edits: [{ iteration: 3, path: 'inputs.i1', value: 1 }] }
    expect(parseRecipe(late)).toMatchObject({
      problems: [
        {
          field: 'edits[0].iteration',
          message: 'edits[0].iteration is 3; expected 0, since inputs.i1 starts training over',
        },
      ],
    })
    const half = { ...mazur, edits: [{ iteration: 0, path: 'trainable.w1', value: 0.5 }] }
    expect(parseRecipe(half)).toMatchObject({ problems: [{ field: 'edits[0].value' }] })
  })
})

test('every leaf that people may change has a path, by its name in the graph', () => {
  const paths = compile(mazur).nodes.map((n) => (n.op ? null : pathOfLeaf(mazur.model, n.name)))
  expect(paths.filter((p) => p !== null)).toEqual([
    'inputs.i1',
    'inputs.i2',
    ...['w1', 'w2', 'b1', 'w3', 'w4', 'w5', 'w6', 'b2', 'w7', 'w8'].map((n) => `parameters.${n}`),
    'targets.o1',
    'targets.o2',
  ])
})
