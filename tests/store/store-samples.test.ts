import { describe, expect, test, vi } from 'vitest'
import { layeredRecipe } from '../../src/models/layered.ts'
import { IDLE_MS } from '../../src/store/neighbours.ts'
import { Session } from '../../src/worker/session.ts'
import { FakeClock, settle } from './fake-clock.ts'
import { memoryAddress } from './memory-address.ts'
import { opened, type Store } from './opened-store.ts'

const recipe = layeredRecipe({ sizes: [1, 2, 1], samples: 12, batchSize: 4 })
const where = (store: Store) => {
  const { iteration, sample, row, playhead } = store.getState()
  return [iteration, sample, row, playhead.step]
}
/** A session that notes which samples are recorded. */
class Noting extends Session {
  readonly asked: number[] = []
  override record(sample: number) {
    this.asked.push(sample)
    return super.record(sample)
  }
}
const still = () => true
const ready = (): Promise<void> => vi.dynamicImportSettled().then(settle)

describe('the samples of a batch in the store', () => {
  test('are reached one after the other, each with its own recording and row', async () => {
    const session = new Session()
    const store = await opened({ engine: session, recipe, prefersReducedMotion: still })
    const { setSize, forward, back } = store.getState()
    setSize('pass')
    const seen: number[][] = []
    for (let i = 0; i < 21; i++) {
      forward()
      await settle()
      const { trace, sample, iteration, playhead } = store.getState()
      if (playhead.step === 0) {
        seen.push(where(store))
        await session.seek(iteration, 100)
        expect(trace?.columns).toEqual((await session.record(sample)).columns)
      }
    }
    expect(seen).toEqual([
      [0, 1, 1, 0],
      [0, 2, 2, 0],
      [0, 3, 3, 0],
      [1, 0, 4, 0],
    ])
    back()
    await settle()
    const { compiled } = store.getState()
    expect(where(store)).toEqual([0, 3, 3, compiled.batch.at(3).length])
    expect(compiled.schedule).toBe(compiled.batch.at(3))
  })

  test('are shown at once beside the one in view, of which and of whose neighbours three are kept', async () => {
    const engine = new Noting()
    const time = new FakeClock()
    const store = await opened({ engine, recipe, prefersReducedMotion: still, timers: time.clock })
    await ready()
    await time.pass(IDLE_MS)
    expect(engine.asked).toEqual([0, 1])
    store.getState().last()
    store.getState().forward()
    expect(where(store)).toEqual([0, 1, 1, 0])
    await ready()
    await time.pass(IDLE_MS)
    expect(engine.asked).toEqual([0, 1, 2])
    store.getState().goToSample(2)
    store.getState().goToSample(1)
    expect(where(store)).toEqual([0, 1, 1, 0])
    await ready()
    await time.pass(IDLE_MS)
    expect(engine.asked).toEqual([0, 1, 2])
    store.getState().goToSample(3)
    await ready()
    await time.pass(IDLE_MS)
    expect(engine.asked).toEqual([0, 1, 2, 3])
    store.getState().goToIteration(1)
    await ready()
    await time.pass(IDLE_MS)
    expect(where(store).slice(0, 3)).toEqual([1, 3, 7])
    expect(engine.asked).toEqual([0, 1, 2, 3, 3, 2])
  })

  test('are not mixed up with those of another recipe', async () => {
    const time = new FakeClock()
    const store = await opened({ recipe, prefersReducedMotion: still, timers: time.clock })
    await ready()
    await time.pass(IDLE_MS)
    store.getState().edit('parameters.w1', 3)
    await ready()
    store.getState().goToSample(1)
    await ready()
    expect(store.getState().trace?.columns.initial).toContain(3)
  })

  test('that are scrubbed over do not queue: of those that come meanwhile only the newest is recorded', async () => {
    const engine = new Noting()
    const store = await opened({ engine, recipe: { ...recipe, batchSize: 12 } })
    engine.asked.length = 0
    for (let sample = 3; sample < 12; sample++) store.getState().goTo(5, undefined, sample)
    await ready()
    expect(engine.asked).toEqual([3, 11])
    expect(where(store)).toEqual([0, 11, 11, 5])
  })

  test('scrubbed away from and back to do not block the next', async () => {
    const store = await opened({ recipe })
    const { goTo } = store.getState()
    goTo(5, undefined, 2)
    goTo(4, undefined, 0)
    expect(where(store)).toEqual([0, 0, 0, 4])
    await settle()
    goTo(3, undefined, 3)
    await ready()
    expect(where(store)).toEqual([0, 3, 3, 3])
  })

  test('Home and End lead to the ends of the sample, and from there to those of the iteration', async () => {
    const store = await opened({ recipe })
    const { goTo, first, last } = store.getState()
    goTo(9, undefined, 1)
    await ready()
    const { batch } = store.getState().compiled
    last()
    expect(where(store)).toEqual([0, 1, 1, batch.at(1).length])
    last()
    await ready()
    expect(where(store)).toEqual([0, 3, 3, batch.at(3).length])
    goTo(9, undefined, 2)
    await ready()
    first()
    expect(where(store)).toEqual([0, 2, 2, 0])
    first()
    await ready()
    expect(where(store)).toEqual([0, 0, 0, 0])
  })

  test('are kept by a link, an edit, undo, another iteration and a replaced engine', async () => {
    const { address } = memoryAddress('#model=layered-1-2-1&iteration=2&sample=3&step=7')
    const store = await opened({ recipe, address })
    expect(where(store)).toEqual([2, 2, 10, 7])
    expect(store.getState().link()).toBe('#model=layered-1-2-1&iteration=2&sample=3&step=7&by=neuron')
    store.getState().edit('parameters.w1', 0.5)
    await ready()
    expect(where(store)).toEqual([2, 2, 10, 7])
    store.getState().undo()
    await ready()
    expect(where(store)).toEqual([2, 2, 10, 7])
    store.getState().goToIteration(5, 3)
    await ready()
    expect(where(store)).toEqual([5, 2, 10, 3])
    store.getState().openLink('#iteration=1&step=2')
    await ready()
    expect(where(store)).toEqual([1, 0, 4, 2])
  })

  test('that a link asks for and the batch does not have become a notice', async () => {
    const { address } = memoryAddress('#model=layered-1-2-1&sample=9&step=7')
    const store = await opened({ recipe, address })
    expect(where(store)).toEqual([0, 3, 3, 7])
    expect(store.getState().notices[0]?.text).toBe(
      'Ignored in the link: sample “9” (the last is 4, shown instead).',
    )
  })

  test('that are fewer after an edit of the batch start over', async () => {
    const store = await opened({ recipe })
    store.getState().goTo(5, undefined, 3)
    await ready()
    store.getState().putRecipe({ ...recipe, batchSize: 2 })
    await ready()
    expect(where(store)).toEqual([0, 0, 0, 0])
    expect(store.getState().compiled.batch.size).toBe(2)
  })
})

