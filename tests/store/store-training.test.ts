import { describe, expect, test, vi } from 'vitest'
import { layeredRecipe } from '../../src/models/layered.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { createEngineClient, type EngineWorker } from '../../src/store/engine-client.ts'
import { createAppStore } from '../../src/store/store.ts'
import { Session } from '../../src/worker/session.ts'
import { Training } from '../../src/worker/training.ts'
import { FakeClock } from './fake-clock.ts'

const batches = layeredRecipe({ sizes: [2, 3, 1], samples: 7, batchSize: 3, learningRate: 0.1 })

const opened = async (recipe: Recipe, inTurn = false) => {
  const session = new Session()
  const [run, seek] = [session.run.bind(session), session.seek.bind(session)]
  // A worker answers in turn, and its answers leave the page time for frames.
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0))
  session.run = (ask) => turn().then(() => run({ ...ask, ms: Math.min(ask.ms, 2) }))
  session.seek = (k, ms) => turn().then(() => seek(k, ms))
  const spawn = (): EngineWorker => ({ api: session, terminate: () => {}, onError: () => {} })
  const engine = inTurn ? createEngineClient({ spawn, ...new FakeClock().clock }) : session
  const store = createAppStore({ engine, recipe })
  await vi.waitFor(() => expect(store.getState().trace).not.toBe(null))
  return store
}

const lossAt = (recipe: Recipe, k: number): number => {
  const training = new Training(recipe)
  while (training.iteration < k) training.step()
  return training.progress().loss
}

/** Lets frames pass until something holds. */
const frames = async (store: Awaited<ReturnType<typeof opened>>, until: () => boolean): Promise<void> => {
  for (let i = 0; i < 2000 && !until(); i++) {
    store.getState().tick(16)
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  expect(until()).toBe(true)
}

describe('training to a goal', () => {
  test('ends at the iteration that was asked for, at rest where backward is done, in the last sample', async () => {
    const store = await opened(batches)
    await store.getState().train({ until: 500 })
    expect(store.getState().run).not.toBe(null)
    expect(store.getState().playhead.playing).toBe(true)
    await frames(store, () => store.getState().run === null)
    const { iteration, sample, loss, playhead, runEnd, compiled, trace } = store.getState()
    expect({ iteration, sample, runEnd }).toEqual({
      iteration: 500,
      sample: 2,
      runEnd: { end: 'until', iteration: 500 },
    })
    expect(loss).toBe(lossAt(batches, 500))
    expect(playhead).toMatchObject({ playing: false, motion: null })
    expect(trace?.at(playhead.step).kind).toBe('update')
    expect(compiled.schedule.position.last).toBe(true)
  })

  test('shows iterations on the way', async () => {
    const store = await opened(batches)
    await store.getState().train({ until: 400_000 })
    await frames(store, () => store.getState().iteration > 0)
    expect(store.getState().run).not.toBe(null)
    store.getState().pause()
    const { iteration, loss, run, playhead } = store.getState()
    expect(run).toBe(null)
    expect(playhead.playing).toBe(false)
    expect(loss).toBe(lossAt(batches, iteration))
  })

  test('can be paused and stepped at once, forwards and back, in this very iteration', async () => {
    const store = await opened(batches)
    await store.getState().train()
    await frames(store, () => store.getState().iteration > 0)
    store.getState().pause()
    const { iteration, playhead } = store.getState()
    store.getState().back('write')
    for (let i = 0; i < 60; i++) store.getState().tick(100)
    expect(store.getState()).toMatchObject({ iteration, playhead: { step: playhead.step - 1, motion: null } })
    expect(store.getState().busy).toBe(null)
    store.getState().forward('write')
    for (let i = 0; i < 60; i++) store.getState().tick(100)
    expect(store.getState()).toMatchObject({ iteration, playhead: { step: playhead.step, motion: null } })
  })

  test('answers what is asked after a step has ended it with the numbers in view', async () => {
    const store = await opened(batches, true)
    const leaf = store.getState().compiled.graph.parameters[0]!
    await store.getState().train({ until: 400_000 })
    await frames(store, () => store.getState().iteration > 20)
    // The engine goes on while no frame passes.
    await new Promise((resolve) => setTimeout(resolve, 20))
    store.getState().back()
    const answer = await store.getState().analyse('nudge', { leaf, by: 0.01 })
    const { iteration, loss, run } = store.getState()
    expect(run).toBe(null)
    expect(answer).toMatchObject({ iteration, loss })
    expect(loss).toBe(lossAt(batches, iteration))
  })

  test('goes on from the iteration in view after a pause', async () => {
    const store = await opened(batches)
    await store.getState().train()
    await frames(store, () => store.getState().iteration > 0)
    store.getState().pause()
    const { iteration } = store.getState()
    await store.getState().train({ until: iteration + 1 })
    await frames(store, () => store.getState().run === null)
    expect(store.getState().iteration).toBe(iteration + 1)
    expect(store.getState().loss).toBe(lossAt(batches, iteration + 1))
  })

  test('ends with an edit, which holds from the iteration in view on', async () => {
    const store = await opened(batches)
    await store.getState().train()
    await frames(store, () => store.getState().iteration > 0)
    const { iteration } = store.getState()
    store.getState().edit('parameters.w1', 0.5)
    await vi.waitFor(() => expect(store.getState().compiled.recipe.edits).toHaveLength(1))
    const { run, compiled, loss } = store.getState()
    expect(run).toBe(null)
    expect(compiled.recipe.edits).toEqual([{ iteration, path: 'parameters.w1', value: 0.5 }])
    expect(loss).toBe(lossAt(compiled.recipe, iteration))
  })
})

describe('the speed', () => {
  test('Max passes iterations in the engine as soon as it plays, and a slower one takes over where that is', async () => {
    const store = await opened(batches)
    store.getState().setSpeed(Number.POSITIVE_INFINITY)
    store.getState().play()
    await frames(store, () => store.getState().iteration > 3)
    expect(store.getState().run?.rate).toBe(Number.POSITIVE_INFINITY)
    store.getState().setSpeed(1)
    const { iteration, run } = store.getState()
    expect(run).toBe(null)
    expect(store.getState().playhead.playing).toBe(true)
    await frames(store, () => store.getState().iteration === iteration + 1)
    expect(store.getState().run).toBe(null)
  })

  test('64× jumps from beat to beat, or passes iterations that would be too short to see at their pace', async () => {
    const store = await opened(batches)
    store.getState().setSpeed(64)
    store.getState().play()
    for (let i = 0; i < 30; i++) {
      store.getState().tick(16)
      expect(store.getState().playhead.motion).toBe(null)
    }
    store.getState().setSize('pass')
    await frames(store, () => store.getState().run !== null)
    const { rate } = store.getState().run!
    expect(1 / rate).toBeLessThan(250)
    const before = store.getState().iteration
    for (let i = 0; i < 60; i++) {
      store.getState().tick(16)
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    const passed = store.getState().iteration - before
    expect(passed).toBeGreaterThan(0)
    expect(passed).toBeLessThanOrEqual(Math.ceil(60 * 16 * rate) + 1)
  })
})
