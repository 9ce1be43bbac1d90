import { expect, test } from 'vitest'
import { compile } from '../../src/models/compile.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import { Session } from '../../src/worker/session.ts'

const opened = async (recipe = mazur) => {
  const session = new Session()
  await session.open(recipe)
  const id = (name: string): number => compile(recipe).nodes.findIndex((n) => n.name === name)
  return { session, id }
}

test('paths are those of the iteration where the engine stands, which stays there', async () => {
  const { session, id } = await opened()
  const ask = { node: id('w5'), collapsed: 0, most: 10 }
  const first = await session.analyse('paths', ask)
  expect(first.iteration).toBe(0)
  // Mazur, 2015: ∂E_total/∂w5 = 0.082167041.
  expect(first.gradient).toBeCloseTo(0.082167041, 9)
  await session.seek(3, 1000)
  const later = await session.analyse('paths', ask)
  expect(later.iteration).toBe(3)
  expect(later.gradient).not.toBe(first.gradient)
  expect((await session.advance({ until: 4, ms: 1000 })).iteration).toBe(4)
})

test('in a batch the sample in view is told about', async () => {
  const recipe = layeredRecipe({ sizes: [2, 3, 1], samples: 6, batchSize: 3 })
  const { session, id } = await opened(recipe)
  const { sum, gradient, seed, paths } = await session.analyse('paths', {
    node: id('w1'),
    collapsed: 0,
    most: 10,
  })
  expect(seed).toBe(1 / 3)
  expect(paths).toBe(1n)
  expect(sum).toBe(gradient)
})

test('a large network is answered for at once, with a few of its many paths', async () => {
  const { session, id } = await opened(layeredRecipe({ sizes: [20, 40, 40, 40, 40, 1] }))
  const answer = await session.analyse('paths', { node: id('i1'), collapsed: 0, most: 60 })
  expect(answer.paths).toBe(40n ** 4n)
  expect(answer.shown).toHaveLength(60)
  const sizes = answer.shown.map((t) => Math.abs(t.product))
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
  expect(answer.edges.length).toBeLessThanOrEqual(800)
})

test('a node that is not there is refused by its name and bounds', async () => {
  const { session } = await opened()
  await expect(session.analyse('paths', { node: 99, collapsed: 0, most: 9 })).rejects.toThrow(
    /node is 99; expected 0 to/,
  )
})
