import { describe, expect, test } from 'vitest'
import { boundsOf, drawMark, MARK_KINDS } from '../../src/render/marks.ts'
import { markToSvg } from '../../src/render/svg-marks.ts'
import { THEMES } from '../../src/render/theme.ts'
import type { CircleMark, Mark, PathMark, RectMark, TextMark } from '../../src/scene/mark.ts'
import { only, recordingPen } from './recording.ts'

const { dark } = THEMES
const rect: RectMark = { t: 'rect', x: 1, y: 2, w: 30, h: 20, r: 4, fill: 'raised', stroke: 'wire' }
const circle: CircleMark = { t: 'circle', x: 5, y: 6, r: 3, fill: 'value' }
const curve: PathMark = {
  t: 'path',
  points: [0, 0, 10, 0, 10, 20, 20, 20],
  curve: true,
  stroke: 'wire',
  width: 2,
}
const dashed: PathMark = {
  t: 'path',
  points: [0, 0, 10, 5],
  curve: false,
  stroke: 'gradient',
  width: 1.5,
  dash: [6, 4],
}
const triangle: PathMark = {
  ...dashed,
  points: [0, 0, 10, 0, 5, 8],
  stroke: 'none',
  fill: 'ink',
  closed: true,
}
const word: TextMark = {
  t: 'text',
  x: 50,
  y: 20,
  anchor: 'start',
  size: 10,
  spans: [{ text: 'z', ink: 'dim', weight: 400 }],
}
const line: TextMark = {
  ...word,
  anchor: 'end',
  math: true,
  spans: [
    { text: '∂L ', ink: 'dim', weight: 400 },
    { text: '<0.5', ink: 'gradient', weight: 600 },
  ],
}

const drawn = (mark: Mark) => {
  const { pen, calls } = recordingPen()
  drawMark(pen, mark, dark)
  return calls
}

describe('a mark as SVG', () => {
  const cases: [string, Mark, string][] = [
    [
      'rectangle',
      rect,
      '<rect x="1" y="2" width="30" height="20" rx="4" fill="#1c2436" stroke="#6b7894" stroke-width="1"/>',
    ],
    ['circle', circle, '<circle cx="5" cy="6" r="3" fill="#5ab4ff"/>'],
    ['curve', curve, '<path d="M0 0C10 0 10 20 20 20" fill="none" stroke="#6b7894" stroke-width="2"/>'],
    [
      'dashed line',
      dashed,
      '<path d="M0 0L10 5" fill="none" stroke="#ff9a5c" stroke-width="1.5" stroke-linecap="butt" stroke-dasharray="6 4"/>',
    ],
    ['closed shape', triangle, '<path d="M0 0L10 0 5 8Z" fill="#eef2fb"/>'],
    ['word', word, '<text x="50" y="20" font-size="10"><tspan fill="#93a0ba">z</tspan></text>'],
    [
      'line of text',
      line,
      `<text x="50" y="20" font-size="10" text-anchor="end" font-family="'Noto Sans Math', 'Noto Sans', sans-serif"><tspan fill="#93a0ba">∂L </tspan><tspan fill="#ff9a5c" font-weight="600">&lt;0.5</tspan></text>`,
    ],
  ]
  test.each(cases)('%s', (_, mark, svg) => {
    expect(markToSvg(mark, dark)).toBe(svg)
  })

  test('has its opacity, rounds to two decimals and never prints -0', () => {
    const mark: Mark = { ...circle, x: -0.001, y: 1 / 3, alpha: 0.456 }
    expect(markToSvg(mark, dark)).toBe('<circle opacity="0.46" cx="0" cy="0.33" r="3" fill="#5ab4ff"/>')
  })

  test('refuses coordinates that are not finite', () => {
    expect(() => markToSvg({ ...circle, x: Number.NaN }, dark)).toThrow('NaN')
  })

  test('is empty for a path without a line', () => {
    expect(markToSvg({ ...dashed, points: [1, 2], alpha: 0.5 }, dark)).toBe('')
    expect(only(drawn({ ...dashed, points: [1, 2] }), 'stroke')).toEqual([])
  })
})

