import type { MapMark } from '../scene/mark.ts'
import { mapShades, shadeOf } from './map-colours.ts'
import type { MarkKind } from './mark-kind.ts'
import { attributes, svgNumber } from './svg-text.ts'
import type { Theme } from './theme.ts'

type Bitmap = OffscreenCanvas | HTMLCanvasElement

/** The pixels of each map, one per number; a map's numbers never change in place. */
const bitmaps = new WeakMap<
  Float32Array,
  { readonly inks: Theme['inks']; readonly range: string; readonly bitmap: Bitmap | null }
>()

const painted = ({ columns, values, low, high }: MapMark, theme: Theme): Bitmap | null => {
  if (typeof OffscreenCanvas === 'undefined') return null
  const bitmap = new OffscreenCanvas(columns, values.length / columns)
  const pen = bitmap.getContext('2d')
  if (pen === null) return null
  const image = pen.createImageData(bitmap.width, bitmap.height)
  const shades = mapShades(theme)
  for (let k = 0; k < values.length; k++) {
    const [r, g, b] = shades[shadeOf(values[k]!, low, high)]!
    image.data[4 * k] = r
    image.data[4 * k + 1] = g
    image.data[4 * k + 2] = b
    image.data[4 * k + 3] = 255
  }
  pen.putImageData(image, 0, 0)
  return bitmap
}

const bitmapOf = (mark: MapMark, theme: Theme): Bitmap | null => {
  const range = `${mark.low} ${mark.high}`
  const known = bitmaps.get(mark.values)
  if (known?.inks === theme.inks && known.range === range) return known.bitmap
  const bitmap = painted(mark, theme)
  bitmaps.set(mark.values, { inks: theme.inks, range, bitmap })
  return bitmap
}

/** The runs of equal shade, row by row: from one column to another. */
const eachRun = (
  { columns, values, low, high }: MapMark,
  found: (shade: number, row: number, from: number, to: number) => void,
): void => {
  for (let first = 0; first < values.length; first += columns) {
    let from = 0
    let shade = shadeOf(values[first]!, low, high)
    for (let k = 1; k <= columns; k++) {
      const next = k < columns ? shadeOf(values[first + k]!, low, high) : -1
      if (next === shade) continue
      found(shade, first / columns, from, k)
      from = k
      shade = next
    }
  }
}

/** Maps of numbers over a plane: one bitmap each, smooth where it is drawn larger; rows of one shade as SVG. */
export const map: MarkKind<MapMark> = {
  draw(pen, mark, theme) {
    const bitmap = bitmapOf(mark, theme)
    if (bitmap) {
      pen.drawImage(bitmap, mark.x, mark.y, mark.w, mark.h)
      return
    }
    const [w, h] = [mark.w / mark.columns, (mark.h * mark.columns) / mark.values.length]
    const shades = mapShades(theme)
    eachRun(mark, (shade, row, from, to) => {
      pen.fillStyle = `rgb(${shades[shade]!.join(', ')})`
      pen.beginPath()
      pen.rect(mark.x + from * w, mark.y + row * h, (to - from) * w, h)
      pen.fill()
    })
  },
  svg(mark, theme) {
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
  },
  bounds: ({ x, y, w, h }) => ({ x, y, w, h }),
}
