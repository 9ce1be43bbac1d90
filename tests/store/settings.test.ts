import { describe, expect, test } from 'vitest'
import { createSettings, type KeyValueStorage } from '../../src/store/settings.ts'

const initial = { by: 'neuron', theme: 'system', speed: 1, hold: false, opens: false, maps: true }

const storageOf = (items: Map<string, string>): KeyValueStorage => ({
  getItem: (key) => items.get(key) ?? null,
  setItem: (key, value) => void items.set(key, value),
})

const refuse = (): never => {
  throw new Error('storage is refused')
}

describe('settings', () => {
  test('are their initial values on the first visit', () => {
    expect(createSettings(() => storageOf(new Map())).load()).toEqual(initial)
  })

  test('come back on the next visit', () => {
    const items = new Map<string, string>()
    const first = createSettings(() => storageOf(items))
    first.save('by', 'edge')
    first.save('theme', 'dark')
    first.save('speed', 0.5)
    first.save('hold', true)
    first.save('opens', true)
    first.save('maps', false)
    expect(createSettings(() => storageOf(items)).load()).toEqual({
      by: 'edge',
      theme: 'dark',
      speed: 0.5,
      hold: true,
      maps: false,
      opens: true,
    })
  })

  test.each<[string, () => KeyValueStorage | null]>([
    ['reaching for it throws', refuse],
    ['there is none', () => null],
    ['reading and writing throw', () => ({ getItem: refuse, setItem: refuse })],
  ])('are forgotten without an error where %s', (_, storage) => {
    const settings = createSettings(storage)
    settings.save('theme', 'dark')
    expect(settings.load()).toEqual(initial)
  })

  test.each(['', 'null', '{"theme":"dark"}', 'NaN', 'x'.repeat(10_000)])(
    'are their initial values where storage holds %.20s',
    (garbage) => {
      expect(createSettings(() => ({ getItem: () => garbage, setItem: () => {} })).load()).toEqual(initial)
    },
  )
})
