import type { MapMark } from '../scene/mark.ts'
import { mapShades, shadeOf } from './map-colours.ts'
import type { MarkKind } from './mark-kind.ts'
import type { Theme } from './theme.ts'

/** The pixels of the map at a place, one per number. A map's numbers never change in place. */
interface Bitmap {
  readonly canvas: OffscreenCanvas
  readonly pen: OffscreenCanvasRenderingContext2D
  readonly image: ImageData
  mark: MapMark | null
  inks: Theme['inks'] | null
}

/** By place, since making a canvas takes longer than painting it: the next map of a place is painted on the same one. */
const bitmaps = new Map<string, Bitmap>()
const MOST = 600

const emptyBitmap = (columns: number, rows: number): Bitmap | null => {
  if (typeof OffscreenCanvas === 'undefined') return null
  const canvas = new OffscreenCanvas(columns, rows)
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  return pen && { canvas, pen, image: pen.createImageData(columns, rows), mark: null, inks: null }
}

const paint = ({ pen, image }: Bitmap, { values, low, high }: MapMark, theme: Theme): void => {
  const shades = mapShades(theme)
  for (let k = 0; k < values.length; k++) {
    const [r, g, b] = shades[shadeOf(values[k]!, low, high)]!
    image.data[4 * k] = r
    image.data[4 * k + 1] = g
    image.data[4 * k + 2] = b
    image.data[4 * k + 3] = 255
  }
  pen.putImageData(image, 0, 0)
}

const bitmapOf = (mark: MapMark, theme: Theme): OffscreenCanvas | null => {
  const { x, y, w, columns, values, low, high } = mark
  const rows = values.length / columns
  const place = `${x} ${y} ${w} ${columns} ${rows}`
  const bitmap = bitmaps.get(place) ?? emptyBitmap(columns, rows)
  if (bitmap === null) return null
  if (bitmaps.size >= MOST) bitmaps.clear()
  bitmaps.set(place, bitmap)
  const before = bitmap.mark
  const same = before?.values === values && before.low === low && before.high === high
  if (!same || bitmap.inks !== theme.inks) paint(bitmap, mark, theme)
  bitmap.mark = mark
  bitmap.inks = theme.inks
  return bitmap.canvas
}

/** The runs of equal shade, row by row: from one column to another. */
export const eachRun = (
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

/** Maps of numbers over a plane: one bitmap each, smooth where it is drawn larger. */
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
  bounds: ({ x, y, w, h }) => ({ x, y, w, h }),
}
