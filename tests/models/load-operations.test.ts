import { expect, test, vi } from 'vitest'
import { mazur } from '../../src/models/mazur.ts'
import type { NetworkModel, Recipe } from '../../src/models/recipe.ts'

const graph: Recipe = {
  ...mazur,
  id: 'cosine',
  model: {
    kind: 'graph',
    leaves: [{ name: 'x', value: 1, trainable: true }],
    operations: [{ name: 'y', op: 'cos', sources: ['x'] }],
    output: 'y',
  },
}
const { layers, ...rest } = mazur.model as NetworkModel
const recipes: Readonly<Record<string, Recipe>> = {
  'a plain graph': graph,
  'an activation': {
    ...mazur,
    model: { ...rest, layers: [{ ...layers[0]!, activation: 'tanh' }, layers[1]!] },
  },
  'a loss': { ...mazur, model: { ...rest, layers, loss: 'huber' } },
}

const unloaded = async () => {
  vi.resetModules()
  const { compile } = await import('../../src/models/compile.ts')
  return { compile, ...(await import('../../src/models/load-operations.ts')) }
}

test('the first network is built without the operations that are loaded later', async () => {
  const { compile, loadOperations } = await unloaded()
  await loadOperations(mazur)
  expect(compile(mazur).nodes.length).toBeGreaterThan(0)
  expect(() => compile(graph)).toThrow('there is no operation cos')
})

test.each(Object.entries(recipes))(
  '%s of another operation can be built once that is loaded',
  async (_, recipe) => {
    const { compile, loadOperations } = await unloaded()
    expect(() => compile(recipe)).toThrow('there is no operation')
    await loadOperations(recipe)
    expect(compile(recipe).nodes.length).toBeGreaterThan(0)
  },
)
