import type { Inset, Picture } from '../scene/mark.ts'
import { type Box, union } from './box.ts'
import { boundsOf, drawMark } from './marks.ts'
import { beginSurface, enterWorld, pixelBox, type Surface, themeUnder, type View } from './surface.ts'

const MARGIN = 2

/** The layer of what moves or is in focus: emptied where it was drawn on, and drawn whole each time. */
export interface MovingLayer {
  readonly element: HTMLElement
  draw(picture: Pick<Picture, 'moving' | 'insets'>, view: View): void
}

/** A moving layer on a surface. */
export const createMovingLayer = (surface: Surface): MovingLayer => {
  const { pen } = surface
  let drawnView: View | null = null
  let drawnOn: Box | null = null

  const empty = (view: View): void => {
    if (drawnView !== view) beginSurface(surface, view)
    else if (drawnOn) {
      const { x, y, w, h } = pixelBox(view, drawnOn, MARGIN)
      pen.setTransform(1, 0, 0, 1, 0, 0)
      pen.clearRect(x, y, w, h)
      enterWorld(pen, view)
    }
    drawnView = view
    drawnOn = null
  }

  const drawInset = ({ marks, at }: Inset, view: View): void => {
    const { camera } = view
    const inner = {
      ...view,
      camera: { k: camera.k * at.k, x: camera.x + at.x * camera.k, y: camera.y + at.y * camera.k },
    }
    const theme = themeUnder(inner)
    enterWorld(pen, inner)
    for (const mark of marks) {
      drawMark(pen, mark, theme)
      const { x, y, w, h } = boundsOf(mark)
      drawnOn = union(drawnOn, { x: x * at.k + at.x, y: y * at.k + at.y, w: w * at.k, h: h * at.k })
    }
  }

  return {
    element: surface.element,
    draw({ moving, insets = [] }, view) {
      empty(view)
      const theme = themeUnder(view)
      for (const mark of moving) {
        drawMark(pen, mark, theme)
        drawnOn = union(drawnOn, boundsOf(mark))
      }
      for (const inset of insets) drawInset(inset, view)
      if (insets.length > 0) enterWorld(pen, view)
    },
  }
}
