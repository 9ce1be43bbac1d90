import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { Trace } from '../../src/engine/trace.ts'
import { compile } from '../../src/models/compile.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Edit, NetworkModel, Recipe } from '../../src/models/recipe.ts'
import type { Progress } from '../../src/worker/api.ts'
import { Session } from '../../src/worker/session.ts'
import { Training } from '../../src/worker/training.ts'

const FOREVER = Number.POSITIVE_INFINITY

const opened = async (recipe: Recipe, options: ConstructorParameters<typeof Session>[0] = {}) => {
  const session = new Session(options)
  await session.open(recipe)
  return session
}

/** A clock that goes on by so many milliseconds whenever it is read. */
const ticking = (ms: number): (() => number) => {
  let time = 0
  return () => {
    time += ms
    return time
  }
}

/** Values, gradients and optimizer state as text: slots are filled by recordings only. */
const bits = (recipe: Recipe, { cells, loss, iteration }: Progress): string => {
  const { nodeCount, edgeCount } = compile(recipe)
  const told = [...cells.slice(0, 2 * nodeCount), ...cells.slice(2 * nodeCount + edgeCount), loss]
  return `${iteration} ${new BigUint64Array(Float64Array.from(told).buffer).join()}`
}

/** Progress at iterations 0…n of an uninterrupted run. */
const straight = async (recipe: Recipe, n: number): Promise<string[]> => {
  const session = await opened(recipe)
  const all: string[] = []
  for (let k = 0; k <= n; k++) all.push(bits(recipe, await session.advance({ until: k, ms: FOREVER })))
  return all
}

const batches = layeredRecipe({ sizes: [2, 3, 2], samples: 7, batchSize: 3, learningRate: 0.3 })

const edits = fc
  .array(
    fc.record({
      iteration: fc.nat({ max: 40 }),
      path: fc.constantFrom('parameters.w1', 'parameters.b1', 'parameters.w8', 'learningRate'),
      value: fc.double({ min: -2, max: 2, noNaN: true }),
    }),
    { maxLength: 6 },
  )
  .map((list): Edit[] => list.sort((a, b) => a.iteration - b.iteration))

/** A network whose weights are nowhere. */
const unbuildable: Recipe = { ...mazur, model: { ...(mazur.model as NetworkModel), parameters: [] } }

describe('seeking', () => {
  test('gives the same bits as an uninterrupted run, from anywhere, with few checkpoints and with edits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(mazur, batches),
        edits,
        fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 2, max: 9 }),
        async (base, list, places, mostCheckpoints) => {
          const recipe = { ...base, edits: list }
          const expected = await straight(recipe, 40)
          const session = await opened(recipe, { mostCheckpoints })
          for (const k of places) expect(bits(recipe, await session.seek(k, FOREVER))).toBe(expected[k])
        },
      ),
      { numRuns: 60 },
    )
  })

  test('step by step from the beginning leaves the training where it stands, with all its curves', async () => {
    const [session, straightOn] = [await opened(mazur), await opened(mazur)]
    for (const k of [0, 1, 2, 3]) {
      expect((await session.seek(k, 0)).iteration).toBe(k)
      expect((await session.record(0)).iteration).toBe(k)
    }
    await straightOn.advance({ until: 3, ms: FOREVER })
    const ask = { version: -1, from: 0 }
    const { points, now } = await session.analyse('metrics', ask)
    expect(await straightOn.analyse('metrics', ask)).toMatchObject({ points, now })
    expect(bits(mazur, await session.advance({ until: 9, ms: FOREVER }))).toBe((await straight(mazur, 9))[9])
  })

  test('stops when its time is over and goes on when asked again', async () => {
    const session = await opened(mazur, { now: ticking(1) })
    const visited: number[] = []
    while (visited.at(-1) !== 100) visited.push((await session.seek(100, 5)).iteration)
    expect(visited.length).toBeGreaterThan(3)
    expect(visited).toEqual(visited.toSorted((a, b) => a - b))
    expect((await session.seek(100, 0)).iteration).toBe(100)
  })

  test('a new goal takes over from an unfinished one', async () => {
    const session = await opened(mazur, { now: ticking(1) })
    await session.seek(1_000_000, 10)
    const expected = await straight(mazur, 3)
    expect(bits(mazur, await session.seek(3, FOREVER))).toBe(expected[3])
  })

  test('to places that are none is refused', async () => {
    const session = await opened(mazur)
    for (const k of [-1, 0.5, Number.NaN, FOREVER])
      await expect(session.seek(k, 10)).rejects.toThrow(`iteration is ${k}; expected a whole number from 0`)
  })
})

