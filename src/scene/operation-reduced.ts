import type { OperationLayout } from '../layout/layout.ts'
import type { Area } from './draw.ts'
import { lensPlacement } from './lens-placement.ts'
import type { Inset, Item, Mark } from './mark.ts'
import { type OperationFocus, operationsInMotion } from './operation-focus.ts'
import { operationMarks, PLAIN } from './operation-glyph.ts'
import { areaOf, around, placeId } from './operation-homes.ts'
import { type Lens, lensGround, lensLine, lensOf } from './operation-lens.ts'
import { operationMoving } from './operation-moving.ts'
import { litWires, operationPulses, operationWireItem } from './operation-wires.ts'
import type { Told } from './told.ts'
import { areaAt, markAt, type Placement } from './transform.ts'
import { type View, viewOf } from './view.ts'

type OperationView = View<OperationLayout>

/** A lens is never seen smaller than this scale, and what is lit grows with it. */
const LEAST_SCALE = 0.9
/** How much of that growth wires and pulses, and dots, take part in. */
const WIRE_GROWTH = 0.6
const DOT_GROWTH = 0.5
/** The same for wires of which there are many, beside which a thick one would be lost. */
const MANY_WIRES = 60
const MANY_GROWTH = 0.22
/** Pulses between dots are smaller than others. */
const DOT_PULSE = 0.62
/** Most glyphs drawn again above the resting layer; larger beats light up their wires only. */
const MOST_GLYPHS = 120
/** So many of the glyphs of a beat are kept free of its lens. */
const MOST_SPARED = 8

/** How many times larger a lens must be drawn under a camera of this scale. */
const largerAt = (scale: number): number => (scale > 0 ? Math.max(1, LEAST_SCALE / scale) : 1)

/** How a camera looks at a picture: CSS px per world unit, and the part of the world in view. */
export interface Seen {
  readonly scale: number
  readonly room: Area
}

/** What a lens is beside. */
const anchorOf = ({ layout }: OperationView, { lit }: OperationFocus): Area =>
  around([...lit].slice(0, 1).map((p) => layout.places[p]!.box))

const grownAbout = (marks: readonly Mark[], { x, y, w, h }: Area, k: number): readonly Mark[] => {
  if (k === 1) return marks
  const at: Placement = { k, x: (x + w / 2) * (1 - k), y: (y + h / 2) * (1 - k) }
  return marks.map((mark) => markAt(mark, at))
}

const placed = (view: OperationView, lens: Lens, focus: OperationFocus, { scale, room }: Seen): Placement =>
  lensPlacement(view.layout, lens, {
    of: anchorOf(view, focus),
    active: [...focus.lit, ...focus.ends].slice(0, MOST_SPARED),
    room,
    k: largerAt(scale),
  })

const dots = (view: OperationView, focus: OperationFocus, k: number): readonly Mark[] => {
  if (focus.ends.size + focus.lit.size > MOST_GLYPHS) return []
  const light = { ink: focus.ink, ground: focus.ground }
  const growth = view.layout.detail === 'small' ? 1 : Math.max(1, DOT_GROWTH * k)
  const drawn = (p: number, look: typeof PLAIN): readonly Mark[] => {
    const place = view.layout.places[p]!
    return grownAbout(operationMarks(view, place, look), place.box, growth)
  }
  return [
    ...[...focus.ends].flatMap((p) => drawn(p, PLAIN)),
    ...[...focus.lit].flatMap((p) => drawn(p, { light, firing: 0 })),
  ]
}

const lensMarks = (view: OperationView, lens: Lens, told: Told | null): readonly Mark[] => {
  const within = viewOf(view.moment, lens.layout, view.u)
  const { lit, ends } = lens.focus
  const aside = lens.layout.places.filter((_, p) => !lit.has(p) && !ends.has(p))
  return [
    ...lens.layout.wires.flatMap((wire) => operationWireItem(wire).marks),
    ...aside.flatMap((place) => operationMarks({ ...within, beat: null }, place, PLAIN)),
    ...operationMoving(within, lens.focus, told),
  ]
}

/** Where what a small beat is about is looked at: its operation and the lens beside it, at scale 1. */
export const reducedArea = (view: OperationView, focus: OperationFocus): Area | null => {
  const lens = lensOf(view, focus)
  if (!lens) return null
  const { width, height } = lens.layout
  const room = { x: 0, y: 0, w: view.layout.width, h: view.layout.height }
  const at = placed(view, lens, focus, { scale: 1, room })
  return around([
    areaOf(view.layout.places[[...focus.lit][0]!]!),
    areaAt({ x: 0, y: 0, w: width, h: height }, at),
  ])
}

/** Everything above the resting layers of a picture without full glyphs, and the lens, as a camera sees it. */
export const reducedMoving = (
  view: OperationView,
  whole: OperationFocus,
  told: Told | null,
  seen: Seen,
): { readonly moving: readonly Mark[]; readonly inset: Inset | null } => {
  const focus = told?.asked && view.u === 0 ? whole : operationsInMotion(view, whole)
  const k = largerAt(seen.scale)
  const growth = Math.max(1, (focus.edges.size > MANY_WIRES ? MANY_GROWTH : WIRE_GROWTH) * k)
  const pulse = view.layout.detail === 'small' ? 1 : DOT_PULSE
  const lens = lensOf(view, whole)
  const at = lens && placed(view, lens, whole, seen)
  return {
    moving: [
      ...litWires(view, focus, growth),
      ...(lens && at ? [lensLine(lens, at, anchorOf(view, whole))] : []),
      ...dots(view, focus, k),
      ...operationPulses(view, focus, growth * pulse),
    ],
    inset: lens && at && { at, marks: [...lensGround(lens), ...lensMarks(view, lens, told)] },
  }
}

/** What a lens hides and shows instead, for pointing: its card, which is nothing, and its glyphs. */
export const lensItems = (view: OperationView, focus: OperationFocus, seen: Seen): readonly Item[] => {
  const lens = lensOf(view, focus)
  if (!lens) return []
  const at = placed(view, lens, focus, seen)
  const { width, height, places } = lens.layout
  const item = (id: string, area: Area): Item => ({ id, box: areaAt(area, at), marks: [] })
  return [
    item('lens', { x: 0, y: 0, w: width, h: height }),
    ...places.map((place) => item(placeId(place), areaOf(place))),
  ]
}
