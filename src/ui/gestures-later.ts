/** Binds gestures to an element. */
export type Binding = (element: HTMLElement) => () => void

/** What loading gestures needs of the page. */
export interface GesturesLater {
  readonly load: () => Promise<Binding>
  /** Hears that loading failed; the next gesture tries again. */
  readonly failed: () => void
  /** Calls back when the page has long been idle; the answer cancels it. */
  readonly idle: (callback: () => void) => () => void
}

/** The first sign of somebody about to move the camera. */
const SIGNS = ['pointerenter', 'pointermove', 'pointerdown', 'wheel', 'touchstart']
const GESTURES = ['wheel', 'mousedown', 'touchstart', 'touchmove', 'touchend', 'touchcancel']
/** A drag by mouse goes on anywhere on the page. */
const DRAGS = ['mousemove', 'mouseup']

/** The same event once more: one that has been handled cannot be sent again. */
const again = (event: Event): Event => {
  if (event instanceof WheelEvent) return new WheelEvent(event.type, event)
  if (event instanceof MouseEvent) return new MouseEvent(event.type, event)
  const { type, bubbles, cancelable, view, touches, targetTouches, changedTouches } = event as TouchEvent
  return new TouchEvent(type, {
    bubbles,
    cancelable,
    view,
    touches: [...touches],
    targetTouches: [...targetTouches],
    changedTouches: [...changedTouches],
  })
}

/**
 * Loads the gestures when somebody points at an element, or else when the page is idle. What is done while they load is
 * done again once they are there, so that no first touch is lost. The answer stops all of it.
 */
export const bindGesturesLater = (
  element: HTMLElement,
  { load, failed, idle }: GesturesLater,
): (() => void) => {
  const { defaultView: page } = element.ownerDocument
  let kept: Event[] = []
  let dragging = false
  let loading = false
  let stop = (): void => {}

  const keep = (event: Event): void => {
    // Otherwise the page would scroll or be magnified, and what follows could not be stopped any more.
    if (event.cancelable && (event.type === 'wheel' || event.type === 'touchmove')) event.preventDefault()
    dragging ||= event.type === 'mousedown'
    kept.push(event)
  }
  const keepDrag = (event: Event): void => {
    if (dragging) kept.push(event)
    if (event.type === 'mouseup') dragging = false
  }
  const begin = async (): Promise<void> => {
    if (loading) return
    loading = true
    cancelIdle()
    try {
      const bind = await load()
      if (!listening) return
      forget()
      stop = bind(element)
      for (const event of kept) (DRAGS.includes(event.type) ? page : element)?.dispatchEvent(again(event))
    } catch {
      failed()
    }
    kept = []
    dragging = false
    loading = false
  }
  const sign = (): void => void begin()
  let listening = true
  for (const type of GESTURES) element.addEventListener(type, keep, { passive: false })
  for (const type of DRAGS) page?.addEventListener(type, keepDrag)
  for (const type of SIGNS) element.addEventListener(type, sign, { passive: true })
  const cancelIdle = idle(sign)
  const forget = (): void => {
    listening = false
    cancelIdle()
    for (const type of GESTURES) element.removeEventListener(type, keep)
    for (const type of DRAGS) page?.removeEventListener(type, keepDrag)
    for (const type of SIGNS) element.removeEventListener(type, sign)
  }
  return () => {
    forget()
    stop()
  }
}

/** So long after the stage is there, in ms, gestures are loaded even where nobody has pointed at it. */
const QUIET_MS = 5000

/** When the browser has had nothing to do for a while, long after the first picture. */
export const whenIdle = (callback: () => void): (() => void) => {
  const timer = setTimeout(() => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(callback)
    else callback()
  }, QUIET_MS)
  return () => clearTimeout(timer)
}