describe('advancing', () => {
  test('makes at least one iteration however little time there is, and none beyond its goal', async () => {
    const session = await opened(mazur, { now: ticking(100) })
    expect((await session.advance({ until: 10, ms: 0 })).iteration).toBe(1)
    expect((await session.advance({ until: 1, ms: 0 })).iteration).toBe(1)
    expect((await session.advance({ until: 0, ms: 50 })).iteration).toBe(1)
  })

  test('uses its time up and goes over it by one iteration at most', async () => {
    let time = 0
    let cost = 0
    const step = Training.prototype.step
    const spy = vi.spyOn(Training.prototype, 'step').mockImplementation(function (this: Training) {
      time += cost
      return step.call(this)
    })
    const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    await fc.assert(
      fc.asyncProperty(positive(0.1, 100), positive(0, 200), async (each, ms) => {
        time = 0
        cost = each
        const session = await opened(mazur, { now: () => time })
        await session.advance({ until: FOREVER, ms })
        expect(time).toBeGreaterThanOrEqual(ms)
        expect(time).toBeLessThan(ms + 1.001 * cost)
      }),
      { numRuns: 50 },
    )
    spy.mockRestore()
  })

  test('a learning rate that overflows ends in NaN or ∞, and seeking back from there is exact', async () => {
    const recipe = {
      ...layeredRecipe({ sizes: [1, 2, 1], activation: 'relu', seed: 2 }),
      learningRate: 1e150,
    }
    const session = await opened(recipe)
    const { loss, iteration } = await session.advance({ until: 20, ms: FOREVER })
    expect(iteration).toBe(20)
    expect(Number.isFinite(loss)).toBe(false)
    const expected = await straight(recipe, 20)
    for (const k of [0, 20, 1, 13]) expect(bits(recipe, await session.seek(k, FOREVER))).toBe(expected[k])
    expect((await session.record(0)).columns.kind.length).toBeGreaterThan(0)
  })
})

describe('recording', () => {
  test('every sample of a batch after the other ends where the iteration does, and moves nothing', async () => {
    const session = await opened(batches)
    for (let k = 0; k < 6; k++) {
      const before = await session.seek(k, FOREVER)
      const recordings = [await session.record(0), await session.record(1), await session.record(2)]
      expect(bits(batches, await session.advance({ until: k, ms: FOREVER }))).toBe(bits(batches, before))
      const last = new Trace(recordings[2]!.columns)
      const next = await session.seek(k + 1, FOREVER)
      for (const p of compile(batches).parameters)
        expect(Object.is(last.cellsAt(last.length)[p], next.cells[p])).toBe(true)
      expect(recordings.map((r) => [r.iteration, r.loss])).toEqual([0, 1, 2].map(() => [k, before.loss]))
    }
  })

  test('a later sample begins with the gradients that the earlier ones have added up', async () => {
    const session = await opened(batches)
    const [first, second] = [await session.record(0), await session.record(1)]
    const { initial } = second.columns
    const trace = new Trace(first.columns)
    const end = trace.cellsAt(trace.length)
    const { nodeCount, parameters } = compile(batches)
    const gradients = parameters.map((p) => nodeCount + p)
    expect(gradients.map((g) => initial[g])).toEqual(gradients.map((g) => end[g]))
    expect(gradients.some((g) => initial[g] !== 0)).toBe(true)
  })

  test('is the same to the bit in whichever order the samples are asked for', async () => {
    const inOrder = await opened(batches)
    for (const k of [0, 3]) {
      await inOrder.seek(k, FOREVER)
      const recordings = [await inOrder.record(0), await inOrder.record(1), await inOrder.record(2)]
      for (const s of [2, 0, 2, 1, 1]) {
        const alone = await opened(batches)
        await alone.seek(k, FOREVER)
        expect(await alone.record(s)).toEqual(recordings[s])
        expect(await inOrder.record(s)).toEqual(recordings[s])
      }
    }
  })

  test('is the same however the iteration was reached', async () => {
    const session = await opened(mazur)
    await session.seek(5, FOREVER)
    const direct = await session.record(0)
    await session.seek(90, FOREVER)
    await session.seek(5, FOREVER)
    expect(await session.record(0)).toEqual(direct)
  })

  test('takes the samples in their order and starts over after the last', async () => {
    const session = await opened(batches)
    for (const [k, sample, index] of [
      [0, 2, 2],
      [1, 0, 3],
      [2, 0, 6],
      [2, 1, 0],
      [2, 2, 1],
    ] as const) {
      await session.seek(k, FOREVER)
      const { columns } = await session.record(sample)
      const { inputs, targets } = batches.samples[index]!
      expect([...columns.after.subarray(0, 4)]).toEqual([...inputs, ...targets])
    }
  })

  test('samples that the batch does not have are refused', async () => {
    const session = await opened(mazur)
    for (const sample of [1, -1, 0.5, Number.NaN])
      await expect(session.record(sample)).rejects.toThrow(`sample is ${sample}; expected 0 to 0`)
  })
})

