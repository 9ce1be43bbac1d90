import type { Mark } from '../scene/mark.ts'
import { type Box, union } from './box.ts'
import { boundsOf, drawMark } from './marks.ts'
import { beginSurface, enterWorld, pixelBox, type Surface, themeUnder, type View } from './surface.ts'

const MARGIN = 2

/** The layer of what moves or is in focus: emptied where it was drawn on, and drawn whole each time. */
export interface MovingLayer {
  readonly element: HTMLElement
  draw(marks: readonly Mark[], view: View): void
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

  return {
    element: surface.element,
    draw(marks, view) {
      empty(view)
      const theme = themeUnder(view)
      for (const mark of marks) {
        drawMark(pen, mark, theme)
        drawnOn = union(drawnOn, boundsOf(mark))
      }
    },
  }
}
