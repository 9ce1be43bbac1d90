import { describe, expect, test, vi } from 'vitest'
import { mazur, mazurLinear } from '../../src/models/mazur.ts'
import { Session } from '../../src/worker/session.ts'
import { settle } from './fake-clock.ts'
import { memoryAddress } from './memory-address.ts'
import { opened, type Store, whereIs } from './opened-store.ts'

/** Runs so many times and tells each place. */
const runs = async (store: Store, direction: 1 | -1, count: number, stops?: readonly string[]) => {
  const places = []
  for (let i = 0; i < count; i++) {
    await store.getState().runTo(direction, stops)
    await settle()
    places.push(whereIs(store))
  }
  return places
}

const playUntilItEnds = (store: Store): void => {
  store.getState().play()
  for (let i = 0; i < 20_000 && store.getState().playhead.playing; i++) store.getState().tick(100)
}

const isHalted = (store: Store): boolean => store.getState().halt?.playhead === store.getState().playhead

describe('running to stops', () => {
  test('visits the ends of all passes in order, on into the next iteration, and back the same way', async () => {
    const store = await opened()
    store.getState().setStops(['pass'])
    const there = await runs(store, 1, 12)
    expect(there.slice(0, 6)).toEqual([
      [0, 48],
      [0, 57],
      [0, 84],
      [0, 113],
      [0, 121],
      [1, 48],
    ])
    expect(await runs(store, -1, 11)).toEqual(there.slice(0, -1).reverse())
  })

  test('leads n presses to the n-th stop, however quickly they come', async () => {
    class Slow extends Session {
      override async record(sample: number) {
        await new Promise((resolve) => setTimeout(resolve))
        return super.record(sample)
      }
    }
    const store = await opened({ engine: new Slow() })
    await vi.waitFor(() => expect(store.getState().trace).not.toBeNull())
    store.getState().setStops(['pass'])
    await Promise.all(Array.from({ length: 12 }, () => store.getState().runTo(1)))
    await vi.waitFor(() => expect(whereIs(store)).toEqual([2, 57]))
    await Promise.all(Array.from({ length: 11 }, () => store.getState().runTo(-1)))
    await vi.waitFor(() => expect(whereIs(store)).toEqual([0, 48]))
  })

  test('visits a node when its value is written and when its gradient is complete', async () => {
    const store = await opened()
    const { schedule, graph } = store.getState().compiled
    const w5 = graph.nodes.findIndex(({ name }) => name === 'w5')
    const [completed, updated] = [graph.nodeCount + w5, w5].map((cell) => schedule.cell.lastIndexOf(cell) + 1)
    expect(await runs(store, 1, 3, ['node:w5'])).toEqual([
      [0, completed],
      [0, updated],
      [1, completed],
    ])
    expect(store.getState().stops).toEqual([])
    expect(isHalted(store)).toBe(true)
  })

  test('finds the first NaN or infinity, iterations away, and says at which stop it ended', async () => {
    const store = await opened({ recipe: { ...mazurLinear, learningRate: 1e3 } })
    expect(store.getState().firstNonFinite()).toBe(-1)
    await runs(store, 1, 1, ['nan'])
    const { halt, playhead, iteration } = store.getState()
    expect(iteration).toBeGreaterThan(3)
    expect(playhead.step).toBe(store.getState().firstNonFinite() + 1)
    expect(halt).toEqual({ playhead, stops: ['nan'], direction: 1, looked: null })
  })

  test('stays where it is when nothing is found, and says how far it looked', async () => {
    const store = await opened({ address: memoryAddress('#model=mazur&step=58&by=edge').address })
    expect(await runs(store, 1, 1, ['above:1e6'])).toEqual([[0, 58]])
    expect(store.getState().halt).toMatchObject({ looked: 10_000, direction: 1 })
    expect(isHalted(store)).toBe(true)
    expect(await runs(store, -1, 1, ['above:1e6'])).toEqual([[0, 58]])
    expect(store.getState().halt).toMatchObject({ looked: 0, direction: -1 })
    expect(store.getState().busy).toBeNull()
  }, 30_000)

  test('is ended by any press, with those asked for after it', async () => {
    const session = new Session()
    let asked = 0
    let press = (): void => {}
    const engine = {
      ...Object.fromEntries(
        (['open', 'seek', 'record', 'layout', 'advance', 'preview', 'peek'] as const).map((name) => [
          name,
          (session[name] as (...args: never[]) => unknown).bind(session),
        ]),
      ),
      analyse: async (_kind: 'stops', ask: { from: number }) => {
        asked++
        press()
        return { iteration: ask.from, place: -1 }
      },
    } as unknown as Session
    const store = await opened({ engine })
    for (const act of [
      () => store.getState().forward(),
      () => store.getState().first(),
      () => store.getState().play(),
      () => store.getState().cancelRun(),
    ]) {
      asked = 0
      press = () => {
        if (asked === 3) act()
      }
      await Promise.all([1, 2].map(() => store.getState().runTo(1, ['above:1e6'])))
      expect(asked).toBe(3)
      expect(store.getState().busy).toBeNull()
      expect(isHalted(store)).toBe(false)
    }
  })
})

