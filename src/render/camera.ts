import type { Box } from './box.ts'

/** Where the world is on the screen: screen = world × k + (x, y), in CSS px (the fields of d3-zoom's transform). */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly k: number
}

/** The size of the stage in CSS px. */
export interface Viewport {
  readonly width: number
  readonly height: number
}

/** A world point on the screen. */
export const toScreen = ({ x, y, k }: Camera, point: readonly [number, number]): [number, number] => [
  point[0] * k + x,
  point[1] * k + y,
]

/** A screen point in the world; the inverse of `toScreen`. */
export const toWorld = ({ x, y, k }: Camera, point: readonly [number, number]): [number, number] => [
  (point[0] - x) / k,
  (point[1] - y) / k,
]

/**
 * The camera that shows the whole box, centred, as large as fits between paddings of `padding` px and at most at
 * `maxScale`; an empty box or viewport gets scale `maxScale`.
 */
export const fit = (content: Box, viewport: Viewport, padding: number, maxScale: number): Camera => {
  const free = (side: number): number => Math.max(1, side - 2 * padding)
  const scale = Math.min(maxScale, free(viewport.width) / content.w, free(viewport.height) / content.h)
  const k = scale > 0 && Number.isFinite(scale) ? scale : maxScale
  return {
    k,
    x: viewport.width / 2 - (content.x + content.w / 2) * k,
    y: viewport.height / 2 - (content.y + content.h / 2) * k,
  }
}

const between = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))

/** The nearest camera that keeps at least `margin` px of the content in view on each axis. */
export const clamp = (camera: Camera, content: Box, viewport: Viewport, margin: number): Camera => {
  const { k } = camera
  const axis = (offset: number, start: number, length: number, side: number): number => {
    const keep = Math.min(margin, length * k, side)
    return between(offset, keep - (start + length) * k, side - keep - start * k)
  }
  return {
    k,
    x: axis(camera.x, content.x, content.w, viewport.width),
    y: axis(camera.y, content.y, content.h, viewport.height),
  }
}
