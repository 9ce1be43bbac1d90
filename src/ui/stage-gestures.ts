import { select } from 'd3-selection'
import { type D3ZoomEvent, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom'
import type { Camera } from '../render/camera.ts'
import type { StageCamera } from './stage-camera.ts'

const transformOf = ({ x, y, k }: Camera): ZoomTransform => zoomIdentity.translate(x, y).scale(k)

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
  return () => {
    target.on('.zoom', null)
    for (const type of begins) element.removeEventListener(type, begin, { capture: true })
  }
}
