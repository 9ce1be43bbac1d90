import { describe, expect, test, vi } from 'vitest'
import { map } from '../../src/render/map.ts'
import { mapShades, SHADES, shadeOf } from '../../src/render/map-colours.ts'
import { boundsOf, drawMark, provideMaps } from '../../src/render/marks.ts'
import { markToSvg } from '../../src/render/svg-marks.ts'
import { THEMES } from '../../src/render/theme.ts'
import type { MapMark } from '../../src/scene/mark.ts'
import { only, recordingPen } from './recording.ts'

provideMaps(map)

const mark = (values: readonly number[], columns = 2): MapMark => ({
  t: 'map',
  x: 10,
  y: 20,
  w: 40,
  h: 40,
  columns,
  values: Float32Array.from(values),
  low: -1,
  high: 1,
})

describe('the shades of a map', () => {
  test('run from low over the middle to high', () => {
    const shades = mapShades(THEMES.dark)
    const hex = (k: number) => `#${shades[k]!.map((c) => c.toString(16).padStart(2, '0')).join('')}`
    const { mapLow, mapMid, mapHigh } = THEMES.dark.inks
    expect([hex(0), hex((SHADES - 1) / 2), hex(SHADES - 1)]).toEqual([mapLow, mapMid, mapHigh])
  })

  test('end at the ends of the range, and what is no number is in the middle', () => {
    const numbers = [-9, -1, 0, 1, 9, Number.POSITIVE_INFINITY, Number.NaN]
    const half = (SHADES - 1) / 2
    expect(numbers.map((v) => shadeOf(v, -1, 1))).toEqual([
      0,
      0,
      half,
      SHADES - 1,
      SHADES - 1,
      SHADES - 1,
      half,
    ])
  })
})

describe('a map', () => {
  test('is printed as runs of one shade, without anything from elsewhere', () => {
    const svg = markToSvg(mark([1, 1, -1, 1]), THEMES.dark)
    expect(svg).toContain('transform="translate(10 20) scale(20 20)"')
    expect(svg).toContain('d="M0 0h2v1H0zM1 1h1v1H1z"')
    expect(svg).toContain('d="M0 1h1v1H0z"')
    expect(svg).not.toMatch(/href|url/)
  })

  test('is drawn as rectangles where there are no bitmaps', () => {
    const { pen, calls } = recordingPen()
    drawMark(pen, mark([1, 1, -1, 1]), THEMES.dark)
    expect(only(calls, 'rect')).toEqual([
      ['rect', 10, 20, 40, 20],
      ['rect', 10, 40, 20, 20],
      ['rect', 30, 40, 20, 20],
    ])
  })

  test('is painted once for the same numbers, and again on the same bitmap for others', () => {
    const made: unknown[] = []
    const put = vi.fn()
    class Bitmap {
      constructor() {
        made.push(this)
      }
      getContext = () => ({
        createImageData: (w: number, h: number) => ({ data: new Uint8ClampedArray(4 * w * h) }),
        putImageData: put,
      })
    }
    vi.stubGlobal('OffscreenCanvas', Bitmap)
    const { pen, calls } = recordingPen()
    const first = { ...mark([1, 0, -1, 1]), x: 777 }
    for (let k = 0; k < 3; k++) drawMark(pen, first, THEMES.dark)
    expect([made.length, put.mock.calls.length]).toEqual([1, 1])
    drawMark(pen, { ...mark([0, 0, 0, 0]), x: 777 }, THEMES.dark)
    drawMark(pen, first, THEMES.light)
    expect([made.length, put.mock.calls.length]).toEqual([1, 3])
    expect(only(calls, 'drawImage')).toHaveLength(5)
    vi.unstubAllGlobals()
  })

  test('is bounded by its square', () => {
    expect(boundsOf(mark([0, 0, 0, 0]))).toEqual({ x: 10, y: 20, w: 40, h: 40 })
  })
})
