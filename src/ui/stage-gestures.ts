import { select } from 'd3-selection'
import { type D3ZoomEvent, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom'
import type { Camera } from '../render/camera.ts'
import type { StageCamera } from './stage-camera.ts'

const transformOf = ({ x, y, k }: Camera): ZoomTransform => zoomIdentity.translate(x, y).scale(k)

/** What Safari tells of two fingers on a trackpad; its scale counts from where the gesture began. */
type PinchEvent = MouseEvent & { readonly scale: number }

/** What d3-zoom makes of a wheel that Ctrl is held with: this many doublings per px. */
const DOUBLINGS = 0.02

/**
 * Pinching on a trackpad comes as a wheel with Ctrl, but in Safari as gestures of its own, which are made one; on a touch
 * screen, where touches tell the same, they only must not magnify the page. The answer stops it.
 */
const bindPinch = (element: HTMLElement): (() => void) => {
  let last = 1
  const pinch = (event: Event): void => {
    event.preventDefault()
    const { type, scale, clientX, clientY } = event as PinchEvent
    if (type === 'gesturechange' && navigator.maxTouchPoints === 0) {
      const deltaY = -Math.log2(scale / last) / DOUBLINGS
      element.dispatchEvent(
        new WheelEvent('wheel', { deltaY, ctrlKey: true, clientX, clientY, cancelable: true }),
      )
    }
    last = scale
  }
  const types = ['gesturestart', 'gesturechange', 'gestureend']
  for (const type of types) element.addEventListener(type, pinch)
  return () => {
    for (const type of types) element.removeEventListener(type, pinch)
  }
}

/** Lets wheel, pinch and drag over an element move the camera; the answer stops it. */
export const bindGestures = (
  element: HTMLElement,
  camera: Pick<StageCamera, 'view' | 'move' | 'held' | 'scales'>,
): (() => void) => {
  const target = select<HTMLElement, unknown>(element)
  const behaviour = zoom<HTMLElement, unknown>()
    .constrain((transform) => transformOf(camera.held(transform)))
    .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
      if (sourceEvent) camera.move({ x: transform.x, y: transform.y, k: transform.k })
    })
  // Between gestures the camera is moved by others: each gesture begins where it stands.
  const begin = (): void => {
    const [least, most] = camera.scales()
    behaviour.scaleExtent([least, most])
    target.property('__zoom', transformOf(camera.view()))
  }
  const begins = ['wheel', 'mousedown', 'touchstart']
  for (const type of begins) element.addEventListener(type, begin, { capture: true, passive: true })
  begin()
  target.call(behaviour).on('dblclick.zoom', null)
  const stopPinch = bindPinch(element)
  return () => {
    stopPinch()
    target.on('.zoom', null)
    for (const type of begins) element.removeEventListener(type, begin, { capture: true })
  }
}
