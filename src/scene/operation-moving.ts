import type { OperationLayout } from '../layout/layout.ts'
import { type Area, faded, LEAF_CORNERS, outline } from './draw.ts'
import { settle } from './ease.ts'
import type { Mark } from './mark.ts'
import { operationChips } from './operation-chips.ts'
import { type OperationFocus, operationsInMotion } from './operation-focus.ts'
import { PLAIN } from './operation-glyph.ts'
import { areaOf, around, placesOf, wireArea } from './operation-homes.ts'
import { glyphMarks } from './operation-marks.ts'
import { placeOfCell, spotOnPlace } from './operation-places.ts'
import { litWires, operationPulses, waitingNumbers } from './operation-wires.ts'
import { chipMarks, openingRing } from './pulse.ts'
import { slotSteps } from './steps.ts'
import type { Told } from './told.ts'
import type { View } from './view.ts'

type OperationView = View<OperationLayout>

/** Most glyphs drawn again above the resting layer; larger beats light up their wires only. */
const MOST_GLYPHS = 120

/** How far an operation has fired in the beat in view. */
const firingOf = (view: OperationView, node: number): number => {
  const { apply } = slotSteps(view.moment, node)
  const { beat } = view
  return beat && apply >= beat.from && apply < beat.to ? view.at(apply) : 0
}

const glyphs = (view: OperationView, focus: OperationFocus): readonly Mark[] => {
  const { places } = view.layout
  const light = { ink: focus.ink, ground: focus.ground }
  return [
    ...[...focus.ends].flatMap((p) => glyphMarks(view, places[p]!, PLAIN)),
    ...[...focus.lit].flatMap((p) =>
      glyphMarks(view, places[p]!, { light, firing: firingOf(view, places[p]!.node) }),
    ),
  ]
}

/** Outlines around the numbers of the formula at their sources, and around a gradient that is being added to. */
const ties = (view: OperationView, focus: OperationFocus, told: Told): readonly Mark[] => {
  const { layout, moment, beat } = view
  const written = beat ? moment.schedule.cell[beat.to - 1] : -1
  const [edge] = focus.edges
  const consumer = edge === undefined ? -1 : moment.graph.consumer[edge]!
  const outlines = told.ties.flatMap(({ cell, hue }) => {
    if (cell === written || cell < 0 || !view.cell(cell).known) return []
    const place = placeOfCell(layout, moment, cell, consumer)
    const spot = place && spotOnPlace(view, place, cell)
    return spot ? [outline(spot, hue, spot === place?.box ? LEAF_CORNERS[layout.detail] : undefined)] : []
  })
  if (focus.kind !== 'pull') return outlines
  const arrived = [...focus.edges].flatMap((e) => {
    const place = layout.places[layout.wires[e]!.from]!
    return place.strip && view.cell(moment.graph.nodeCount + place.node).fresh
      ? [outline(place.strip, 'gradient')]
      : []
  })
  return [...outlines, ...arrived]
}

/** A ring that opens around the output when backward starts there. */
const seedRing = (view: OperationView, focus: OperationFocus): readonly Mark[] => {
  if (focus.kind !== 'seed' || !view.beat) return []
  const t = settle(view.at(view.beat.to - 1))
  const output = placesOf(view.layout, view.moment.graph.output)[0]
  if (t >= 1 || output === undefined) return []
  return [openingRing(view.layout.places[output]!.box, 14, t)]
}

const chips = (view: OperationView, focus: OperationFocus, told: Told): readonly Mark[] => {
  const alpha = view.u >= 1 || told.asked ? 1 : settle(Math.min(1, view.u * 3))
  return operationChips(view.layout, view.moment, focus, told).flatMap((chip) =>
    chip.step >= 0 && view.at(chip.step) < 1 ? [] : chipMarks(chip.text, chip, focus.ink, 1, alpha),
  )
}

/** The box around what a small beat is about: its edges, the glyphs at their ends and its chips. */
export const activeArea = (
  layout: OperationLayout,
  view: OperationView,
  focus: OperationFocus,
  told: Told,
): Area | null => {
  if (!focus.single) return null
  const areas = [
    ...[...focus.lit, ...focus.ends].map((p) => areaOf(layout.places[p]!)),
    ...[...focus.edges].map((e) => wireArea(layout.wires[e]!.points, 6)),
    ...operationChips(layout, view.moment, focus, told).map(({ area }) => area),
  ]
  return areas.length > 0 ? around(areas) : null
}

/**
 * Everything above the resting layers: lit wires, pulses, glyphs at full strength, and where something is told of them,
 * chips and outlines.
 */
export const operationMoving = (
  view: OperationView,
  whole: OperationFocus,
  told: Told | null,
): readonly Mark[] => {
  const focus = told?.asked && view.u === 0 ? whole : operationsInMotion(view, whole)
  const wires = litWires(view, focus)
  const pulses = operationPulses(view, focus)
  if (focus.ends.size + focus.lit.size > MOST_GLYPHS) return [...wires, ...pulses]
  return [
    ...wires,
    ...glyphs(view, focus),
    ...waitingNumbers(view, focus),
    ...pulses,
    ...seedRing(view, focus),
    ...(told && focus.single
      ? faded(ties(view, focus, told), view.u >= 1 || told.asked ? 1 : settle(view.u))
      : []),
    ...(told ? chips(view, focus, told) : []),
  ]
}
