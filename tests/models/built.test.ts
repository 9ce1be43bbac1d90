import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { activations } from '../../src/engine/ops-activation.ts'
import { optimizers } from '../../src/engine/optimizer.ts'
import {
  type ActivationName,
  type Build,
  DATA_SETS,
  INITIALIZATIONS,
  SCALINGS,
} from '../../src/models/build.ts'
import { printBuild, readBuild } from '../../src/models/build-text.ts'
import { recipeOfData } from '../../src/models/built.ts'
import { compile } from '../../src/models/compile.ts'
import { dataSetOf } from '../../src/models/data-sets.ts'
import { dataSets } from '../../src/models/data-table.ts'
import { defaultBuild } from '../../src/models/default-build.ts'
import { FEATURES } from '../../src/models/feature.ts'
import { LOSSES } from '../../src/models/losses.ts'
import type { NetworkModel, Recipe } from '../../src/models/recipe.ts'
import { parseRecipe } from '../../src/models/recipe-parser.ts'
import { TASKS } from '../../src/models/task.ts'

const recipeOf = (build: Build): Recipe => {
  const made = dataSetOf(build.data)
  if (!made.ok) throw new Error(made.problems[0]?.message)
  return recipeOfData(build, made.data)
}
const modelOf = (build: Build): NetworkModel => recipeOf(build).model as NetworkModel
const xor = defaultBuild('xor')
const weightsOf = (build: Build): number[] =>
  modelOf(build)
    .parameters.filter((p) => p.name.startsWith('w'))
    .map((p) => p.value)

describe('a built recipe', () => {
  test('has a layer per choice, the units and biases that were chosen, and one output for two classes', () => {
    const { layers, inputs } = modelOf({
      ...xor,
      hidden: [
        { units: 3, activation: 'relu', bias: true },
        { units: 2, activation: 'sigmoid', bias: false },
      ],
    })
    expect(inputs).toEqual(['x', 'y'])
    expect(
      layers.map((l) => [l.activation, l.neurons.length, l.neurons.every((n) => n.bias !== null)]),
    ).toEqual([
      ['relu', 3, true],
      ['sigmoid', 2, false],
      [xor.output.activation, 1, true],
    ])
    expect(layers[2]?.neurons[0]?.weights).toEqual(['w13', 'w14'])
  })

  test.each(DATA_SETS.filter((set) => set !== 'own'))(
    'on %s is one that the parser takes and that can be run',
    (set) => {
      const recipe = recipeOf(defaultBuild(set))
      expect(parseRecipe(JSON.parse(JSON.stringify(recipe)))).toEqual({ ok: true, recipe })
      expect(compile(recipe).loaded.length).toBeGreaterThan(0)
    },
  )

  test('without hidden layers is a single layer', () => {
    expect(modelOf({ ...xor, hidden: [] }).layers.map((l) => l.neurons.length)).toEqual([1])
  })

  test('gives a weight that is shared one parameter, and leaves all other numbers as they were', () => {
    const shared = modelOf({ ...xor, shared: [['w1', 'w4']] })
    const names = shared.layers[0]?.neurons.map((n) => n.weights)
    expect(names?.slice(0, 2)).toEqual([
      ['w1', 'w2'],
      ['w3', 'w1'],
    ])
    const others = modelOf(xor).parameters.filter((p) => p.name !== 'w4')
    expect(shared.parameters).toEqual(others)
    expect(() => recipeOf({ ...xor, shared: [['w1', 'w99']] })).toThrow('there is no weight w99 to share')
  })
})

describe('weights', () => {
  const wide: Build = {
    ...xor,
    hidden: [
      { units: 64, activation: 'tanh', bias: true },
      { units: 64, activation: 'tanh', bias: true },
    ],
  }
  const second = (build: Build): number[] => weightsOf(build).slice(128, 128 + 64 * 64)
  const spread = (numbers: readonly number[]): number =>
    Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0) / numbers.length)

  test('are all zero, or all the constant', () => {
    expect(new Set(weightsOf({ ...xor, initialization: 'zeros' }))).toEqual(new Set([0]))
    expect(new Set(weightsOf({ ...xor, initialization: 'constant', scale: 0.3 }))).toEqual(new Set([0.3]))
  })

  test('spread as their scheme says', () => {
    const most = (numbers: readonly number[]): number => Math.max(...numbers.map(Math.abs))
    const uniform = second({ ...wide, initialization: 'uniform', scale: 0.7 })
    expect(most(uniform)).toBeLessThanOrEqual(0.7)
    expect(spread(uniform)).toBeCloseTo(0.7 / Math.sqrt(3), 2)
    expect(spread(second({ ...wide, initialization: 'normal', scale: 0.7 }))).toBeCloseTo(0.7, 1)
    const xavier = second({ ...wide, initialization: 'xavier' })
    expect(most(xavier)).toBeLessThanOrEqual(Math.sqrt(6 / 128))
    expect(spread(xavier)).toBeCloseTo(Math.sqrt(2 / 128), 2)
    expect(spread(second({ ...wide, initialization: 'he' }))).toBeCloseTo(Math.sqrt(2 / 64), 2)
  })

  test('are drawn from the seed alone', () => {
    expect(weightsOf({ ...xor, seed: 4 })).toEqual(weightsOf({ ...xor, seed: 4 }))
    expect(weightsOf({ ...xor, seed: 4 })).not.toEqual(weightsOf({ ...xor, seed: 5 }))
  })
})

