import type { OpName } from '../../src/engine/ops.ts'
import type { Recipe } from '../../src/models/recipe.ts'

/** A recipe of a plain graph over the leaves x = 3 (trainable), y = −2 and the constant k = 2. */
export const graphRecipe = (
  operations: readonly (readonly [name: string, op: string, sources: readonly string[]])[],
  output: string,
): Recipe => ({
  version: 1,
  id: 'graph',
  title: 'A graph',
  source: 'tests',
  model: {
    kind: 'graph',
    leaves: [
      { name: 'x', value: 3, trainable: true },
      { name: 'y', value: -2, trainable: false },
      { name: 'k', value: 2, trainable: false, constant: true },
    ],
    operations: operations.map(([name, op, sources]) => ({ name, op: op as OpName, sources })),
    output,
  },
  samples: [],
  batchSize: 1,
  seed: 0,
  optimizer: 'sgd',
  learningRate: 0.1,
  lossLetter: 'L',
  intro: '',
  edits: [],
})

/** (x·x + y)ᵏ, written with its last operation first. */
export const square: Recipe = graphRecipe(
  [
    ['f', 'pow', ['s', 'k']],
    ['s', 'sum', ['p', 'y']],
    ['p', 'mul', ['x', 'x']],
  ],
  'f',
)
