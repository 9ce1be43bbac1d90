import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Trace } from '../../src/engine/trace.ts'
import { compile } from '../../src/models/compile.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import type { Edit, Recipe } from '../../src/models/recipe.ts'
import type { Progress } from '../../src/worker/api.ts'
import { Session } from '../../src/worker/session.ts'
import { called, everyOptimizer } from '../engine/iteration.ts'

const FOREVER = Number.POSITIVE_INFINITY
const batches = layeredRecipe({ sizes: [2, 3, 2], samples: 7, batchSize: 3, learningRate: 0.03 })

const opened = async (recipe: Recipe, options: ConstructorParameters<typeof Session>[0] = {}) => {
  const session = new Session(options)
  await session.open(recipe)
  return session
}

const bits = ({ cells, loss, iteration }: Progress): string =>
  `${iteration} ${new BigUint64Array(Float64Array.of(loss).buffer)[0]} ${new BigUint64Array(cells.buffer).join()}`

const edits = fc
  .array(
    fc.record({
      iteration: fc.nat({ max: 30 }),
      path: fc.constantFrom('parameters.w1', 'parameters.b1', 'learningRate'),
      value: fc.double({ min: -2, max: 2, noNaN: true }),
    }),
    { maxLength: 4 },
  )
  .map((list): Edit[] => list.sort((a, b) => a.iteration - b.iteration))

const recipes = everyOptimizer.map(({ name, settings, ...o }) => {
  const recipe: Recipe = { ...batches, optimizer: name, settings: { weightDecay: settings.weightDecay } }
  return [called({ name, settings, ...o }), recipe] as const
})

describe.each(recipes)('training with %s', (_name, base) => {
  test('comes back to the same bits wherever it is sought, with few checkpoints and with edits', async () => {
    await fc.assert(
      fc.asyncProperty(
        edits,
        fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 2, max: 5 }),
        async (list, places, mostCheckpoints) => {
          const recipe = { ...base, edits: list }
          const straight = await opened(recipe)
          const expected: string[] = []
          for (let k = 0; k <= 30; k++) expected.push(bits(await straight.advance({ until: k, ms: FOREVER })))
          const session = await opened(recipe, { mostCheckpoints })
          for (const k of places) expect(bits(await session.seek(k, FOREVER))).toBe(expected[k])
        },
      ),
      { numRuns: 8, seed: 3 },
    )
  })

  test('records iterations that end where the next begins, state included', async () => {
    const session = await opened(base)
    const { nodeCount, edgeCount, parameters } = compile(base)
    for (const k of [0, 1, 6]) {
      await session.seek(k, FOREVER)
      const { columns } = await session.record(2)
      const trace = new Trace(columns)
      const end = trace.cellsAt(trace.length)
      const next = (await session.seek(k + 1, FOREVER)).cells
      for (const p of parameters) expect(Object.is(end[p], next[p])).toBe(true)
      for (let c = 2 * nodeCount + edgeCount; c < next.length; c++)
        expect(Object.is(end[c], next[c]), `cell ${c}`).toBe(true)
    }
  })
})
