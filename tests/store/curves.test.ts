import { expect, test } from 'vitest'
import { layeredRecipe } from '../../src/models/layered.ts'
import { addedTo, type Curves, drawnPoints, epochsBefore, onward } from '../../src/store/curves.ts'
import { Session } from '../../src/worker/session.ts'

const recipe = layeredRecipe({ sizes: [2, 3, 1], samples: 6, batchSize: 2 })

const opened = async () => {
  const session = new Session()
  await session.open(recipe)
  const ask = async (known: Curves | null): Promise<Curves> =>
    addedTo(known, await session.analyse('metrics', onward(known)))
  return { session, ask }
}

test('curves that are asked for in parts are those asked for at once', async () => {
  const { session, ask } = await opened()
  let known: Curves | null = null
  for (const k of [3, 3, 40, 200]) {
    await session.seek(k, Number.POSITIVE_INFINITY)
    known = await ask(known)
  }
  expect(known).toEqual(await ask(null))
  // Not a point of the curves, but where training has been.
  await session.seek(199, Number.POSITIVE_INFINITY)
  known = await ask(null)
  await session.seek(10, Number.POSITIVE_INFINITY)
  expect(drawnPoints(await ask(known)).at(-1)!.iteration).toBe(199)
  expect(known!.points.map((p) => p.iteration).slice(0, 3)).toEqual([0, 1, 2])
  expect(known!.points[0]!.norms).toHaveLength(2)
})

test('after an edit of the past, what came after it is taken anew', async () => {
  const { session, ask } = await opened()
  await session.seek(50, Number.POSITIVE_INFINITY)
  const before = await ask(null)
  await session.change([{ iteration: 20, path: 'parameters.w1', value: 2 }])
  await session.seek(50, Number.POSITIVE_INFINITY)
  const after = await ask(before)
  expect(after.points.slice(0, 20)).toEqual(before.points.slice(0, 20))
  expect(after.points[20]).not.toEqual(before.points[20])
  expect(after).toEqual(await ask(null))
})

test('where training stands is drawn as well, in its place', async () => {
  const { session, ask } = await opened()
  await session.seek(300, Number.POSITIVE_INFINITY)
  await session.seek(135, Number.POSITIVE_INFINITY)
  const curves = await ask(null)
  expect(curves.points.some((p) => p.iteration === 135)).toBe(false)
  const drawn = drawnPoints(curves).map((p) => p.iteration)
  expect(drawn).toContain(135)
  expect(drawn).toEqual([...drawn].sort((a, b) => a - b))
  expect(new Set(drawn).size).toBe(drawn.length)
})

test('an epoch is over when every sample has been taken', () => {
  expect(epochsBefore(0, 2, 6)).toBe(0)
  expect(epochsBefore(3, 2, 6)).toBe(1)
  expect(epochsBefore(4, 2, 6)).toBeCloseTo(4 / 3, 12)
})
