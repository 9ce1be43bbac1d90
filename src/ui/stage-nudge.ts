import { toWorld } from '../render/camera.ts'
import { WIRE_REACH } from '../render/hit-test.ts'
import type { StageLook } from './mount-stage.ts'
import { type Picked, pickAt } from './stage-pick.ts'

/** What dragging leaves on the stage needs to know and tells. */
export interface StageNudging {
  /** The leaf that a thing on the stage stands for, −1 for none. */
  readonly leafOf: (picked: Picked) => number
  /** A drag of a leaf begins. */
  readonly begin: (leaf: number) => void
  /** The pointer has gone so many px further to the right; `fine` while Shift is held. */
  readonly drag: (px: number, fine: boolean) => void
}

/** How far the pointer may stray, in px, before a press becomes a drag. */
const STRAY = 4
/** A touch reaches no further than the box it is on, so that beside a leaf the stage is moved. */
const TOUCH_REACH = 0

/**
 * Lets leaves be dragged to the left and right. A press on a leaf never moves the camera; one that does not stray is a
 * tap or a click as always. Listens above the stage's own gestures, so that these do not hear of what it takes.
 */
export const bindStageNudging = (
  { element, shown, camera }: StageLook,
  { leafOf, begin, drag }: StageNudging,
): (() => void) => {
  const above = element.parentElement ?? element
  let pressed: { readonly leaf: number; readonly id: number; readonly start: number } | null = null
  let dragging = false
  let last = 0

  const leafAt = (event: PointerEvent): number => {
    const now = shown()
    if (now === null || !(event.target instanceof Node && element.contains(event.target))) return -1
    const { left, top } = element.getBoundingClientRect()
    const view = camera()
    const reach = event.pointerType === 'touch' ? TOUCH_REACH : WIRE_REACH
    const picked = pickAt(now, ...toWorld(view, [event.clientX - left, event.clientY - top]), reach / view.k)
    return picked === null ? -1 : leafOf(picked)
  }
  const onDown = (event: PointerEvent): void => {
    pressed = null
    dragging = false
    if (event.button !== 0 || !event.isPrimary) return
    const leaf = leafAt(event)
    if (leaf >= 0) pressed = { leaf, id: event.pointerId, start: event.clientX }
  }
  /** Panning begins with these. */
  const onGesture = (event: Event): void => {
    if (pressed !== null) event.stopPropagation()
  }
  const onMove = (event: PointerEvent): void => {
    if (pressed === null) {
      if (event.pointerType !== 'touch' && event.buttons === 0)
        element.style.cursor = leafAt(event) >= 0 ? 'ew-resize' : ''
      return
    }
    if (event.pointerId !== pressed.id) return
    if (!dragging) {
      if (Math.abs(event.clientX - pressed.start) <= STRAY) return
      dragging = true
      last = pressed.start
      element.setPointerCapture?.(event.pointerId)
      begin(pressed.leaf)
    }
    event.stopPropagation()
    drag(event.clientX - last, event.shiftKey)
    last = event.clientX
  }
  const onUp = (event: PointerEvent): void => {
    if (dragging && event.pointerId === pressed?.id) event.stopPropagation()
    pressed = null
    dragging = false
  }
  const bound: [string, (event: never) => void][] = [
    ['pointerdown', onDown],
    ['pointermove', onMove],
    ['pointerup', onUp],
    ['pointercancel', onUp],
    ['mousedown', onGesture],
    ['touchstart', onGesture],
  ]
  for (const [type, listener] of bound)
    above.addEventListener(type, listener as EventListener, { capture: true })
  return () => {
    element.style.cursor = ''
    for (const [type, listener] of bound)
      above.removeEventListener(type, listener as EventListener, { capture: true })
  }
}
