import { describe, expect, test } from 'vitest'
import { toSvg } from '../../src/render/svg.ts'
import { THEMES } from '../../src/render/theme.ts'
import type { Item, Picture } from '../../src/scene/mark.ts'
import { expectPicture } from '../pictures/picture.ts'

const box = { x: 0, y: 0, w: 40, h: 30 }
const options = { theme: THEMES.dark, width: 80, height: 60, viewBox: box }
const wire: Item = {
  id: 'wire "w₁"',
  box,
  marks: [{ t: 'path', points: [0, 15, 40, 15], curve: false, stroke: 'wire', width: 2 }],
}
const glyph: Item = { id: 'neuron h₁', box, marks: [{ t: 'circle', x: 20, y: 15, r: 5, fill: 'raised' }] }
const picture: Picture = {
  wires: [wire],
  glyphs: [glyph],
  moving: [{ t: 'circle', x: 30, y: 15, r: 2, fill: 'value' }],
  recede: 0,
  active: null,
}

describe('a picture as SVG', () => {
  test('prints wires under glyphs under what moves, one mark per line', () => {
    expect(toSvg(picture, options).split('\n')).toEqual([
      `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60" viewBox="0 0 40 30" data-theme="dark" font-family="'Noto Sans', 'Noto Sans Math', sans-serif" stroke-linecap="round" stroke-linejoin="round" xml:space="preserve">`,
      '<rect x="0" y="0" width="40" height="30" fill="#0f1420"/>',
      '<g data-layer="wires">',
      '<g data-item="wire &quot;w₁&quot;">',
      '<path d="M0 15L40 15" fill="none" stroke="#6b7894" stroke-width="2"/>',
      '</g>',
      '</g>',
      '<g data-layer="glyphs">',
      '<g data-item="neuron h₁">',
      '<circle cx="20" cy="15" r="5" fill="#1c2436"/>',
      '</g>',
      '</g>',
      '<g data-layer="moving">',
      '<circle cx="30" cy="15" r="2" fill="#5ab4ff"/>',
      '</g>',
      '</svg>',
      '',
    ])
  })

  test('shows resting layers as far back as the picture and the palette say', () => {
    const svg = toSvg({ ...picture, recede: 0.5 }, options)
    expect(svg).toContain('<g data-layer="wires" opacity="0.9">')
    expect(svg).toContain('<g data-layer="glyphs" opacity="0.93">')
    expect(svg).toContain('<g data-layer="moving">')
  })

  test('prints insets last, each at a scale of its own', () => {
    const [mark] = picture.moving
    const svg = toSvg({ ...picture, insets: [{ at: { x: 3, y: -4, k: 2 }, marks: [mark!] }] }, options)
    expect(svg.split('\n').slice(-5)).toEqual([
      '<g data-layer="inset" transform="translate(3 -4) scale(2)">',
      '<circle cx="30" cy="15" r="2" fill="#5ab4ff"/>',
      '</g>',
      '</svg>',
      '',
    ])
  })

  test('leaves empty layers out', () => {
    expect(toSvg({ wires: [], glyphs: [], moving: [], recede: 1, active: null }, options)).not.toContain('<g')
  })

  test('is the committed picture of every kind of mark', () => {
    const marks: Picture['moving'] = [
      { t: 'rect', x: 10, y: 10, w: 120, h: 48, r: 12, fill: 'raised', stroke: 'wire' },
      { t: 'rect', x: 10, y: 66, w: 120, h: 24, r: 6, fill: 'gradientSoft' },
      { t: 'path', points: [130, 34, 170, 34, 170, 80, 210, 80], curve: true, stroke: 'wire', width: 4 },
      { t: 'path', points: [130, 48, 210, 90], curve: false, stroke: 'wire', width: 2, dash: [7, 5] },
      { t: 'circle', x: 180, y: 60, r: 6, fill: 'gradient' },
      { t: 'circle', x: 210, y: 90, r: 6, fill: 'paper', stroke: 'gradient', strokeWidth: 2, alpha: 0.5 },
      {
        t: 'text',
        x: 70,
        y: 40,
        anchor: 'middle',
        size: 16,
        spans: [
          { text: 'w₅ ', ink: 'dim', weight: 400 },
          { text: '0.4', ink: 'ink', weight: 600 },
        ],
      },
      {
        t: 'text',
        x: 120,
        y: 83,
        anchor: 'end',
        size: 14,
        math: true,
        spans: [{ text: '∂E/∂w₅ < 1', ink: 'gradient', weight: 400 }],
      },
    ]
    const viewBox = { x: 0, y: 0, w: 230, h: 110 }
    const svg = toSvg(
      { wires: [], glyphs: [], moving: marks, recede: 0, active: null },
      { theme: THEMES.dark, width: 460, height: 220, viewBox },
    )
    expectPicture('marks-of-every-kind', svg)
  })
})
