import { formatNumber } from '../explain/format.ts'
import { learningRateIn } from '../explain/learning-rate.ts'
import { type Area, box, FONT, fitted, line, span } from './draw.ts'
import type { Mark } from './mark.ts'
import type { PillLight } from './pill-light.ts'
import type { View } from './view.ts'

/** The learning rate in a pill of its own; nothing where the iteration has no update. */
export const rateGlyph = (view: View, area: Area, light: PillLight | null): readonly Mark[] => {
  const rate = learningRateIn(view.moment)
  if (rate === null) return []
  const words = [span('η ', 'dim'), span(formatNumber(rate), 'ink', 600)]
  const label = line(area.x + area.w / 2, area.y + 18.5, FONT.small, 'middle', ...words)
  return [
    box(area, area.h / 2, light?.ground ?? 'raised', light?.ink ?? 'wire', light ? 2.5 : 1.25),
    fitted(label, area.w - 14),
  ]
}
