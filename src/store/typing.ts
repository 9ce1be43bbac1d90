import type { Program, ReadProgram } from '../models/program.ts'
import { readProgram } from '../models/program.ts'
import { CONSTANTS, programFunctions } from '../models/program-functions.ts'
import type { Recipe } from '../models/recipe.ts'
import { type LeafState, leafStatesOf, withProgram } from '../models/typed.ts'
import type { AppActions, AppState } from './state.ts'
import { type Timers, throttled } from './timers.ts'

/** What typing needs of the store. */
export interface TypingStore {
  readonly getState: () => Pick<AppState, 'draft'> &
    Pick<AppActions, 'setDraft' | 'putRecipe' | 'recipeAhead'>
}

/** Clock and timers of typing; milliseconds. */
export interface TypingClock extends Timers {
  readonly now: () => number
}

/** Takes what is typed as a program. */
export interface Typing {
  /** Takes the whole text after each change. */
  type(text: string): void
  /** Makes at once what still waits. */
  flush(): void
}

/** Changes within so many ms of each other are one thing to undo. */
const TOGETHER_MS = 1000
/** Programs of more operations than this become graphs at most every `BIG_MS`. */
const BIG = 150
const BIG_MS = 150

/** Programs of more operations than this wait for the same pause: to draw them takes longer than to type. */
const HUGE = 800
/** A new name becomes a leaf once nothing has been typed for so long: it may be the beginning of another one. */
const NAME_MS = 300

const REMEMBERED = 8
const known = new Map<string, ReadProgram>()

/** Reads a text; the last few are remembered. */
export const readText = (text: string): ReadProgram => {
  const before = known.get(text)
  if (before !== undefined) return before
  const read = readProgram(text)
  known.set(text, read)
  if (known.size > REMEMBERED) known.delete(known.keys().next().value!)
  return read
}

/** The text in view: what is being typed, or the recipe's program; null where the model has none. */
export const textOf = ({ draft, compiled }: Pick<AppState, 'draft' | 'compiled'>): string | null =>
  draft ?? compiled.recipe.program ?? null

/** The program of the recipe in view, null where it has none. */
export const programInView = ({ compiled }: Pick<AppState, 'compiled'>): Program | null => {
  const { program } = compiled.recipe
  const read = program === undefined ? null : readText(program)
  return read?.ok ? read.program : null
}

/** The name that ends where a text was changed, empty where none does. */
const nameTyped = (before: string, text: string): string => {
  const most = Math.min(before.length, text.length)
  let tail = 0
  while (tail < most && before.at(-1 - tail) === text.at(-1 - tail)) tail++
  return /([\p{L}_][\p{L}\p{M}\p{Nd}_]*)[^\S\n]*$/u.exec(text.slice(0, text.length - tail))?.[1] ?? ''
}

/** Whether a change ends in a name that the program in view has not, so that it may still be going on. */
const isMidName = (before: string, text: string, inView: string, { free }: Program): boolean => {
  const name = nameTyped(before, text)
  return free.has(name) && !new RegExp(`(?<![\\p{L}\\p{Nd}_])${name}(?![\\p{L}\\p{Nd}_])`, 'u').test(inView)
}

/**
 * Turns texts into recipes as they are typed. A text that cannot be read is kept as a draft, and the last good recipe
 * stays; leaves that come back have the numbers, roles and ranges they had.
 */
export const createTyping = (store: TypingStore, clock: TypingClock): Typing => {
  const remembered = new Map<string, LeafState>()
  let last: Recipe | null = null
  let typedAt = Number.NEGATIVE_INFINITY
  let joins = false

  const put = (): void => {
    const { draft, recipeAhead, putRecipe, setDraft } = store.getState()
    const before = recipeAhead()
    if (draft === null || draft === before.program) return
    const read = readText(draft)
    if (!read.ok) return
    if (before !== last && before.program !== last?.program) remembered.clear()
    for (const [name, state] of leafStatesOf(before)) remembered.set(name, state)
    putRecipe(withProgram(before, draft, read.program, remembered), joins && before === last)
    // Another text has come into view or is on its way: until it is there, this one is shown.
    setDraft(draft)
    last = recipeAhead()
    joins = true
  }
  const later = throttled(put, BIG_MS, clock)
  const paused = throttled(put, NAME_MS, clock)

  return {
    type: (text) => {
      const now = clock.now()
      joins &&= now - typedAt < TOGETHER_MS
      typedAt = now
      const { draft, recipeAhead, setDraft } = store.getState()
      const { program: inView = '' } = recipeAhead()
      setDraft(text)
      paused.cancel()
      const read = readText(text)
      const size = read.ok ? read.program.model.operations.length : 0
      if (read.ok && (size > HUGE || isMidName(draft ?? inView, text, inView, read.program))) {
        later.cancel()
        paused.request()
      } else if (size > BIG) later.request()
      else {
        later.cancel()
        put()
      }
    },
    flush: () => {
      later.cancel()
      paused.cancel()
      put()
    },
  }
}

/** The words of programs, for a list of what can be written: functions by operation, and named numbers. */
export const programWords = (): {
  readonly functions: readonly string[]
  readonly constants: readonly string[]
} => ({ functions: [...programFunctions.keys()], constants: [...CONSTANTS.keys()] })
