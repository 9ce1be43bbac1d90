import type { MapMark, Mark, PathMark } from '../scene/mark.ts'
import { circlePaint, radiusOf } from './circle.ts'
import { eachRun } from './map.ts'
import { mapShades } from './map-colours.ts'
import { paintAttributes } from './paint-attributes.ts'
import { pathPaint } from './path.ts'
import { cornerOf, rectPaint } from './rect.ts'
import { attributes, escapeXml, svgNumber } from './svg-text.ts'
import { MATH } from './text.ts'
import { atLeast, type Theme } from './theme.ts'

/** How one kind of mark is printed, without its opacity. */
type Print<M extends Mark> = (mark: M, theme: Theme) => string

const pathData = ({ points, curve, closed }: PathMark): string => {
  const pairs: string[] = []
  for (let k = 0; k + 1 < points.length; k += 2) {
    pairs.push(`${svgNumber(points[k]!)} ${svgNumber(points[k + 1]!)}`)
  }
  const [start = '', ...rest] = pairs
  const line = rest.length === 0 ? '' : `${curve ? 'C' : 'L'}${rest.join(' ')}`
  return `M${start}${line}${closed ? 'Z' : ''}`
}

/** Rows of one shade as one path for each shade. */
const printMap: Print<MapMark> = (mark, theme) => {
  const shades = mapShades(theme)
  const byShade = new Map<number, string[]>()
  eachRun(mark, (shade, row, from, to) => {
    const runs = byShade.get(shade) ?? []
    runs.push(`M${from} ${row}h${to - from}v1H${from}z`)
    byShade.set(shade, runs)
  })
  const rows = mark.values.length / mark.columns
  const place = `translate(${svgNumber(mark.x)} ${svgNumber(mark.y)}) scale(${svgNumber(mark.w / mark.columns)} ${svgNumber(mark.h / rows)})`
  const paths = [...byShade].map(
    ([shade, runs]) => `<path${attributes({ fill: `rgb(${shades[shade]!.join()})`, d: runs.join('') })}/>`,
  )
  return `<g${attributes({ transform: place, 'shape-rendering': 'crispEdges' })}>${paths.join('')}</g>`
}

const PRINTS: { readonly [T in Mark['t']]: Print<Extract<Mark, { t: T }>> } = {
  rect: (mark, theme) => {
    const { x, y, w, h } = mark
    const place = attributes({ x, y, width: w, height: h, rx: cornerOf(mark) || undefined })
    return `<rect${place}${paintAttributes(rectPaint(mark), theme)}/>`
  },
  circle: (mark, theme) => {
    const place = attributes({ cx: mark.x, cy: mark.y, r: atLeast(radiusOf(mark), mark.least, theme) })
    return `<circle${place}${paintAttributes(circlePaint(mark), theme)}/>`
  },
  path: (mark, theme) => {
    if (mark.points.length < 4) return ''
    return `<path${attributes({ d: pathData(mark) })}${paintAttributes(pathPaint(mark, theme), theme)}/>`
  },
  text: (mark, theme) => {
    const line = attributes({
      x: mark.x,
      y: mark.y,
      'font-size': mark.size * theme.textScale,
      'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor,
      'font-family': mark.math ? MATH.replaceAll('"', "'") : undefined,
    })
    const spans = mark.spans.map((span) => {
      const weight = span.weight === 400 ? undefined : String(span.weight)
      return `<tspan${attributes({ fill: theme.inks[span.ink], 'font-weight': weight })}>${escapeXml(span.text)}</tspan>`
    })
    return `<text${line}>${spans.join('')}</text>`
  },
  map: printMap,
}

/** A mark as one SVG element, or the empty string where nothing would be seen. */
export const markToSvg = (mark: Mark, theme: Theme): string => {
  const printed = (PRINTS[mark.t] as Print<Mark>)(mark, theme)
  const alpha = mark.alpha ?? 1
  if (alpha === 1 || printed === '') return printed
  return printed.replace(/^<\w+/, (start) => start + attributes({ opacity: alpha }))
}
