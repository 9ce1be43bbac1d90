import type { Size } from '../engine/step.ts'
import type { ToolId } from '../store/tools.ts'
import { toolOfLetter } from './tool-table.ts'
import { SIZES_IN_ORDER } from './words.ts'

/** What a key does to the page alone, not to the place in view. */
export type PageAction = 'help' | 'lecture' | 'blank'

/** What a key does to the page. */
export type KeyAction =
  | { readonly type: 'togglePlay' | 'first' | 'last' | 'undo' | 'redo' | 'hold' | 'maps' | PageAction }
  | { readonly type: 'forward' | 'back'; readonly size: Size }
  | { readonly type: 'size'; readonly size: Size }
  | { readonly type: 'tool'; readonly tool: ToolId }
  | { readonly type: 'runTo' | 'sample'; readonly direction: 1 | -1 }

/** The kind of control that has the focus: it keeps the keys it uses itself. */
export type FocusKind = 'page' | 'button' | 'radio' | 'slider' | 'select' | 'text' | 'dialog'

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']

/** The keys each kind of control uses itself. */
const KEPT: Readonly<Record<FocusKind, (press: KeyPress) => boolean>> = {
  page: () => false,
  button: ({ key }) => key === ' ',
  radio: ({ key }) => key === ' ' || ARROWS.includes(key),
  slider: ({ key, shiftKey, altKey }) =>
    !shiftKey && !altKey && (ARROWS.includes(key) || key === 'Home' || key === 'End'),
  select: ({ key }) => key !== 'PageDown' && key !== 'PageUp',
  text: () => true,
  dialog: () => true,
}

/** Clickers send a full stop, or b, for a black screen. */
const LETTERS: Readonly<Record<string, PageAction | 'hold' | 'maps'>> = {
  f: 'lecture',
  h: 'hold',
  m: 'maps',
  b: 'blank',
  '.': 'blank',
}

const neighbour = (size: Size, by: number): Size => {
  const at = SIZES_IN_ORDER.indexOf(size) + by
  return SIZES_IN_ORDER[Math.max(0, Math.min(SIZES_IN_ORDER.length - 1, at))] ?? size
}

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, or with ⌘, where no text is being typed. */
const changeOf = (
  { key, shiftKey, altKey, ctrlKey, metaKey }: KeyPress,
  focus: FocusKind,
): KeyAction | null => {
  if (ctrlKey === metaKey || altKey || focus === 'text' || focus === 'dialog') return null
  const letter = key.toLowerCase()
  if (letter === 'z') return { type: shiftKey ? 'redo' : 'undo' }
  return letter === 'y' && !shiftKey ? { type: 'redo' } : null
}

/** What a key press means with this focus and step size, null where it is none of the page's business. */
export const keyAction = (press: KeyPress, focus: FocusKind, size: Size): KeyAction | null => {
  const { key, shiftKey, altKey } = press
  const change = changeOf(press, focus)
  if (change !== null) return change
  // On some keyboards a bracket is typed with AltGr, which counts as Ctrl and Alt.
  const isTyped = (key === '[' || key === ']') && altKey
  if ((press.ctrlKey && !isTyped) || press.metaKey || KEPT[focus](press)) return null
  const stepSize = shiftKey ? neighbour(size, 1) : altKey ? neighbour(size, -1) : size
  if (key === 'ArrowRight' || key === 'PageDown') return { type: 'forward', size: stepSize }
  if (key === 'ArrowLeft' || key === 'PageUp') return { type: 'back', size: stepSize }
  if (key === '[' || key === ']') return { type: 'sample', direction: key === ']' ? 1 : -1 }
  if (altKey) return null
  if (key === '?') return { type: 'help' }
  if (key.toLowerCase() === 'r') return { type: 'runTo', direction: shiftKey ? -1 : 1 }
  if (shiftKey) return null
  const chosen = /^[1-5]$/.test(key) ? SIZES_IN_ORDER[Number(key) - 1] : undefined
  if (chosen !== undefined) return { type: 'size', size: chosen }
  if (key === ' ') return { type: 'togglePlay' }
  if (key === 'Home') return { type: 'first' }
  if (key === 'End') return { type: 'last' }
  const tool = toolOfLetter(key.toLowerCase())
  if (tool) return { type: 'tool', tool }
  const type = LETTERS[key.toLowerCase()]
  return type ? { type } : null
}

/** The kind of the control that an element is or lies in. */
export const focusKind = (element: Element | null): FocusKind => {
  if (element === null) return 'page'
  if (element.closest('dialog[open], [role="dialog"]')) return 'dialog'
  if (element.closest('[role="slider"], input[type="range"]')) return 'slider'
  if (element.closest('input[type="radio"]')) return 'radio'
  if (element.closest('input[type="checkbox"]')) return 'button'
  if (element.closest('select')) return 'select'
  if (element.closest('input, textarea, [contenteditable]')) return 'text'
  return element.closest('button, summary, a[href]') ? 'button' : 'page'
}
