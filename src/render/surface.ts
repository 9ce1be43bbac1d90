import type { Box } from './box.ts'
import type { StageEnvironment } from './browser-stage.ts'
import type { Camera } from './camera.ts'
import type { Pen } from './mark-kind.ts'
import type { Theme } from './theme.ts'

/** How the world is looked at: a new object means a new look, even where its fields are the same. */
export interface View {
  /** CSS px. */
  readonly width: number
  readonly height: number
  /** Device pixels per CSS px. */
  readonly ratio: number
  readonly camera: Camera
  readonly theme: Theme
}

const themes = new WeakMap<View, Theme>()

/** A view's theme as its marks are drawn with it: it knows how large a pixel is. */
export const themeUnder = (view: View): Theme => {
  const known = themes.get(view) ?? { ...view.theme, pixel: 1 / view.camera.k }
  themes.set(view, known)
  return known
}

/** The part of a 2D context that surfaces are painted with. */
export type SurfacePen = Pen &
  Pick<CanvasRenderingContext2D, 'setTransform' | 'clearRect' | 'save' | 'restore' | 'clip' | 'textRendering'>

/** A canvas over the whole stage and its context. */
export interface Surface {
  readonly element: HTMLCanvasElement
  readonly pen: SurfacePen
}

/** A new surface, or null where the browser refuses a context. */
export const createSurface = (stage: StageEnvironment): Surface | null => {
  const element = stage.createElement('canvas')
  const pen = element.getContext('2d')
  if (pen === null) return null
  Object.assign(element.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    transformOrigin: '0 0',
    willChange: 'transform',
  })
  return { element, pen }
}

/** Gives the surface's pixels back; it must not be painted on again. */
export const releaseSurface = ({ element }: Surface): void => {
  element.width = 0
  element.height = 0
}

/** Lets the pen draw in world units. */
export const enterWorld = (pen: SurfacePen, { camera, ratio }: View): void =>
  pen.setTransform(camera.k * ratio, 0, 0, camera.k * ratio, camera.x * ratio, camera.y * ratio)

/** Fits the surface to the view, empties it and lets its pen draw in world units. */
export const beginSurface = ({ element, pen }: Surface, view: View): void => {
  const width = Math.max(1, Math.round(view.width * view.ratio))
  const height = Math.max(1, Math.round(view.height * view.ratio))
  if (element.width !== width || element.height !== height) {
    element.width = width
    element.height = height
  } else {
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.clearRect(0, 0, width, height)
  }
  element.style.width = `${width / view.ratio}px`
  element.style.height = `${height / view.ratio}px`
  element.style.transform = ''
  pen.textRendering = 'geometricPrecision'
  enterWorld(pen, view)
}

/** The whole device pixels that a world box touches, with `margin` world units (at least CSS px) around it. */
export const pixelBox = ({ camera, ratio }: View, box: Box, margin: number): Box => {
  const pad = margin * Math.max(1, camera.k)
  const x = Math.floor((box.x * camera.k + camera.x - pad) * ratio)
  const y = Math.floor((box.y * camera.k + camera.y - pad) * ratio)
  return {
    x,
    y,
    w: Math.ceil(((box.x + box.w) * camera.k + camera.x + pad) * ratio) - x,
    h: Math.ceil(((box.y + box.h) * camera.k + camera.y + pad) * ratio) - y,
  }
}

/** The world box that a box of device pixels shows; the inverse of `pixelBox` without margin. */
export const worldBox = ({ camera, ratio }: View, pixels: Box): Box => ({
  x: (pixels.x / ratio - camera.x) / camera.k,
  y: (pixels.y / ratio - camera.y) / camera.k,
  w: pixels.w / ratio / camera.k,
  h: pixels.h / ratio / camera.k,
})

/** Moves and scales a surface drawn under one camera to where another camera wants it. */
export const showUnder = ({ element }: Surface, drawn: Camera, wanted: Camera): void => {
  const k = wanted.k / drawn.k
  const x = wanted.x - drawn.x * k
  const y = wanted.y - drawn.y * k
  element.style.transform = k === 1 && x === 0 && y === 0 ? '' : `translate(${x}px, ${y}px) scale(${k})`
}

/**
 * A function that makes the browser carry out what a surface was told to draw. Without it the drawing is only noted down
 * and happens after the frame's script, where no clock of ours sees what it costs.
 */
export const createSettler = (stage: StageEnvironment): ((surface: Surface) => void) => {
  const probe = createSurface(stage)
  if (probe) {
    probe.element.width = 1
    probe.element.height = 1
  }
  return ({ element }) => probe?.pen.drawImage(element, 0, 0, 1, 1, 0, 0, 1, 1)
}
