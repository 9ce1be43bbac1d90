import { type Camera, toScreen, toWorld } from '../render/camera.ts'
import { WIRE_REACH } from '../render/hit-test.ts'
import type { StageLook } from './mount-stage.ts'
import { cellsOf, type Picked, pickAt, type Shown, walkable, walkFrom } from './stage-pick.ts'

/** What is pointed at on the stage, and where, in CSS px of the stage; `ring` is its box where it was walked to. */
export interface Pointed extends Picked {
  readonly x: number
  readonly y: number
  readonly ring: { readonly x: number; readonly y: number; readonly w: number; readonly h: number } | null
}

/** Watches what is pointed at. */
export interface StagePointer {
  /** Takes an event that came before. */
  take(event: PointerEvent | KeyboardEvent): void
  stop(): void
}

/** A touch that stays within so many px is a tap, and reaches wires within so many. */
const STRAY = 8
const TOUCH_REACH = 18
/** Two taps within so many ms are one double tap. */
const TWICE_MS = 400

/** Tells what a mouse rests on, what was tapped, and what was walked to; never stands in the way of a drag. */
export const bindPointer = (
  { element, shown, camera, onChange }: StageLook,
  tell: (pointed: Pointed | null) => void,
  /** Hears of a click, a tap, or Enter where it has walked to; the answer says whether something came of it. */
  activate: (pointed: Pointed, by: 'press' | 'key') => boolean = () => false,
  /** Hears where somebody has double-clicked, in the world. */
  onDouble: (now: Shown, x: number, y: number) => void = () => {},
): StagePointer => {
  const stage = element.parentElement ?? element
  let at: { readonly x: number; readonly y: number; readonly reach: number } | null = null
  let walked: string | null = null
  let left: string | null = null
  let pressed: { readonly x: number; readonly y: number } | null = null
  let told = false
  let touched = false
  let tapped: { readonly x: number; readonly y: number; readonly time: number } | null = null

  const say = (pointed: Pointed | null): void => {
    if (pointed === null && !told) return
    told = pointed !== null
    tell(pointed)
  }
  const walkedTo = (now: Shown, view: Camera, id: string): Pointed | null => {
    const box = walkable(now).get(id)
    if (!box) return null
    const [x, y] = toScreen(view, [box.x, box.y])
    const ring = { x, y, w: box.w * view.k, h: box.h * view.k }
    return { id, cells: cellsOf(now, id), x: x + ring.w / 2, y: y + ring.h, ring }
  }
  const pointedAt = (now: Shown, view: Camera): Pointed | null => {
    if (at === null) return null
    const picked = pickAt(now, ...toWorld(view, [at.x, at.y]), at.reach / view.k)
    return picked && { ...picked, x: at.x, y: at.y, ring: null }
  }
  const refresh = (): void => {
    const now = shown()
    const view = camera()
    if (now === null) say(null)
    else say(walked === null ? pointedAt(now, view) : walkedTo(now, view, walked))
  }
  const clear = (): void => {
    at = null
    walked = null
    say(null)
  }
  const act = (by: 'press' | 'key'): boolean => {
    const now = shown()
    const view = camera()
    if (now === null) return false
    const pointed = walked === null ? pointedAt(now, view) : walkedTo(now, view, walked)
    const came = pointed !== null && activate(pointed, by)
    if (came) say(null)
    return came
  }
  /** Whoever comes back to the stage walks on from where he left. */
  const leave = (): void => {
    left = walked
    clear()
  }
  const look = (event: PointerEvent, reach: number): void => {
    const { left, top } = element.getBoundingClientRect()
    at = { x: event.clientX - left, y: event.clientY - top, reach }
    walked = null
    refresh()
  }
  const onMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return
    if (event.buttons !== 0) clear()
    else look(event, WIRE_REACH)
  }
  const onDown = (event: PointerEvent): void => {
    pressed = { x: event.clientX, y: event.clientY }
    clear()
  }
  const onUp = (event: PointerEvent): void => {
    const strayed =
      pressed === null || Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > STRAY
    pressed = null
    if (strayed) return
    look(event, event.pointerType === 'touch' ? TOUCH_REACH : WIRE_REACH)
    act('press')
    touched = event.pointerType === 'touch'
    if (touched) onTap(event)
  }
  /** Not every browser makes a double click of two taps where a page handles touches itself; so none of theirs counts. */
  const onTap = (event: PointerEvent): void => {
    const { timeStamp: time, clientX: x, clientY: y } = event
    const isSecond =
      tapped !== null && time - tapped.time < TWICE_MS && Math.hypot(x - tapped.x, y - tapped.y) < TOUCH_REACH
    tapped = isSecond ? null : { x, y, time }
    if (isSecond) twice(event)
  }
  const onTwice = (event: MouseEvent): void => {
    if (!touched) twice(event)
  }
  const twice = (event: MouseEvent): void => {
    const now = shown()
    const { left, top } = element.getBoundingClientRect()
    if (now) onDouble(now, ...toWorld(camera(), [event.clientX - left, event.clientY - top]))
  }
  const onLeave = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') clear()
  }
  const onElsewhere = ({ target }: PointerEvent): void => {
    if (!(target instanceof Node && element.contains(target))) clear()
  }
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    // Whoever walks stops walking first, and only then leaves what else is open.
    if (walked !== null) event.preventDefault()
    clear()
  }
  const onKey = (event: KeyboardEvent): void => {
    const { key, target, currentTarget } = event
    const now = shown()
    if (now === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (currentTarget !== null && target !== currentTarget) return
    if (key !== 'Enter' && (walked === null || !key.startsWith('Arrow'))) return
    event.preventDefault()
    if (walked !== null && key === 'Enter') {
      act('key')
      return
    }
    const boxes = walkable(now)
    walked = walked === null && left !== null && boxes.has(left) ? left : walkFrom(boxes, walked, key)
    at = null
    refresh()
  }
  const stopWatching = onChange(refresh)
  const bound: [EventTarget, string, (event: never) => void][] = [
    [element, 'pointermove', onMove],
    [element, 'pointerdown', onDown],
    [element, 'pointerup', onUp],
    [element, 'pointerleave', onLeave],
    [element, 'dblclick', onTwice],
    [stage, 'keydown', onKey],
    [stage, 'blur', leave],
    [document, 'keydown', onEscape],
    [document, 'pointerdown', onElsewhere],
  ]
  for (const [target, type, listener] of bound) target.addEventListener(type, listener as EventListener)
  return {
    take(event) {
      if ('key' in event) onKey(event)
      else {
        look(event, event.pointerType === 'touch' ? TOUCH_REACH : WIRE_REACH)
        if (event.type === 'pointerup') act('press')
        if (event.type === 'pointerup' && event.pointerType === 'touch') onTap(event)
      }
    },
    stop() {
      stopWatching()
      for (const [target, type, listener] of bound)
        target.removeEventListener(type, listener as EventListener)
    },
  }
}