describe('playing', () => {
  test('halts where a stop falls, in the middle of a beat, and says so', async () => {
    const store = await opened()
    store.getState().setStops(['node:h1'])
    await settle()
    store.getState().setSize('pass')
    playUntilItEnds(store)
    const { compiled, playhead } = store.getState()
    expect(compiled.graph.nodes[compiled.schedule.node[playhead.step - 1]!]!.name).toBe('h1')
    expect(playhead).toMatchObject({ playing: false, motion: null })
    expect(isHalted(store)).toBe(true)
    store.getState().forward('write')
    expect(isHalted(store)).toBe(false)
  })

  test('waits until it is known where it halts, also at stops of the link', async () => {
    const { address } = memoryAddress('#model=mazur&step=0&by=pass&speed=4&stops=node:h1,zero')
    const store = await opened({ address })
    expect(store.getState().stops).toEqual(['node:h1', 'zero'])
    store.getState().play()
    store.getState().tick(100)
    expect(store.getState().playhead.motion).toBeNull()
    await settle()
    playUntilItEnds(store)
    expect(store.getState().playhead.step).toBeGreaterThan(0)
    expect(store.getState().playhead.step).toBeLessThan(48)
  })

  test('a stop set while a beat moves is heeded in it', async () => {
    const store = await opened()
    store.getState().setSize('pass')
    store.getState().play()
    store.getState().tick(50)
    expect(store.getState().playhead.motion).toMatchObject({ from: 0, to: 48 })
    store.getState().toggleStop('node:h2')
    await settle()
    for (let i = 0; i < 500 && store.getState().playhead.playing; i++) store.getState().tick(100)
    expect(isHalted(store)).toBe(true)
    expect(store.getState().playhead.step).toBeLessThan(48)
  })
})

describe('stops', () => {
  test('are set once each, removed by setting them again, and at most 50', async () => {
    const store = await opened()
    const { toggleStop, setStops } = store.getState()
    toggleStop('above:10')
    toggleStop('zero')
    expect(store.getState().link()).toMatch(/&stops=above:10,zero$/)
    toggleStop('above:10')
    setStops([...store.getState().stops, 'zero', 'zero'])
    expect(store.getState().stops).toEqual(['zero'])
    toggleStop('zero')
    expect(store.getState().link()).not.toContain('stops')
    setStops(Array.from({ length: 60 }, (_, i) => `above:${i + 1}`))
    expect(store.getState().stops).toHaveLength(50)
    await settle()
    expect(store.getState().notices.at(-1)?.text).toMatch(/^No more than 50 stops are kept/)
  })

  test('at nodes of another model rest, and the link leaves them out', async () => {
    const store = await opened()
    store.getState().setStops(['node:w5', 'pass'])
    store.getState().openLink('#model=cs231n-circuit')
    await vi.waitFor(() => expect(store.getState().compiled.recipe.id).toBe('cs231n-circuit'))
    expect(store.getState().link()).toMatch(/&stops=pass$/)
    store.getState().openLink(`#model=${mazur.id}`)
    await settle()
    expect(store.getState().link()).toMatch(/&stops=node:w5,pass$/)
  })
})
