import { expect, test } from 'vitest'
import { dialects, generate } from '../../src/codegen/dialects.ts'
import { opCode } from '../../src/codegen/op-code.ts'
import { ops } from '../../src/engine/ops.ts'
import { activations } from '../../src/engine/ops-activation.ts'
import { type OptimizerName, optimizers } from '../../src/engine/optimizer.ts'
import type { ActivationName } from '../../src/models/build.ts'
import { expressions } from '../../src/models/expressions.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { checkSyntax } from './python.ts'
import { freezing, sharing, trainedTo, withNetwork } from './trained.ts'

const batched: Recipe = {
  ...layeredRecipe({ sizes: [2, 3, 1], activation: 'relu', samples: 5, batchSize: 2 }),
  optimizer: 'adam',
  settings: { weightDecay: 0.01 },
  shuffled: true,
}
const mixed: Recipe = {
  ...withNetwork(withNetwork(batched, sharing({ w2: 'w1' })), freezing(['w4'])),
  optimizer: 'momentum',
  settings: {},
  shuffled: false,
  keepsGradients: true,
  edits: [{ iteration: 5, path: 'parameters.w1', value: 0.5 }],
}
const expression = expressions.find((r) => r.id === 'micrograd-lecture')!
const readme = expressions.find((r) => r.id === 'micrograd-readme')!

const golden: readonly (readonly [string, Recipe, number])[] = [
  ['mazur', mazur, 0],
  ['batches', batched, 3],
  ['mixed', mixed, 3],
  ['expression', expression, 0],
  ['readme', readme, 0],
]

test.each(
  golden.flatMap(([name, recipe, k]) => dialects.map((d) => [`${name}-${d.id}`, d.id, recipe, k] as const)),
)('the program %s reads as it is kept', async (name, id, recipe, k) => {
  const { text } = generate(id, (await trainedTo(recipe, k)).source)
  await expect(text).toMatchFileSnapshot(`./programs/${name}.py`)
})

test('every program for PyTorch is Python', async () => {
  const recipes: Recipe[] = [
    mazur,
    mixed,
    { ...mixed, optimizer: 'adam' },
    ...(Object.keys(activations) as ActivationName[]).map((activation) =>
      layeredRecipe({ sizes: [2, 2, 1], activation, samples: 3, batchSize: 2 }),
    ),
    ...(Object.keys(optimizers) as OptimizerName[]).map((optimizer) => ({ ...batched, optimizer })),
    ...expressions,
    layeredRecipe({ sizes: [2, 2, 1], samples: 400, batchSize: 2 }),
  ]
  const trained = await Promise.all(recipes.map((recipe) => trainedTo(recipe, 2)))
  checkSyntax(trained.map(({ source }) => generate('pytorch', source)))
})

test('every operation of the engine has code', () => {
  expect(Object.keys(opCode)).toEqual(expect.arrayContaining(Object.keys(ops)))
})

test('no line of a network’s program is too wide to read', async () => {
  for (const recipe of [mazur, batched, mixed])
    for (const { id } of dialects) {
      const { text } = generate(id, (await trainedTo(recipe, 7)).source)
      expect(text.split('\n').filter((l) => l.length > 100)).toEqual([])
    }
})
