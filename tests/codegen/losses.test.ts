import { expect, test } from 'vitest'
import { generate } from '../../src/codegen/dialects.ts'
import { lossCode } from '../../src/codegen/loss-code.ts'
import { MOST_INLINE } from '../../src/codegen/program-parts.ts'
import { activations } from '../../src/engine/ops-activation.ts'
import { type OptimizerName, optimizers } from '../../src/engine/optimizer.ts'
import type { ActivationName } from '../../src/models/build.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { LOSSES, type LossName } from '../../src/models/losses.ts'
import { mazur, mazurBiases } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { expectSameLosses, freezing, sharing, trainedTo, withNetwork } from './trained.ts'

const batched = layeredRecipe({ sizes: [2, 4, 3, 2], samples: 11, batchSize: 4, seed: 5 })

const table = <K extends string>(
  names: readonly K[],
  recipe: (name: K) => Recipe,
): Readonly<Record<string, Recipe>> => Object.fromEntries(names.map((name) => [name, recipe(name)]))

/** Outputs and targets that a loss can be computed of. */
const fitting = (loss: LossName): Recipe => {
  const probabilities = (loss as string) === 'binaryCrossEntropy'
  const recipe = layeredRecipe({
    sizes: [2, 3, 3],
    loss,
    samples: 7,
    batchSize: 3,
    outputActivation: probabilities ? 'sigmoid' : 'identity',
  })
  const hit = { hinge: [1, -1], softmaxCrossEntropy: [1, 0] }[loss as string] ?? [1, 0]
  const wantsClasses = ![
    'halfSquaredError',
    'squaredError',
    'meanSquaredError',
    'absoluteError',
    'huber',
  ].includes(loss)
  return wantsClasses
    ? {
        ...recipe,
        samples: recipe.samples.map(({ inputs }, i) => ({
          inputs,
          targets: [0, 1, 2].map((k) => hit[k === i % 3 ? 0 : 1]!),
        })),
      }
    : recipe
}

test('Mazur’s networks lose the same in Python', () => expectSameLosses({ mazur, mazurBiases }))

test('batches, in order and shuffled, one sample or all at once, lose the same in Python', () =>
  expectSameLosses({
    batched,
    shuffled: { ...batched, shuffled: true, seed: 12345 },
    negativeSeed: { ...batched, shuffled: true, seed: -3 },
    one: { ...batched, batchSize: 1 },
    all: { ...batched, batchSize: 11, shuffled: true },
    unbiased: layeredRecipe({ sizes: [3, 2, 2, 1], biases: false, samples: 5, batchSize: 2 }),
    noHidden: layeredRecipe({ sizes: [3, 2], samples: 5, batchSize: 2 }),
  }))

test('every activation loses the same in Python', () =>
  expectSameLosses(
    table(Object.keys(activations) as ActivationName[], (activation) =>
      layeredRecipe({ sizes: [2, 4, 2], activation, outputActivation: activation, samples: 5, batchSize: 2 }),
    ),
  ))

test('every loss loses the same in Python', () => expectSameLosses(table(LOSSES, fitting)))

test('every optimizer loses the same in Python, with and without weight decay', () =>
  expectSameLosses({
    ...table(Object.keys(optimizers) as OptimizerName[], (optimizer) => ({ ...batched, optimizer })),
    ...Object.fromEntries(
      (Object.keys(optimizers) as OptimizerName[]).map((optimizer) => [
        `${optimizer} with decay`,
        { ...batched, optimizer, settings: { weightDecay: 0.05, momentum: 0.7, beta1: 0.8, epsilon: 1e-3 } },
      ]),
    ),
  }))

const frozen = withNetwork(batched, freezing(['w1', 'w6', 'b3', 'w20']))
const shared = withNetwork(batched, sharing({ w2: 'w1', w9: 'w1', b2: 'b1', b5: 'b1' }))

test('frozen and shared weights lose the same in Python', () =>
  expectSameLosses({
    frozen,
    shared,
    both: withNetwork(shared, freezing(['w1', 'w4', 'b3'])),
    sharedAdam: { ...shared, optimizer: 'adam' },
    frozenDecay: { ...frozen, optimizer: 'momentum', settings: { weightDecay: 0.1 } },
    firstLayer: withNetwork(batched, freezing(Array.from({ length: 8 }, (_, i) => `w${i + 1}`))),
    nothing: withNetwork(batched, ({ parameters }) =>
      freezing(parameters.map((p) => p.name))({ ...batched.model, parameters } as never),
    ),
  }))

test('gradients that are kept lose the same in Python', () =>
  expectSameLosses({
    kept: { ...batched, keepsGradients: true },
    keptShared: { ...shared, keepsGradients: true, optimizer: 'momentum' },
    keptAlone: { ...mazurBiases, keepsGradients: true },
  }))

test('numbers that are changed by hand on the way lose the same in Python', () =>
  expectSameLosses({
    edited: {
      ...mazur,
      edits: [
        { iteration: 3, path: 'parameters.w5', value: -0.7 },
        { iteration: 7, path: 'parameters.w1', value: 0.9 },
        { iteration: 9, path: 'learningRate', value: 1.5 },
        { iteration: 9, path: 'parameters.b1', value: 0.1 },
      ],
    },
    editedShared: {
      ...shared,
      edits: [
        { iteration: 2, path: 'parameters.w1', value: 0.3 },
        { iteration: 8, path: 'parameters.w1', value: -0.3 },
        { iteration: 11, path: 'parameters.w5', value: 0.25 },
      ],
    },
    data: { ...mazur, edits: [{ iteration: 0, path: 'inputs.i1', value: 0.7 }] },
  }))

test('many samples are read from a file that is offered with the code', async () => {
  const many = layeredRecipe({ sizes: [2, 3, 1], samples: MOST_INLINE + 1, batchSize: 7 })
  await expectSameLosses({ many, shuffled: { ...many, shuffled: true } })
  const code = generate('numpy', (await trainedTo(many, 0)).source)
  expect(code.data?.name).toBe('samples.csv')
  expect(code.text).toContain('The 301 samples are in samples.csv')
})

test('every loss of the brief has code', () => {
  expect(Object.keys(lossCode)).toEqual(expect.arrayContaining([...LOSSES]))
})
