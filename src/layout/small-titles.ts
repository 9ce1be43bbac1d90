import { GEOMETRY as G } from './geometry.ts'
import type { NetworkLayout } from './layout.ts'
import { SMALL_ROOM as S } from './small-sizes.ts'

/** Longer and shorter titles of the columns of glyphs: inputs, layers. */
const FORMS: readonly ((column: number, last: number) => string)[] = [
  (k, last) => (k === 0 ? 'Input' : k === last ? 'Output layer' : `Hidden layer${last > 2 ? ` ${k}` : ''}`),
  (k, last) => (k === 0 ? 'Input' : k === last ? 'Output' : `Hidden ${k}`),
  (k, last) => (k === 0 ? 'In' : k === last ? 'Out' : String(k)),
]

const widthOf = (title: string): number => S.title.perCharacter * title.length

/** Titles over columns with these middles, so long that they do not touch, all in one form; the loss's last. */
export const smallTitles = (
  middles: readonly number[],
  loss: number | null,
  pitch: number,
): NetworkLayout['columns'] => {
  const last = middles.length - 1
  const longest = (form: (typeof FORMS)[number]): number =>
    Math.max(...middles.map((_, k) => widthOf(form(k, last))))
  const form = FORMS.find((f) => longest(f) + S.title.apart <= pitch) ?? FORMS.at(-1)!
  const titled = middles.map((x, k) => {
    const title = form(k, last)
    return { title, x: Math.max(x, G.margin + widthOf(title) / 2), y: G.titleBaseline }
  })
  return [...titled, ...(loss === null ? [] : [{ title: 'Loss', x: loss, y: G.titleBaseline }])]
}
