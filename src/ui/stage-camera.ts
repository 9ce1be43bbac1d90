import { select } from 'd3-selection'
import { type D3ZoomEvent, zoom, zoomIdentity } from 'd3-zoom'
import { type Camera, fit } from '../render/camera.ts'

/** The stage in CSS px, and the part of it, from the top, that pictures are fitted into. */
export interface StageSize {
  readonly width: number
  readonly height: number
  readonly foot: number
}

/** The camera over the stage, moved by wheel, pinch, drag and buttons. */
export interface StageCamera {
  /** Says what there is to see. Until somebody moves the camera, it shows all of it. */
  see(content: { readonly width: number; readonly height: number }, stage: StageSize): void
  /** Shows everything again, and keeps showing it. */
  fit(): void
  zoomBy(factor: number): void
  stop(): void
}

const LEAST_SCALE = 0.1
const MOST_SCALE = 8
/** A small network is not blown up beyond this. */
const FIT_SCALE = 3
/** Free room around a fitted picture, in CSS px. */
export const PADDING = 4

const fitted = (content: { width: number; height: number }, { width, height, foot }: StageSize): Camera =>
  fit(
    { x: 0, y: 0, w: content.width, h: content.height },
    { width, height: height - foot },
    PADDING,
    FIT_SCALE,
  )

/** Binds the camera to an element; `moved` hears every change, and whether a gesture makes it. */
export const bindCamera = (element: HTMLElement, moved: (camera: Camera) => void): StageCamera => {
  const target = select<HTMLElement, unknown>(element)
  let following = true
  let content = { width: 0, height: 0 }
  let stage: StageSize = { width: 0, height: 0, foot: 0 }
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent([LEAST_SCALE, MOST_SCALE])
    .extent(() => [
      [0, 0],
      [stage.width, stage.height],
    ])
    .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
      if (sourceEvent) following = false
      moved({ x: transform.x, y: transform.y, k: transform.k })
    })
  target.call(behaviour).on('dblclick.zoom', null)
  const show = ({ x, y, k }: Camera): void => {
    target.call(behaviour.transform, zoomIdentity.translate(x, y).scale(k))
  }
  return {
    see(nextContent, nextStage) {
      content = nextContent
      stage = nextStage
      const { width, height } = stage
      behaviour.translateExtent([
        [-width, -height],
        [content.width + width, content.height + height],
      ])
      if (following && width > 0 && content.width > 0) show(fitted(content, stage))
    },
    fit() {
      following = true
      show(fitted(content, stage))
    },
    zoomBy(factor) {
      following = false
      target.call(behaviour.scaleBy, factor)
    },
    stop() {
      target.on('.zoom', null)
    },
  }
}
