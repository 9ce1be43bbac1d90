import type { Mark } from '../scene/mark.ts'
import type { Box } from './box.ts'
import type { Theme } from './theme.ts'

/** The part of a 2D canvas context that marks are drawn with. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'bezierCurveTo'
  | 'arc'
  | 'rect'
  | 'roundRect'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'measureText'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'globalAlpha'
  | 'drawImage'
>

/** How one kind of mark is drawn on a canvas and bounded (never too small); how it is printed is in `svg-marks.ts`. */
export interface MarkKind<M extends Mark> {
  draw(pen: Pen, mark: M, theme: Theme): void
  bounds(mark: M): Box
}
