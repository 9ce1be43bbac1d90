import { describe, expect, test } from 'vitest'
import { createWatch } from '../../src/store/watch.ts'

/** A clock that stands still until it is moved, and looks that end when they are told to. */
const watched = () => {
  let time = 0
  let pending: { at: number; callback: () => void } | null = null
  const looks: { end: (settled?: boolean) => Promise<void> }[] = []
  const watch = createWatch({
    look: () =>
      new Promise((resolve) => {
        looks.push({
          end: async (settled = true) => {
            resolve(settled)
            await Promise.resolve()
            await Promise.resolve()
          },
        })
      }),
    now: () => time,
    timers: {
      setTimeout: (callback, ms) => {
        pending = { at: time + ms, callback }
        return pending
      },
      clearTimeout: () => {
        pending = null
      },
    },
  })
  const pass = (ms: number): void => {
    time += ms
    if (pending !== null && pending.at <= time) {
      const { callback } = pending
      pending = null
      callback()
    }
  }
  return { watch, looks, pass }
}

describe('a watch', () => {
  test('looks once at a time, and once more for whatever changed meanwhile', async () => {
    const { watch, looks } = watched()
    watch.changed(false)
    watch.changed(false)
    watch.changed(false)
    expect(looks).toHaveLength(1)
    await looks[0]!.end()
    expect(looks).toHaveLength(2)
    await looks[1]!.end()
    expect(looks).toHaveLength(2)
  })

  test('looks at most ten times a second while something runs, and rests five times as long as a look took', async () => {
    const { watch, looks, pass } = watched()
    watch.changed(true)
    await looks[0]!.end()
    watch.changed(true)
    pass(99)
    expect(looks).toHaveLength(1)
    pass(1)
    expect(looks).toHaveLength(2)
    pass(60)
    await looks[1]!.end()
    watch.changed(true)
    pass(299)
    expect(looks).toHaveLength(2)
    pass(1)
    expect(looks).toHaveLength(3)
  })

  test('looks at once when what ran has ended', async () => {
    const { watch, looks } = watched()
    watch.changed(true)
    await looks[0]!.end()
    watch.changed(true)
    watch.changed(false)
    expect(looks).toHaveLength(2)
  })

  test('looks again where it saw something else than what is in view, until it is stopped', async () => {
    const { watch, looks, pass } = watched()
    watch.changed(false)
    await looks[0]!.end(false)
    pass(150)
    expect(looks).toHaveLength(2)
    await looks[1]!.end(false)
    watch.stop()
    pass(1000)
    expect(looks).toHaveLength(2)
  })
})
