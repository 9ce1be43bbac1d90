import type { Ink } from '../scene/mark.ts'
import { PLAIN, type Theme } from './theme.ts'

/** Colours of the system by what they mean, for each ink those to try in order; grounds are all `Canvas`. */
const WISHES: Readonly<Partial<Record<Ink, readonly string[]>>> = {
  ink: ['CanvasText'],
  dim: ['CanvasText'],
  wire: ['CanvasText'],
  line: ['GrayText', 'CanvasText'],
  value: ['LinkText', 'CanvasText'],
  gradient: ['Highlight', 'CanvasText'],
  update: ['VisitedText', 'CanvasText'],
  mapHigh: ['CanvasText'],
}

const GROUNDS = [
  'paper',
  'panel',
  'raised',
  'valueSoft',
  'gradientSoft',
  'updateSoft',
  'onHue',
  'mapLow',
] as const

/** Least contrast of an ink on the ground: that of text. */
const LEAST = 4.5

type Rgb = readonly [number, number, number]

const channels = (colour: string): Rgb => {
  const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  return [r, g, b]
}

/** Text may not be seen through: highlights often are, a little. */
const opaque = (colour: string): string => `rgb(${channels(colour).join(', ')})`

const halfway = (a: string, b: string): string => {
  const other = channels(b)
  return `rgb(${channels(a)
    .map((channel, k) => (channel + other[k]!) / 2)
    .join(', ')})`
}

/** Relative luminance of WCAG 2.2. */
const luminance = (rgb: Rgb): number => {
  const [r, g, b] = rgb.map((channel) => {
    const c = channel / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [a, b].map((c) => luminance(channels(c))).sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/**
 * The theme of forced colours: every ink a colour of the system, as `resolve` tells it (`rgb(…)`). A hue that would be hard
 * to read on the ground becomes plain text; labels, dashes and hollow pulses still tell it apart.
 */
export const systemTheme = (resolve: (keyword: string) => string): Theme => {
  const ground = opaque(resolve('Canvas'))
  const inks = Object.fromEntries([
    ...GROUNDS.map((ink) => [ink, ground]),
    ...Object.entries(WISHES).map(([ink, wishes]) => {
      const colours = wishes.map((wish) => opaque(resolve(wish)))
      return [ink, colours.find((colour) => contrast(colour, ground) >= LEAST) ?? colours.at(-1)]
    }),
    ['mapMid', halfway(ground, opaque(resolve('CanvasText')))],
    ['none', 'none'],
  ]) as Theme['inks']
  return { name: 'system', inks, recede: { wires: 0.7, glyphs: 1 }, ...PLAIN }
}

/** What a colour keyword of the system comes to on this page. */
export const resolveOnPage = (keyword: string): string => {
  const probe = document.createElement('i')
  Object.assign(probe.style, { color: keyword, forcedColorAdjust: 'none', display: 'none' })
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}
