import { describe, expect, test, vi } from 'vitest'
import { layeredRecipe } from '../../src/models/layered.ts'
import { createEngineClient, type EngineWorker } from '../../src/store/engine-client.ts'
import { createAppStore } from '../../src/store/store.ts'
import { FakeClock, settle } from './fake-clock.ts'
import { slowEngine } from './slow-engine.ts'

describe('the store', () => {
  test('asks the engine about the network in view only, also where the way to another one was given up', async () => {
    const { engine: api, letThrough } = slowEngine(true)
    const spawn = (): EngineWorker => ({ api, terminate: () => {}, onError: () => {} })
    const store = createAppStore({ engine: createEngineClient({ spawn, ...new FakeClock().clock }) })
    const opens = (): readonly string[] => vi.mocked(api.open).mock.calls.map(([{ id }]) => id)
    for (let k = 0; k < 3; k++) {
      await settle()
      await letThrough()
    }
    const { graph } = store.getState().compiled
    void store.getState().replaceRecipe(layeredRecipe({ sizes: [2, 5, 1] }))
    await vi.waitFor(() => expect(opens()).toEqual(['mazur', 'layered-2-5-1']))
    await letThrough()
    store.getState().openLink('#model=mazur')
    expect(store.getState().compiled.graph).toBe(graph)
    store.getState().setAspect(2)
    const answer = store.getState().analyse('predictions', { nodes: [graph.output] })
    for (let k = 0; k < 6; k++) await letThrough()
    const { layout } = store.getState()
    expect(layout?.kind === 'network' && layout.neurons.length).toBe(4)
    expect((await answer).train).toHaveLength(1)
    expect(opens()).toEqual(['mazur', 'layered-2-5-1', 'mazur'])
  })

  test('answers no question about a network that has gone out of view', async () => {
    const { engine, letThrough } = slowEngine()
    const store = createAppStore({ engine })
    await settle()
    await letThrough()
    await letThrough()
    void store.getState().replaceRecipe(layeredRecipe({ sizes: [2, 5, 1] }))
    await vi.waitFor(() => expect(engine.open).toHaveBeenCalledTimes(2))
    const answer = store.getState().analyse('predictions', { nodes: [0] })
    const refused = expect(answer).rejects.toThrow('Another network')
    for (let k = 0; k < 4; k++) await letThrough()
    await refused
  })
})
