import { describe, expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { AppStore } from '../../src/ui/app-context.ts'
import { startStageLoop } from '../../src/ui/stage-loop.ts'

/** A store with a clock only: `left` ms of motion. */
const storeWith = (left: number) => {
  const moving = (ms: number) => ({ playing: false, motion: ms > 0 ? { held: false } : null })
  const store = createStore<{ left: number; ticks: number[]; trace: object; playhead: object }>()(
    (set, get) => ({
      left,
      ticks: [],
      trace: {},
      playhead: moving(left),
      tick: (ms: number) => {
        const rest = get().left - ms
        set({ left: rest, ticks: [...get().ticks, ms], playhead: moving(rest) })
      },
    }),
  )
  return store as typeof store & AppStore
}

const frames = () => {
  const waiting = new Map<number, (now: number) => void>()
  let id = 0
  return {
    waiting,
    request: (callback: (now: number) => void) => {
      waiting.set(++id, callback)
      return id
    },
    cancel: (handle: number) => void waiting.delete(handle),
    run(now: number) {
      const callbacks = [...waiting.values()]
      waiting.clear()
      for (const callback of callbacks) callback(now)
    },
  }
}

describe('the stage’s loop', () => {
  test('paints once at the start and then sleeps while nothing moves', () => {
    const clock = frames()
    let painted = 0
    startStageLoop(storeWith(0), () => painted++ < 0, clock)
    clock.run(0)
    expect([painted, clock.waiting.size]).toEqual([1, 0])
  })

  test('lets the time between frames pass, from the second frame on, until the motion ends', () => {
    const clock = frames()
    const store = storeWith(30)
    startStageLoop(store, () => false, clock)
    for (const now of [1000, 1016, 1033]) clock.run(now)
    expect(store.getState()).toMatchObject({ ticks: [16, 17] })
    clock.run(1050)
    expect(clock.waiting.size).toBe(0)
  })

  test('goes on while what it paints has something of its own on the way, and lets no time pass meanwhile', () => {
    const clock = frames()
    const store = storeWith(0)
    const seen: number[] = []
    startStageLoop(store, (_, ms) => seen.push(ms) < 3, clock)
    for (const now of [1000, 1016, 1033]) clock.run(now)
    expect(seen).toEqual([0, 16, 17])
    expect(store.getState()).toMatchObject({ ticks: [] })
    expect(clock.waiting.size).toBe(0)
  })

  test('asks for one frame however often the state changes', () => {
    const clock = frames()
    const store = storeWith(0)
    let painted = 0
    startStageLoop(store, () => painted++ < 0, clock)
    clock.run(0)
    for (let k = 0; k < 5; k++) (store as unknown as { setState(x: object): void }).setState({ k })
    expect(clock.waiting.size).toBe(1)
    clock.run(16)
    expect(painted).toBe(2)
  })

  test('asks for nothing more once stopped', () => {
    const clock = frames()
    const store = storeWith(100)
    const loop = startStageLoop(store, () => false, clock)
    loop.stop()
    ;(store as unknown as { setState(x: object): void }).setState({ k: 1 })
    expect(clock.waiting.size).toBe(0)
  })
})
