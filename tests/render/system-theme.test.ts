import { describe, expect, test } from 'vitest'
import { systemTheme } from '../../src/render/system-theme.ts'

const dark: Readonly<Record<string, string>> = {
  Canvas: 'rgb(0, 0, 0)',
  CanvasText: 'rgb(255, 255, 255)',
  LinkText: 'rgb(255, 255, 0)',
  VisitedText: 'rgb(255, 255, 0)',
  Highlight: 'rgba(0, 230, 255, 0.8)',
  GrayText: 'rgb(63, 242, 63)',
}
const theme = (change: Readonly<Record<string, string>> = {}) =>
  systemTheme((keyword) => ({ ...dark, ...change })[keyword] ?? 'rgb(128, 0, 128)')

describe('the theme of forced colours', () => {
  test('has the system’s own colours for what they are made for', () => {
    const { inks } = theme()
    expect(inks).toMatchObject({
      paper: dark.Canvas,
      raised: dark.Canvas,
      gradientSoft: dark.Canvas,
      onHue: dark.Canvas,
      ink: dark.CanvasText,
      dim: dark.CanvasText,
      wire: dark.CanvasText,
      value: dark.LinkText,
      gradient: 'rgb(0, 230, 255)',
    })
    expect(inks.none).toBe('none')
  })

  test('falls back on plain text where a hue could not be read on the ground', () => {
    const { inks } = theme({ Highlight: 'rgb(60, 60, 60)', LinkText: 'rgb(20, 0, 90)' })
    expect([inks.gradient, inks.value]).toEqual([dark.CanvasText, dark.CanvasText])
  })

  test('runs maps from the ground to the text, so that they keep their order', () => {
    const { inks } = theme()
    expect([inks.mapLow, inks.mapMid, inks.mapHigh]).toEqual([
      dark.Canvas,
      'rgb(127.5, 127.5, 127.5)',
      dark.CanvasText,
    ])
  })

  test('lets no text recede', () => {
    expect(theme().recede.glyphs).toBe(1)
  })
})
