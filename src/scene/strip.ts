import { gradientCell } from '../engine/graph.ts'
import { formatNumber } from '../explain/format.ts'
import { type Area, FONT, fitted, line, span } from './draw.ts'
import type { Mark } from './mark.ts'
import type { CellView, View } from './view.ts'

/** Whether a gradient has anything to show: something has arrived on it, in this sample or one before. */
export const hasArrived = (cell: CellView): boolean => cell.known && (cell.arrived > 0 || cell.kept)

/** One gradient, written out: its name, how many contributions have arrived, and the sum so far. */
export const stripCell = (view: View<unknown>, node: number, name: string, area: Area): readonly Mark[] => {
  const cell = view.cell(gradientCell(view.moment.graph, node))
  if (!hasArrived(cell)) return []
  const x = area.x + area.w / 2
  const label = span(`∂${view.moment.notation.loss}/∂${name}`, 'dim')
  const partial = cell.total > 1
  const complete = cell.arrived === cell.total
  const count = span(
    ` · ${cell.arrived} of ${cell.total}`,
    complete ? 'dim' : 'gradient',
    complete ? 400 : 600,
  )
  return [
    { t: 'rect', ...area, r: 9, fill: 'gradientSoft' },
    fitted(line(x, area.y + 17, FONT.small, 'middle', label, ...(partial ? [count] : [])), area.w - 6),
    fitted(
      line(x, area.y + 37, FONT.number, 'middle', span(formatNumber(cell.value), 'gradient', 700)),
      area.w - 8,
    ),
  ]
}
