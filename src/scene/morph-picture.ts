import type { NetworkLayout } from '../layout/layout.ts'
import { faded } from './draw.ts'
import { mix } from './ease.ts'
import { focusOf } from './focus.ts'
import type { Item, Mark, PathMark, Picture } from './mark.ts'
import { endsOf, morphed } from './morph.ts'
import { neuronGlyph } from './neuron.ts'
import { openedHappening, openedRest } from './opened-scene.ts'
import type { SceneInput } from './scene.ts'
import { viewOf } from './view.ts'

/** What a picture of neurons on their way is a function of; t = 0 … 1 on the way between the two layouts. */
export interface MorphInput extends Omit<SceneInput, 'layout'> {
  readonly from: NetworkLayout
  readonly to: NetworkLayout
  readonly t: number
}

/** Less than this cannot be seen. */
const LEAST = 0.02

/** What comes gives way to what goes: neither is strong while both are there. */
const mixAlpha = (a: number, b: number, t: number): number =>
  a === b ? a : a < b ? mix(a, b, t * t) : mix(b, a, (1 - t) * (1 - t))

const mixPath = (a: PathMark, b: PathMark, t: number): PathMark | null => {
  const { length } = b.points
  if (a.points.length !== length) return null
  const points = new Array<number>(length)
  for (let k = 0; k < length; k++) points[k] = mix(a.points[k]!, b.points[k]!, t)
  const dash = b.dash?.map((gap, k) => mix(a.dash?.[k] ?? gap, gap, t))
  return { ...b, points, width: mix(a.width, b.width, t), ...(dash ? { dash } : {}) }
}

/** The mark on its way, null where the two are of different shape. */
const mixShape = (a: Mark, b: Mark, t: number): Mark | null => {
  if (a.t === 'path') return b.t === 'path' ? mixPath(a, b, t) : null
  if (a.t === 'text')
    return b.t === 'text'
      ? { ...b, x: mix(a.x, b.x, t), y: mix(a.y, b.y, t), size: mix(a.size, b.size, t) }
      : null
  if (a.t === 'circle')
    return b.t === 'circle' ? { ...b, x: mix(a.x, b.x, t), y: mix(a.y, b.y, t), r: mix(a.r, b.r, t) } : null
  const sides = (from: Item['box'], to: Item['box']): Item['box'] => ({
    x: mix(from.x, to.x, t),
    y: mix(from.y, to.y, t),
    w: mix(from.w, to.w, t),
    h: mix(from.h, to.h, t),
  })
  if (a.t === 'map') return b.t === 'map' ? { ...b, ...sides(a, b) } : null
  return b.t === 'rect' ? { ...b, ...sides(a, b), r: mix(a.r, b.r, t) } : null
}

const mixMarks = (a: readonly Mark[], b: readonly Mark[], t: number): readonly Mark[] => {
  if (a.length !== b.length) return t < 0.5 ? a : b
  const marks: Mark[] = []
  b.forEach((to, k) => {
    const from = a[k]!
    const alpha = mixAlpha(from.alpha ?? 1, to.alpha ?? 1, t)
    if (alpha < LEAST) return
    const mark = mixShape(from, to, t) ?? to
    marks.push(alpha === 1 ? mark : { ...mark, alpha })
  })
  return marks
}

const mixItem = (a: Item, b: Item, t: number): Item => ({
  id: b.id,
  box: {
    x: mix(a.box.x, b.box.x, t),
    y: mix(a.box.y, b.box.y, t),
    w: mix(a.box.w, b.box.w, t),
    h: mix(a.box.h, b.box.h, t),
  },
  marks: mixMarks(a.marks, b.marks, t),
})

const mixItems = (a: readonly Item[], b: readonly Item[], t: number): readonly Item[] => {
  const byId = a.every(({ id }, k) => b[k]?.id === id) ? null : new Map(a.map((item) => [item.id, item]))
  return b.map((to, k) => {
    const from = byId ? byId.get(to.id) : a[k]
    return from ? mixItem(from, to, t) : to
  })
}

/** So much of the way the large glyph of an active neuron needs to give way to its operations. */
const GIVES_WAY = 0.35

/** The large glyph of the active neuron, where it is closed in a layout and opened in the other. */
const activeGlyph = (
  { moment, u }: MorphInput,
  layout: NetworkLayout,
  other: NetworkLayout,
  alpha: number,
): readonly Mark[] => {
  if (!moment.beat || alpha <= 0) return []
  const focus = focusOf(layout, moment, moment.beat)
  if (!focus.single) return []
  const view = viewOf(moment, layout, u)
  const light = { ink: focus.ink, ground: focus.ground }
  return [...focus.neurons].flatMap((n) => {
    const place = layout.neurons[n]!
    const opens = other.opened.some(({ sum }) => sum === place.sum)
    return opens ? faded(neuronGlyph(view, place, { openness: 1, light }), alpha) : []
  })
}

/**
 * The picture of a moment while neurons open and close: what rests travels mark by mark from where it is drawn in the
 * one layout to where it is drawn in the other, and what happens, happens on the layout between them.
 */
export const morphPicture = (input: MorphInput): Picture => {
  const { moment, from, to, t, u, told } = input
  const ends = endsOf(from, to)
  const [a, b] = [ends.from, ends.to].map((layout) => openedRest({ moment, layout, u }, true))
  const now = openedHappening({ moment, layout: morphed(from, to, t), u, told }, true)
  const moving = [
    ...now.moving,
    ...activeGlyph(input, from, to, 1 - t / GIVES_WAY),
    ...activeGlyph(input, to, from, 1 - (1 - t) / GIVES_WAY),
  ]
  return {
    ...now,
    wires: mixItems(a!.wires, b!.wires, t),
    glyphs: mixItems(a!.glyphs, b!.glyphs, t),
    moving,
    live: true,
  }
}
