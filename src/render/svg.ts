import type { Inset, Item, Mark, Picture } from '../scene/mark.ts'
import type { Box } from './box.ts'
import { restingOpacity } from './resting-opacity.ts'
import { markToSvg } from './svg-marks.ts'
import { attributes, svgNumber } from './svg-text.ts'
import { SANS } from './text.ts'
import type { Theme } from './theme.ts'

/** How a picture is printed: the palette, the size in px, and the part of the world in view. */
export interface SvgOptions {
  readonly theme: Theme
  readonly width: number
  readonly height: number
  readonly viewBox: Box
}

const lines = (marks: readonly Mark[], theme: Theme): string[] =>
  marks.map((mark) => markToSvg(mark, theme)).filter((line) => line !== '')

const group = (name: string, opacity: number, content: readonly string[]): string[] =>
  content.length === 0
    ? []
    : [
        `<g${attributes({ 'data-layer': name, opacity: opacity === 1 ? undefined : opacity })}>`,
        ...content,
        '</g>',
      ]

const itemLines = (items: readonly Item[], theme: Theme): string[] =>
  items.flatMap((item) => [`<g${attributes({ 'data-item': item.id })}>`, ...lines(item.marks, theme), '</g>'])

const insetLines = ({ marks, at }: Inset, theme: Theme): string[] => [
  `<g${attributes({ 'data-layer': 'inset', transform: `translate(${svgNumber(at.x)} ${svgNumber(at.y)}) scale(${svgNumber(at.k)})` })}>`,
  ...lines(marks, theme),
  '</g>',
]

/** Prints a picture as an SVG document, one mark per line, the same to the byte for the same marks. */
export const toSvg = (
  picture: Picture,
  { theme: plain, width, height, viewBox: box }: SvgOptions,
): string => {
  const theme = { ...plain, pixel: box.w / width }
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: [box.x, box.y, box.w, box.h],
    'data-theme': theme.name,
    'font-family': SANS.replaceAll('"', "'"),
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'xml:space': 'preserve',
  })
  const ground = attributes({ x: box.x, y: box.y, width: box.w, height: box.h, fill: theme.inks.paper })
  return [
    `<svg${root}>`,
    `<rect${ground}/>`,
    ...group('wires', restingOpacity(picture.recede, theme.recede.wires), itemLines(picture.wires, theme)),
    ...group('glyphs', restingOpacity(picture.recede, theme.recede.glyphs), itemLines(picture.glyphs, theme)),
    ...group('moving', 1, lines(picture.moving, theme)),
    ...(picture.insets ?? []).flatMap((inset) => insetLines(inset, theme)),
    '</svg>',
    '',
  ].join('\n')
}
