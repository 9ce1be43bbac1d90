import { describe, expect, test } from 'vitest'
import { compile } from '../../src/models/compile.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { findRecipe } from '../../src/models/textbook.ts'
import { Session } from '../../src/worker/session.ts'

const opened = async (recipe: Recipe, iteration = 0) => {
  const session = new Session()
  await session.open(recipe)
  await session.seek(iteration, Number.POSITIVE_INFINITY)
  return session
}

const { nodes } = compile(mazur)
const leafOf = (name: string): number => nodes.findIndex((n) => n.name === name)

describe('the gradient check', () => {
  test('of every weight of Mazur’s network agrees, at iteration 0 and later, and leaves the engine where it was', async () => {
    for (const iteration of [0, 3]) {
      const session = await opened(mazur, iteration)
      const before = await session.record(0)
      const of = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8'].map((w) => ({
        leaf: leafOf(w),
        step: 1e-5,
      }))
      const { checks, ...at } = await session.analyse('check', { of, ms: 1000 })
      expect(at).toEqual({ iteration, loss: before.loss })
      expect(checks.map(({ verdict }) => verdict)).toEqual(Array(8).fill('agrees'))
      expect(Math.max(...checks.map(({ error }) => error))).toBeLessThan(1e-7)
      expect(await session.record(0)).toEqual(before)
    }
  })

  test('does at least one, and no more than there is time for', async () => {
    const session = await opened(mazur)
    const of = [5, 6, 7].map((leaf) => ({ leaf, step: 1e-5 }))
    expect((await session.analyse('check', { of, ms: 0 })).checks).toHaveLength(1)
    expect((await session.analyse('check', { of: [], ms: 0 })).checks).toEqual([])
  })

  test('of a batch is about its mean loss', async () => {
    const session = await opened(layeredRecipe({ sizes: [2, 3, 1], samples: 6, batchSize: 3 }), 1)
    const of = Array.from({ length: 13 }, (_, i) => ({ leaf: 2 + i, step: 1e-5 }))
    const { checks } = await session.analyse('check', { of, ms: 1000 })
    expect(checks.map(({ verdict }) => verdict)).toEqual(Array(13).fill('agrees'))
  })
})

describe('a sweep', () => {
  test('is the same whatever the leaf holds meanwhile, and says so by the loss at the number asked about', async () => {
    const ask = {
      leaf: leafOf('w5'),
      from: -1,
      to: 1,
      points: 21,
      done: 0,
      last: null,
      mostKinks: 9,
      value: 0.4,
      ms: 1000,
    }
    const book = await opened(mazur)
    const moved = await opened({ ...mazur, edits: [{ iteration: 0, path: 'parameters.w5', value: -0.7 }] })
    const other = await opened({ ...mazur, edits: [{ iteration: 0, path: 'parameters.w6', value: -0.7 }] })
    const answer = await book.analyse('sweep', ask)
    expect(answer).toMatchObject({ iteration: 0, loss: (await book.record(0)).loss, done: 21 })
    expect(await moved.analyse('sweep', ask)).toEqual(answer)
    expect((await other.analyse('sweep', ask)).loss).not.toBe(answer.loss)
  })
})

describe('edits', () => {
  test.each([0, 3])(
    'made at iteration %i change what is answered there, and taken back they give it back',
    async (iteration) => {
      const session = await opened(mazur, iteration)
      const w5 = leafOf('w5')
      const asked = async () => {
        await session.seek(iteration, 1000)
        const { loss } = await session.record(0)
        const check = await session.analyse('check', { of: [{ leaf: w5, step: 1e-5 }], ms: 1000 })
        const nudge = await session.analyse('nudge', { leaf: w5, by: 0.01 })
        const paths = await session.analyse('paths', { node: w5, collapsed: 0, most: 10 })
        expect(check.loss).toBe(loss)
        expect(paths.gradient).toBeCloseTo(nudge.gradient!, 12)
        return { loss, value: nudge.value, gradient: nudge.gradient, checked: check.checks[0]!.backprop }
      }
      const before = await asked()
      await session.change([{ iteration, path: 'parameters.w5', value: 1.25 }])
      const after = await asked()
      expect(after.value).toBe(1.25)
      expect(after.loss).not.toBe(before.loss)
      expect(after.gradient).not.toBe(before.gradient)
      expect(after.checked).toBe(after.gradient)
      await session.change([])
      expect(await asked()).toEqual(before)
    },
  )
})

describe('a nudge', () => {
  test('moves the loss almost as the gradient says', async () => {
    const session = await opened(mazur)
    const answer = await session.analyse('nudge', { leaf: leafOf('w5'), by: 0.01 })
    expect(answer).toMatchObject({ value: 0.4, by: 0.01 })
    expect(answer.gradient).toBeCloseTo(0.08217, 5)
    expect(answer.expected).toBe(0.01 * answer.gradient!)
    expect(answer.really).toBeCloseTo(0.000821, 6)
  })

  test('of an input has no gradient, but does something', async () => {
    const session = await opened(mazur)
    const { gradient, expected, really } = await session.analyse('nudge', { leaf: 0, by: 0.1 })
    expect([gradient, expected]).toEqual([null, null])
    expect(really).not.toBe(0)
  })

  test('refuses what is no leaf', async () => {
    const session = await opened(findRecipe('colah')!)
    await expect(session.analyse('nudge', { leaf: 3, by: 0.1 })).rejects.toThrow('node 3 is no leaf')
    await expect(session.analyse('nudge', { leaf: -1, by: 0.1 })).rejects.toThrow('is no leaf')
  })
})
