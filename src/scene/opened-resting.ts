import { gradientCell } from '../engine/graph.ts'
import type { Trace } from '../engine/trace.ts'
import { prettyName } from '../explain/scripts.ts'
import type { InnerWire, NetworkLayout, OpenedPlace, OperationLayout } from '../layout/layout.ts'
import { box, dimmed, FONT, line, span, stroke } from './draw.ts'
import { mix } from './ease.ts'
import type { Item, Mark } from './mark.ts'
import { innerMarks } from './opened-glyph.ts'
import { PLAIN } from './operation-glyph.ts'
import { areaOf, edgeId, placeId, wireArea } from './operation-homes.ts'
import { type Cached, seenOf, steady } from './steady.ts'
import type { View } from './view.ts'
import { negativeDash, type WireScale, wireScale, wireWidth } from './wire.ts'

/** Wires without a weight are so thick. */
const THIN = 1.75

/** The frame around the operations of an opened neuron; while it opens the closed glyph's ground gives way to it. */
const frameMarks = ({ box: b, openness }: OpenedPlace): readonly Mark[] => {
  const middle = b.x + b.w / 2
  const r = Math.min(16, b.w / 2)
  return [
    box(b, r, 'panel', 'wire', 1.25),
    ...dimmed(
      [box(b, r, 'raised', 'wire', 1.25), stroke(middle, b.y + 12, middle, b.y + b.h - 12, 'line', 1)],
      1 - openness,
    ),
  ]
}

/** The name over a frame; its item holds all of the frame, so that its ground belongs to the neuron. */
const nameItem = ({ name, sum, box: b, openness }: OpenedPlace): Item => ({
  id: `neuron:${sum}`,
  box: { x: b.x - 2, y: b.y - 28, w: b.w + 4, h: b.h + 30 },
  marks: [
    line(
      b.x + b.w * mix(0.74, 0.5, openness),
      b.y - mix(13, 9, openness),
      FONT.name,
      'middle',
      span(prettyName(name), 'ink', 700),
    ),
  ],
})

/** A wire of an opened neuron: what a weight multiplies is as thick as the weight, all else is thin and solid. */
const wireMarks = (
  { carries, points }: InnerWire,
  value: number,
  openness: number,
  scale: WireScale,
): readonly Mark[] => {
  const full = wireWidth(value, scale)
  const own = carries === 'weight' || carries === 'bias'
  const width = carries === 'sum' ? THIN : own ? full : mix(full, THIN, openness)
  const solid: Mark = { t: 'path', points, curve: true, stroke: 'wire', width }
  if (carries === 'sum') return dimmed([solid], openness)
  if (value >= 0 || Number.isNaN(value)) return [solid]
  const dashed: Mark = { ...solid, dash: negativeDash(width) }
  return own ? [dashed] : [...dimmed([dashed], 1 - openness), ...dimmed([solid], openness)]
}

const itemCache = new WeakMap<NetworkLayout, Cached>()
const restCache = new WeakMap<
  NetworkLayout,
  { readonly trace: Trace; readonly state: string; readonly resting: OpenedResting }
>()

/** What of opened neurons is at rest. Frames lie under all wires, names under all other glyphs. */
export interface OpenedResting {
  readonly frames: readonly Item[]
  readonly wires: readonly Item[]
  readonly names: readonly Item[]
  readonly glyphs: readonly Item[]
}

/** Opened neurons at rest, made anew only where a number has changed since the last frame of the same layout. */
export const openedResting = (
  layout: NetworkLayout,
  view: View<OperationLayout>,
  whole = false,
): OpenedResting => {
  const { moment, state } = view
  const known = restCache.get(layout)
  if (known?.trace === moment.trace && known.state === state) return known.resting
  const seen = (marks: readonly Mark[]): readonly Mark[] =>
    whole ? marks : marks.filter((m) => m.alpha !== 0)
  const cache: Cached = itemCache.get(layout) ?? new Map()
  itemCache.set(layout, cache)
  // A pill at rest shows no old → new, and no dot slides along a curve: that belongs to the beat.
  const resting = { ...view, beat: null, at: (step: number) => (view.at(step) >= 1 ? 1 : 0) }
  const frames = layout.opened.map((place) =>
    steady(cache, `frame:${place.sum}`, [''], () => ({
      id: `frame:${place.sum}`,
      box: place.box,
      marks: seen(frameMarks(place)),
    })),
  )
  const names = layout.opened.map((place) =>
    steady(cache, `neuron:${place.sum}`, [''], () => nameItem(place)),
  )
  const scale = wireScale(moment.graph, moment.trace, layout)
  const wires = layout.opened.flatMap(({ wires: inside, openness }) =>
    inside.map((wire) => {
      const value = wire.weight < 0 ? 0 : view.cell(wire.weight).value
      const id = edgeId(wire.edge)
      return steady(cache, id, [`${scale.unit}`, value, 0], () => ({
        id,
        box: wireArea(wire.points, 6),
        marks: seen(wireMarks(wire, value, openness, scale)),
      }))
    }),
  )
  const glyphs = view.layout.places.flatMap((place) => {
    const { inner } = place
    if (!inner) return []
    const id = placeId(place)
    const { x, y, w, h } = areaOf(place)
    const { graph } = moment
    // The curve of an activation shows z, and its slope once that has been used.
    const z = inner.role === 'activation' ? [graph.source[graph.firstEdge[place.node]!]!] : []
    const cells = [place.node, ...z].flatMap((node) => [node, gradientCell(graph, node)])
    return [
      steady(cache, id, seenOf(view, cells), () => ({
        id,
        box: { x: x - 2, y: y - 2, w: w + 4, h: h + 4 },
        marks: seen(innerMarks(resting, inner, PLAIN)),
      })),
    ]
  })
  const made = { frames, names, wires, glyphs }
  restCache.set(layout, { trace: moment.trace, state, resting: made })
  return made
}