describe('stops in a batch', () => {
  test('are looked for in every sample, on and back', async () => {
    const store = await opened({ recipe })
    const places: number[][] = []
    const run = async (direction: 1 | -1, stops: readonly string[]): Promise<void> => {
      await store.getState().runTo(direction, stops)
      await ready()
      places.push(where(store))
    }
    const { batch } = store.getState().compiled
    for (let i = 0; i < 18; i++) await run(1, ['pass'])
    const ends = places.filter(([, sample, , step]) => step === batch.at(sample!).length)
    expect(ends.map(([k, sample]) => [k, sample])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [0, 3],
    ])
    const there = places.splice(0)
    for (let i = 0; i < 17; i++) await run(-1, ['pass'])
    expect(places).toEqual(there.slice(0, -1).reverse())
    expect(await store.getState().runTo(-1, ['node:nowhere'])).toBeUndefined()
    expect(store.getState().halt?.looked).not.toBeNull()
  })

  test('that only one sample has are found there', async () => {
    const odd = { ...recipe, samples: recipe.samples.map((s, i) => (i === 6 ? { ...s, targets: [1e9] } : s)) }
    const store = await opened({ recipe: { ...odd, learningRate: 0 } })
    await store.getState().runTo(1, ['above:1e6'])
    await ready()
    expect(where(store).slice(0, 3)).toEqual([1, 2, 6])
    store.getState().goToIteration(3, 0)
    await ready()
    await store.getState().runTo(-1, ['above:1e6'])
    await ready()
    expect(where(store)[0]).toBe(1)
  })
})
