import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../src/models/compile.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import { type ParsedRecipe, parseRecipe } from '../../src/models/recipe-parser.ts'
import { textbook } from '../../src/models/textbook.ts'
import { graphRecipe, square } from './graph-recipe.ts'
import { type Json, leavesOf, replaceAt } from './json-paths.ts'

const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json

const messages = (parsed: ParsedRecipe): string[] => (parsed.ok ? [] : parsed.problems.map((p) => p.message))

/** What is said of Mazur's recipe once the value at a path is another one. */
const changed = (path: readonly (string | number)[], value: Json | undefined): string[] =>
  messages(parseRecipe(replaceAt(asJson(mazur), path, value)))

describe('a good recipe', () => {
  test.each([...textbook, layeredRecipe({ sizes: [3, 4, 2], samples: 5, batchSize: 2 }), square])(
    '$id comes back as it was',
    (recipe) => {
      expect(parseRecipe(asJson(recipe))).toEqual({ ok: true, recipe })
    },
  )

  test('shares no object with what was read', () => {
    const json = asJson(mazur)
    const parsed = parseRecipe(json)
    Object.assign(json as object, { title: 'changed' })
    expect(parsed.ok && parsed.recipe.title).toBe(mazur.title)
  })
})

describe('a bad recipe is refused with a message that names the field, the value and what was expected', () => {
  const first = ['model', 'layers', 0, 'neurons', 0] as const
  test.each<[string, readonly (string | number)[], Json | undefined, string]>([
    ['wrong version', ['version'], 2, 'version is 2; expected 1'],
    ['missing field', ['title'], undefined, 'title is missing; expected text of at most 200 characters'],
    ['unknown field', ['momentum'], 0.9, 'momentum is not a field this version knows'],
    ['unknown kind', ['model', 'kind'], 'tree', 'model.kind is "tree"; expected one of network, graph'],
    [
      'number for a name',
      [...first, 'weights', 0],
      7,
      'model.layers[0].neurons[0].weights[0] is 7; expected a name: a letter, then up to 31 letters, digits or _',
    ],
    [
      'unknown parameter',
      [...first, 'weights', 0],
      'w9',
      'model.layers[0].neurons[0].weights[0] is "w9"; expected the name of a parameter',
    ],
    [
      'wrong number of weights',
      [...first, 'weights'],
      ['w1'],
      'model.layers[0].neurons[0].weights is a list of 1; expected 2, one per unit of the layer before',
    ],
    [
      'infinite value',
      ['model', 'parameters', 2, 'value'],
      null,
      'model.parameters[2].value is null; expected a finite number',
    ],
    [
      'duplicate name',
      ['model', 'parameters', 1, 'name'],
      'w1',
      'model.parameters[1].name is "w1"; expected a name that model.parameters[0].name does not have already',
    ],
    [
      'target of the same name as an input',
      ['model', 'inputs', 0],
      't_o1',
      'model.layers[1].neurons[0].name is "t_o1"; expected a name that model.inputs[0] does not have already',
    ],
    [
      'unknown loss',
      ['model', 'loss'],
      'cosine',
      'model.loss is "cosine"; expected one of halfSquaredError, squaredError, meanSquaredError, absoluteError, huber, hinge, binaryCrossEntropy, binaryCrossEntropyFromLogits, softmaxCrossEntropy',
    ],
    [
      'no layers',
      ['model', 'layers'],
      [],
      'model.layers is a list of 0; expected a list of layers, at least 1',
    ],
    [
      'missing input',
      ['samples', 0, 'inputs'],
      [0.05],
      'samples[0].inputs is a list of 1; expected 2, one per input',
    ],
    [
      'missing target',
      ['samples', 0, 'targets'],
      [],
      'samples[0].targets is a list of 0; expected 2, one per output',
    ],
    ['no sample', ['samples'], [], 'samples is a list of 0; expected at least one sample'],
    ['large batch', ['batchSize'], 2, 'batchSize is 2; expected at most 1, the number of samples'],
    [
      'a β that would make 1 − βᵗ 0',
      ['settings'],
      { beta1: 1 },
      'settings.beta1 is 1; expected a number from 0 to less than 1',
    ],
    [
      'unknown optimizer',
      ['optimizer'],
      'lion',
      'optimizer is "lion"; expected one of sgd, momentum, nesterov, adagrad, rmsprop, adam, adamw',
    ],
    [
      'unknown path of an edit',
      ['edits'],
      [{ iteration: 1, path: 'parameters.w77', value: 1 }],
      'edits[0].path is "parameters.w77"; expected learningRate, or parameters., inputs., targets., trainable., least. or most. and a name of the model',
    ],
    [
      'edits out of order',
      ['edits'],
      [5, 3].map((iteration) => ({ iteration, path: 'learningRate', value: 1 })),
      'edits[1].iteration is 3; expected 5 or more, since edits stand in order',
    ],
  ])('%s', (_what, path, value, message) => {
    expect(changed(path, value)).toContain(message)
  })

  test('an unused parameter and an unknown activation', () => {
    const unused = { name: 'w9', value: 1, trainable: true }
    expect(changed(['model', 'parameters', 10], unused)).toEqual([
      'model.parameters[10].name is "w9", which no neuron uses',
    ])
    const [message] = changed(['model', 'layers', 0, 'activation'], 'sum')
    expect(message).toMatch(/^model\.layers\[0\]\.activation is "sum"; expected one of identity, sigmoid, /)
  })

  test('NaN and infinities, which only a program can pass', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(messages(parseRecipe({ ...mazur, learningRate: value }))).toEqual([
        `learningRate is ${value}; expected a finite number`,
      ])
  })

  test('graphs: cycles, unknown sources, wrong counts, constants that train, samples', () => {
    const one = (...operations: [string, string, string[]][]): string[] =>
      messages(parseRecipe(graphRecipe(operations, operations[0]![0])))
    expect(one(['a', 'sum', ['x', 'b']], ['b', 'neg', ['c']], ['c', 'neg', ['a']])).toEqual([
      'model.operations[0].sources lead around a cycle, a ← b ← c ← a; expected every operation to come after its sources',
    ])
    expect(one(['a', 'neg', ['a']])[0]).toContain('a ← a')
    expect(one(['a', 'neg', ['q']])).toEqual([
      'model.operations[0].sources[0] is "q"; expected the name of a leaf or an operation',
    ])
    expect(one(['a', 'mul', ['x']])).toEqual([
      'model.operations[0].sources is a list of 1; expected 2, as mul takes',
    ])
    expect(one(['a', 'frobnicate', ['x']])[0]).toMatch(
      /^model\.operations\[0\]\.op is "frobnicate"; expected one of sum, /,
    )
    expect(
      messages(parseRecipe(replaceAt(asJson(square), ['model', 'leaves', 0, 'constant'], true))),
    ).toEqual(['model.leaves[0].trainable is true; expected false, since the leaf is a constant'])
    expect(messages(parseRecipe({ ...square, samples: mazur.samples }))[0]).toContain(
      'samples is a list of 1',
    )
  })

  test('too many nodes', () => {
    const huge = layeredRecipe({ sizes: [1000, 101, 1] })
    expect(messages(parseRecipe(huge))).toEqual([
      expect.stringMatching(/^model has 20\d{4} nodes; expected at most 200000$/),
    ])
  })

  test('a chain of 50,000 operations, forwards, backwards and closed to a ring', () => {
    const chain = Array.from({ length: 50_000 }, (_, i): [string, string, string[]] => [
      `n${i}`,
      'neg',
      [i === 0 ? 'x' : `n${i - 1}`],
    ])
    for (const operations of [chain, chain.toReversed()]) {
      const parsed = parseRecipe(graphRecipe(operations, 'n49999'))
      expect(parsed.ok && compile(parsed.recipe).nodeCount).toBe(50_003)
    }
    const ring = parseRecipe(graphRecipe([...chain.slice(1), ['n0', 'neg', ['n49999']]], 'n0'))
    expect(messages(ring)[0]).toContain('lead around a cycle')
  })
})

describe('fuzz', () => {
  test('no JSON value makes it throw, and a refusal always names a field', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const parsed = parseRecipe(value)
        expect(parsed.ok).toBe(false)
        for (const m of messages(parsed)) expect(m).toMatch(/ (is|has|are|lead) /)
      }),
    )
  })

  test('a recipe with any one part replaced or left out either compiles or is refused by naming a field', () => {
    const recipes = [mazur, layeredRecipe({ sizes: [2, 2, 1], samples: 3 }), square].map(asJson)
    const choice = fc.constantFrom(...recipes.flatMap((r) => leavesOf(r).map((path) => ({ r, path }))))
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('w1', 'h1', 'x', 'sum', -1, 1e300),
      fc.constant(undefined),
    )
    fc.assert(
      fc.property(choice, values, ({ r, path }, value) => {
        const parsed = parseRecipe(replaceAt(r, path, value as Json | undefined))
        if (parsed.ok) expect(compile(parsed.recipe).nodeCount).toBeGreaterThan(0)
        else
          for (const { field, message } of parsed.problems) {
            expect(field).not.toBe('')
            expect(message.startsWith(field)).toBe(true)
          }
      }),
      { numRuns: 500 },
    )
  })
})
