import { describe, expect, test } from 'vitest'
import { markToSvg } from '../../src/render/svg-marks.ts'
import { RECEDE_ALPHA, THEMES, type ThemeName } from '../../src/render/theme.ts'
import type { Ink } from '../../src/scene/mark.ts'

type Rgb = readonly number[]

const rgb = (hex: string): Rgb => [1, 3, 5].map((k) => Number.parseInt(hex.slice(k, k + 2), 16))

const over = (top: Rgb, ground: Rgb, alpha: number): Rgb =>
  top.map((channel, k) => channel * alpha + ground[k]! * (1 - alpha))

/** Relative luminance of WCAG 2.2. */
const luminance = (colour: Rgb): number => {
  const [r, g, b] = colour.map((channel) => {
    const c = channel / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

const contrast = (a: Rgb, b: Rgb): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

/** Contrast of an ink on a ground of a layer over the paper at `alpha`. */
const inkOn = (name: ThemeName, ink: Ink, ground: Ink, alpha = 1): number => {
  const { inks } = THEMES[name]
  const paper = rgb(inks.paper)
  return contrast(over(rgb(inks[ink]), paper, alpha), over(rgb(inks[ground]), paper, alpha))
}

const texts = ['ink', 'dim', 'value', 'gradient', 'update'] as const
const plainGrounds = ['paper', 'panel', 'raised'] as const
const softGrounds = { valueSoft: 'value', gradientSoft: 'gradient', updateSoft: 'update' } as const

describe.each(['dark', 'light', 'projector'] as const)('the %s palette', (name) => {
  const pairs = [
    ...plainGrounds.flatMap((ground) => texts.map((ink) => [ink, ground] as const)),
    ...Object.entries(softGrounds).flatMap(([ground, hue]) =>
      (['ink', 'dim', hue] as const).map((ink) => [ink, ground as Ink] as const),
    ),
  ]

  test.each(pairs)('%s on %s reaches 4.5:1', (ink, ground) => {
    expect(inkOn(name, ink, ground)).toBeGreaterThanOrEqual(4.5)
  })

  const onGlyphs = pairs.filter(([, ground]) => ground !== 'panel')
  test.each(onGlyphs)('%s on %s reaches 4.5:1 where it has receded', (ink, ground) => {
    expect(inkOn(name, ink, ground, RECEDE_ALPHA[name].glyphs)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['value', 'gradient', 'update'] as const)(
    'text on a chip filled with %s reaches 4.5:1',
    (hue) => {
      expect(inkOn(name, 'onHue', hue)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test('wires and outlines reach 3:1 on the paper, receded ones too', () => {
    for (const alpha of [1, RECEDE_ALPHA[name].wires, RECEDE_ALPHA[name].glyphs]) {
      expect(inkOn(name, 'wire', 'paper', alpha)).toBeGreaterThanOrEqual(3)
    }
    expect(inkOn(name, 'wire', 'raised')).toBeGreaterThanOrEqual(3)
  })

  test('soft grounds can be told from the paper and from each other', () => {
    const { inks } = THEMES[name]
    const grounds = ['paper', 'raised', ...Object.keys(softGrounds)].map((ground) => inks[ground as Ink])
    expect(new Set(grounds).size).toBeGreaterThanOrEqual(4)
  })

  test('outlines and pulses in a hue reach 3:1 on every ground of theirs', () => {
    for (const hue of ['value', 'gradient', 'update'] as const)
      for (const ground of ['paper', 'raised', `${hue}Soft`] as const)
        expect(inkOn(name, hue, ground)).toBeGreaterThanOrEqual(3)
  })

  test('wires step back when they recede', () => {
    expect(RECEDE_ALPHA[name].wires).toBeLessThan(0.95)
  })
})

describe('the projector palette', () => {
  const { light, projector } = THEMES

  test('is the light one without dim text', () => {
    const { dim, panel, line, wire, ...same } = projector.inks
    expect(light.inks).toMatchObject(same)
    expect(dim).toBe(projector.inks.ink)
    expect(panel).toBe(projector.inks.paper)
  })

  test('has stronger lines and wires than the light one', () => {
    for (const ink of ['line', 'wire'] as const)
      expect(inkOn('projector', ink, 'paper')).toBeGreaterThan(inkOn('light', ink, 'paper'))
  })

  test('draws every stroke wider by the same, so that thickness still tells weights apart', () => {
    const widths = [1.5, 3.5, 5.5].map((width) => {
      const mark = { t: 'path', points: [0, 0, 9, 0], curve: false, stroke: 'wire', width } as const
      return Number(/stroke-width="([\d.]+)"/.exec(markToSvg(mark, projector))?.[1])
    })
    expect(widths).toEqual([2.25, 4.25, 6.25])
  })
})
