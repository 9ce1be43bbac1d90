import type { Moment } from '../explain/explanation.ts'
import { type Area, widthOf } from './draw.ts'
import type { Item, Mark, Picture, TextMark } from './mark.ts'
import type { Covering } from './small.ts'
import { focusedLayout } from './small-focus.ts'
import type { Told } from './told.ts'
import { type View, viewOf } from './view.ts'

/** Nothing can be read through a ground that is so strong. */
const SOLID = 0.85
/** How far a line of text reaches over and below its baseline, as a share of its size. */
const OVER = 0.78
const UNDER = 0.2

const known = new WeakMap<Moment, { readonly told: Told; readonly covers: readonly Area[] }>()

/** The grounds of what is in focus, as they are once it is open. */
const coversOf = ({ moment, layout, maps }: View, { focus, told, draw }: Covering): readonly Area[] => {
  const before = known.get(moment)
  if (before && before.told.chip === told.chip && before.told.asked === told.asked) return before.covers
  const view = { ...viewOf(moment, focusedLayout(layout, focus), 1), maps }
  const covers = draw(view, focus, told, 1).flatMap((m) =>
    m.t === 'rect' && m.fill !== 'none' && (m.alpha ?? 1) >= SOLID ? [m] : [],
  )
  known.set(moment, { told, covers })
  return covers
}

const meet = (a: Area, b: Area): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

const extent = (mark: TextMark): Area => {
  const w = widthOf(mark)
  const x = mark.x - w * { start: 0, middle: 0.5, end: 1 }[mark.anchor]
  return { x, y: mark.y - OVER * mark.size, w, h: (OVER + UNDER) * mark.size }
}

/** Whether a ground is the glyph's own, drawn again at full strength. */
const isOwn = (cover: Area, marks: readonly Mark[]): boolean =>
  marks.some(
    (m) => m.t === 'rect' && m.x === cover.x && m.y === cover.y && m.w === cover.w && m.h === cover.h,
  )

interface Text {
  readonly k: number
  readonly mark: TextMark
  readonly area: Area
}

/** Of a table the rows with a text that is cut, and the names of columns over a first row that goes. */
const rowsOf = (texts: readonly Text[], cut: readonly Text[]): readonly Text[] => {
  const inRow = (a: Text, b: Text): boolean => meet({ ...a.area, x: 0, w: 1 }, { ...b.area, x: 0, w: 1 })
  const gone = texts.filter((text) => cut.some((c) => inRow(text, c)))
  const isNames = (text: Text): boolean => {
    const row = texts.filter((other) => inRow(text, other))
    const next = texts.find(({ mark }) => mark.y > text.mark.y)
    const named = row.length > 1 && row.every(({ mark }) => mark.spans.every(({ ink }) => ink === 'dim'))
    return named && next !== undefined && gone.includes(next)
  }
  return [...gone, ...texts.filter((text) => !gone.includes(text) && isNames(text))]
}

/** Positions of the texts that go where some are covered: all of a glyph, and of a loss those of the same rows. */
const goneOf = ({ id, box, marks }: Item, covers: readonly Area[]): readonly number[] => {
  const over = covers.filter((cover) => meet(cover, box) && !isOwn(cover, marks))
  if (over.length === 0) return []
  const texts = marks.flatMap((mark, k) => (mark.t === 'text' ? [{ k, mark, area: extent(mark) }] : []))
  const cut = texts.filter(({ area }) => over.some((cover) => meet(cover, area)))
  if (cut.length === 0) return []
  return (id.startsWith('loss') ? rowsOf(texts, cut) : texts).map(({ k }) => k)
}

const bare = new WeakMap<Item, Map<string, Item>>()

/** An item without some of its marks, the same object for the same ones. */
const without = (item: Item, gone: readonly number[]): Item => {
  const key = gone.join()
  const all = bare.get(item) ?? new Map<string, Item>()
  const left = all.get(key) ?? { ...item, marks: item.marks.filter((_, k) => !gone.includes(k)) }
  bare.set(item, all.set(key, left))
  return left
}

type Resting = Pick<Picture, 'wires' | 'glyphs'>

const uncovered = new WeakMap<Resting, { readonly covers: readonly Area[]; readonly resting: Resting }>()

/** What is at rest without the texts of glyphs that are partly under what is in focus: a part of a number tells another one. */
export const uncutResting = (resting: Resting, view: View, covering: Covering): Resting => {
  const covers = coversOf(view, covering)
  const before = uncovered.get(resting)
  if (before?.covers === covers) return before.resting
  const glyphs = resting.glyphs.map((item) => {
    const gone = goneOf(item, covers)
    return gone.length > 0 ? without(item, gone) : item
  })
  const uncut = { ...resting, glyphs }
  uncovered.set(resting, { covers, resting: uncut })
  return uncut
}