const activation = fc.constantFrom(...(Object.keys(activations) as ActivationName[]))
const share = fc.double({ min: 0, max: 0.9, noNaN: true }).map(Math.abs)
const rate = fc.double({ min: 0, max: 1e6, noNaN: true }).map(Math.abs)
const weight = fc.integer({ min: 1, max: 99 }).map((n) => `w${n}`)
const builds: fc.Arbitrary<Build> = fc.record({
  data: fc
    .record({
      set: fc.constantFrom(...DATA_SETS),
      size: fc.integer({ min: 1, max: 5000 }),
      noise: share,
      seed: fc.nat(),
      testShare: share,
      features: fc.subarray([...FEATURES], { minLength: 1 }),
      columns: fc.subarray([...dataSets.iris.columns]),
      own: fc.record({
        text: fc.string(),
        inputs: fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
        target: fc.string({ minLength: 1 }),
        task: fc.constantFrom(...TASKS),
        scaling: fc.constantFrom(...SCALINGS),
      }),
    })
    .map(({ columns, ...data }) => {
      if (data.set === 'own') return data
      return { ...data, own: null, ...(data.set === 'iris' && columns.length > 0 ? { columns } : {}) }
    }),
  hidden: fc.array(fc.record({ units: fc.integer({ min: 1, max: 64 }), activation, bias: fc.boolean() }), {
    maxLength: 8,
  }),
  output: fc.record({ activation, bias: fc.boolean() }),
  loss: fc.constantFrom(...LOSSES),
  initialization: fc.constantFrom(...INITIALIZATIONS),
  scale: share,
  seed: fc.nat(),
  shared: fc.array(
    fc.tuple(weight, weight).filter(([a, b]) => a !== b),
    { maxLength: 3 },
  ),
  optimizer: fc.constantFrom(...(Object.keys(optimizers) as (keyof typeof optimizers)[])),
  settings: fc.record({ momentum: share, beta2: share, weightDecay: share }, { requiredKeys: [] }),
  learningRate: rate,
  batchSize: fc.integer({ min: 0, max: 5000 }),
  shuffled: fc.boolean(),
  keepsGradients: fc.boolean(),
})

describe('a build in a link', () => {
  test('reads back as it was', () => {
    fc.assert(
      fc.property(builds, (build) => {
        expect(readBuild(printBuild(build))).toEqual({ build, problems: [] })
      }),
    )
  })

  test('says only what was chosen', () => {
    expect(printBuild(xor)).toBe('data:xor')
    expect(printBuild({ ...xor, hidden: [{ units: 2, activation: 'tanh', bias: true }], seed: 7 })).toBe(
      'data:xor,hidden:2tanh,seed:7',
    )
  })

  test.each([
    ['data:cats', 'data:cats (expected xor, and, or, circles'],
    ['data:xor,hidden:99tanh', 'hidden:99tanh (expected up to 8 layers such as 4tanh.2relu'],
    ['data:xor,hidden:4.4', 'hidden:4.4 (expected up to 8 layers'],
    ['data:xor,batch:-3', 'batch:-3 (expected a whole number from 0 to 5,000)'],
    ['data:xor,share:w1', 'share:w1 (expected pairs of two weights such as w1=w3)'],
    ['data:xor,share:w1=w1', 'share:w1=w1 (expected pairs of two weights such as w1=w3)'],
    ['data:xor,rate:-3', 'rate:-3 (expected a number from 0 to 1,000,000)'],
    ['data:xor,speed:3', 'speed:3 (expected data, rows'],
    ['data:xor,momentum:2', 'momentum:2 (expected a number from 0 to 1)'],
  ])('%s is refused with what was expected, and all else counts', (text, problem) => {
    const { build, problems } = readBuild(`${text},rate:0.7`)
    expect(problems[0]).toContain(problem)
    expect(problems).toHaveLength(1)
    expect(build.learningRate).toBe(0.7)
  })

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          builds.map((b) => printBuild(b).slice(0, 40)),
        ),
        (text) => {
          expect(() => readBuild(text)).not.toThrow()
        },
      ),
    )
  })
})

test('says before the first step what leads on, whether Train is open or not', () => {
  expect(recipeOf(defaultBuild('xor')).intro).toBe(
    'Press → to see what this network says of its first sample, or press Run in Train to go through all 4.',
  )
})
