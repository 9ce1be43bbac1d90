import { linkTable, type Place } from './link-table.ts'

/** The settings a browser remembers. */
export type Remembered = Pick<Place, 'by' | 'theme' | 'speed' | 'hold' | 'opens' | 'maps'>

/** What is used of a browser's storage. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem'>

/** Settings kept from visit to visit where the browser allows it, and forgotten without a word where it does not. */
export interface Settings {
  load(): Remembered
  save<K extends keyof Remembered>(name: K, value: Place[K]): void
}

const PREFIX = 'backstep.'

/** Settings in a storage; merely reaching for it may throw, as it does where storage is refused. */
export const createSettings = (storage: () => KeyValueStorage | null | undefined): Settings => {
  const load = <K extends keyof Remembered>(name: K): Remembered[K] => {
    const { initial, parse } = linkTable[name]
    try {
      const text = storage()?.getItem(PREFIX + name)
      if (typeof text !== 'string') return initial
      return (
        parse(
          text,
          { models: [], samples: () => 1, length: () => 0, neurons: () => [], named: () => false },
          { model: '', program: '', net: '', edits: '', sample: 0 },
        ).value ?? initial
      )
    } catch {
      return initial
    }
  }
  return {
    load: () => ({
      by: load('by'),
      theme: load('theme'),
      speed: load('speed'),
      hold: load('hold'),
      opens: load('opens'),
      maps: load('maps'),
    }),
    save: (name, value) => {
      try {
        storage()?.setItem(PREFIX + name, linkTable[name].print(value))
      } catch {
        // A full or refused storage changes nothing for this visit.
      }
    },
  }
}
