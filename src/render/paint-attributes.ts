import { OUTLINE, type Paint } from './paint.ts'
import { attributes } from './svg-text.ts'
import { type Theme, widening } from './theme.ts'

/** Paint as SVG attributes; round ends and joins are inherited from the document. */
export const paintAttributes = (paint: Paint, theme: Theme): string => {
  const { fill = 'none', stroke = 'none', dash } = paint
  const outlined = stroke !== 'none'
  return attributes({
    fill: theme.inks[fill],
    stroke: outlined ? theme.inks[stroke] : undefined,
    'stroke-width': outlined ? (paint.width ?? OUTLINE) + widening(theme) : undefined,
    'stroke-linecap': outlined && dash ? 'butt' : undefined,
    'stroke-dasharray': outlined ? dash : undefined,
  })
}