describe('a mark on canvas', () => {
  test('fills and strokes a rounded rectangle whose radius never exceeds half a side', () => {
    expect(drawn({ ...rect, r: 99 })).toEqual([
      ['globalAlpha =', 1],
      ['beginPath'],
      ['roundRect', 1, 2, 30, 20, 10],
      ['fillStyle =', '#1c2436'],
      ['fill'],
      ['strokeStyle =', '#6b7894'],
      ['lineWidth =', 1],
      ['lineCap =', 'round'],
      ['lineJoin =', 'round'],
      ['stroke'],
    ])
  })

  test('fills a circle at its opacity and strokes nothing without an outline', () => {
    const calls = drawn({ ...circle, alpha: 0.25 })
    expect(calls[0]).toEqual(['globalAlpha =', 0.25])
    expect(only(calls, 'arc', 'fill', 'stroke')).toEqual([['arc', 5, 6, 3, 0, 2 * Math.PI], ['fill']])
  })

  test('draws curves in groups of control points and puts a dash away after use', () => {
    const path = ['moveTo', 'lineTo', 'bezierCurveTo', 'closePath', 'setLineDash', 'stroke']
    expect(only(drawn(curve), ...path)).toEqual([
      ['moveTo', 0, 0],
      ['bezierCurveTo', 10, 0, 10, 20, 20, 20],
      ['stroke'],
    ])
    expect(only(drawn(dashed), ...path)).toEqual([
      ['moveTo', 0, 0],
      ['lineTo', 10, 5],
      ['setLineDash', [6, 4]],
      ['stroke'],
      ['setLineDash', []],
    ])
    expect(only(drawn(triangle), ...path, 'fill')).toEqual([
      ['moveTo', 0, 0],
      ['lineTo', 10, 0],
      ['lineTo', 5, 8],
      ['closePath'],
      ['fill'],
    ])
  })

  test('writes one span by its anchor', () => {
    expect(only(drawn({ ...word, anchor: 'middle' }), 'textAlign =', 'fillText')).toEqual([
      ['textAlign =', 'center'],
      ['fillText', 'z', 50, 20],
    ])
  })

  test('writes spans one after another, anchored as one line', () => {
    const calls = drawn(line)
    expect(only(calls, 'fillStyle =', 'fillText')).toEqual([
      ['fillStyle =', '#93a0ba'],
      ['fillText', '∂L ', 15, 20],
      ['fillStyle =', '#ff9a5c'],
      ['fillText', '<0.5', 30, 20],
    ])
    expect(only(calls, 'font =').at(-1)).toEqual([
      'font =',
      '600 10px "Noto Sans Math", "Noto Sans", sans-serif',
    ])
  })

  test('paints nothing in ink none, and leaves its room', () => {
    const hidden: TextMark = { ...line, spans: [{ ...line.spans[0]!, ink: 'none' }, line.spans[1]!] }
    expect(only(drawn(hidden), 'fillText')).toEqual([['fillText', '<0.5', 30, 20]])
    expect(only(drawn({ ...circle, fill: 'none' }), 'fill', 'stroke')).toEqual([])
  })
})

describe('the bounds of a mark', () => {
  test('reach over outlines by half their width', () => {
    expect(boundsOf({ ...rect, strokeWidth: 4 })).toEqual({ x: -1, y: 0, w: 34, h: 24 })
    expect(boundsOf({ ...rect, stroke: 'none', strokeWidth: 4 })).toEqual({ x: 1, y: 2, w: 30, h: 20 })
    expect(boundsOf(circle)).toEqual({ x: 2, y: 3, w: 6, h: 6 })
    expect(boundsOf(curve)).toEqual({ x: -1, y: -1, w: 22, h: 22 })
  })

  test('hold any line of text, on the right side of its anchor', () => {
    const box = boundsOf(line)
    expect(box.x + box.w).toBe(50)
    expect(box.w).toBeGreaterThan(7 * 10)
    expect(box.y).toBeLessThan(10)
    expect(box.y + box.h).toBeGreaterThan(22)
  })
})

test('every kind of mark has a record', () => {
  expect(Object.keys(MARK_KINDS).sort()).toEqual(['circle', 'path', 'rect', 'text'])
})