describe('looking aside', () => {
  test('records any iteration of any recipe as the open one would, and moves nothing', async () => {
    const session = await opened(mazur)
    const before = bits(mazur, await session.seek(4, FOREVER))
    const other = await opened(batches)
    await other.seek(7, FOREVER)
    expect(await session.peek(batches, 7, 2, FOREVER)).toEqual(await other.record(2))
    await other.seek(3, FOREVER)
    expect(await session.peek(batches, 3, 0, FOREVER)).toEqual(await other.record(0))
    expect(await session.peek(mazur, 4, 0, FOREVER)).toEqual(await session.record(0))
    expect(bits(mazur, await session.advance({ until: 4, ms: 0 }))).toBe(before)
  })

  test('is bounded by its time and goes on when asked again', async () => {
    const session = new Session({ now: ticking(1) })
    let asked = 1
    while ((await session.peek(mazur, 100, 0, 5)) === null) asked++
    expect(asked).toBeGreaterThan(3)
    expect(await session.peek(mazur, 100, 0, 0)).toMatchObject({ iteration: 100, sample: 0 })
  })

  test('places the graph of another recipe', async () => {
    const session = await opened(mazur)
    const other = await opened(batches)
    expect(await session.preview(batches, 2)).toEqual(await other.layout(2))
    expect(await session.layout(2)).not.toEqual(await other.layout(2))
  })

  test('keeps small glyphs out of the foot of the stage, and lets full ones reach into it', async () => {
    const wide = await opened(layeredRecipe({ sizes: [2, 9, 1] }))
    expect(await wide.layout(2, [], { height: 500, foot: 100, isNarrow: false })).toEqual(
      await wide.layout(2.5, [], { height: 400, foot: 0, isNarrow: false }),
    )
    const textbook = await opened(mazur)
    expect(await textbook.layout(2, [], { height: 500, foot: 100, isNarrow: false })).toEqual(
      await textbook.layout(2, [], { height: 500, foot: 0, isNarrow: false }),
    )
  })

  test('refuses what is none', async () => {
    const session = new Session()
    await expect(session.peek(unbuildable, 0, 0, 1)).rejects.toThrow('there is no parameter w1')
    await expect(session.preview(unbuildable, 1)).rejects.toThrow('there is no parameter w1')
    await expect(session.peek(mazur, -1, 0, 1)).rejects.toThrow('iteration is -1')
    await expect(session.peek(mazur, 0, 1, 1)).rejects.toThrow('sample is 1; expected 0 to 0')
  })
})

test('a recipe that cannot be built is refused and leaves the last good one in place', async () => {
  const session = await opened(mazur)
  await session.seek(4, FOREVER)
  await expect(session.open(unbuildable)).rejects.toThrow('there is no parameter w1')
  expect((await session.advance({ until: 5, ms: FOREVER })).iteration).toBe(5)
})

test('without a recipe every request is refused', async () => {
  const session = new Session()
  await expect(session.advance({ until: 1, ms: 1 })).rejects.toThrow('no recipe is open')
  await expect(session.layout(1)).rejects.toThrow('no recipe is open')
})
