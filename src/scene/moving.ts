import { formatNumber } from '../explain/format.ts'
import { activeBiases, activeTerms, activeWires } from './active-wires.ts'
import { faded, LEAF_CORNERS, outline } from './draw.ts'
import { settle } from './ease.ts'
import { hasBiasPills } from './focus.ts'
import type { Focus } from './focus-parts.ts'
import { inMotion } from './in-motion.ts'
import { lossGlyph } from './loss.ts'
import type { Ink, Mark } from './mark.ts'
import { neuronGlyph } from './neuron.ts'
import { stripAt, stripHalves } from './parts.ts'
import { type Point, pillCentre } from './path-point.ts'
import { biasPill, inputGlyph, weightPill } from './pill.ts'
import type { PillLight } from './pill-light.ts'
import { homesOf, spotOf } from './places.ts'
import { type ChipPlace, chipMarks, openingRing } from './pulse.ts'
import { rateGlyph } from './rate.ts'
import { smallScene } from './small.ts'
import type { Told } from './told.ts'
import type { View } from './view.ts'

/** Milliseconds in which the focus passes from one beat to the next. */
export const SHIFT_MS = 170

/** Most glyphs drawn again above the resting layer; larger beats light up in the resting layer only. */
const MOST_GLYPHS = 120

/** The glyphs of a beat at full strength: sources, the open neuron, the loss. */
const glyphs = (view: View, focus: Focus, openness: number): readonly Mark[] => {
  const { layout } = view
  const light: PillLight = { ink: focus.ink, ground: focus.ground }
  const homes = homesOf(layout)
  const small = smallScene()
  const compact = layout.detail !== 'full' && small !== null
  const marks: Mark[] = []
  for (const node of focus.ends) {
    const home = homes.node.get(node)
    if (home?.in === 'input') marks.push(...inputGlyph(view, node, layout.inputs[home.index]!.box))
    if (home?.in === 'neuron' && !focus.neurons.has(home.index)) {
      const place = layout.neurons[home.index]!
      marks.push(
        ...(compact
          ? small!.neuron(view, place, null)
          : neuronGlyph(view, place, { openness: 0, light: null })),
      )
    }
  }
  for (const n of focus.neurons)
    marks.push(
      ...(compact && !focus.single
        ? small!.neuron(view, layout.neurons[n]!, light)
        : neuronGlyph(view, layout.neurons[n]!, { openness: focus.single ? openness : 0, light })),
    )
  if (focus.loss && layout.loss) marks.push(...lossGlyph(view, layout.loss, light))
  return marks
}

/** The pills of a beat: weights and biases in the hue of what is written. */
const pills = (view: View, focus: Focus): readonly Mark[] => {
  const { layout } = view
  const light: PillLight = { ink: focus.ink, ground: focus.ground }
  const marks: Mark[] = []
  for (const w of focus.wires) {
    const wire = layout.wires[w]!
    if (wire.pill) marks.push(...weightPill(view, wire, light))
  }
  if (!hasBiasPills(layout, focus)) return marks
  for (const b of focus.biases) {
    const { node, pill } = layout.neurons[b]!.bias!
    marks.push(...biasPill(view, node, pill, light))
  }
  return marks
}

/** Where the chip with the factors stands: above its pill, at its term, or under the strip of its neuron. */
const chipPlace = (view: View, focus: Focus): ChipPlace | null => {
  const { layout } = view
  const isFull = layout.detail === 'full'
  const [n] = focus.neurons
  if (!isFull && focus.single && n !== undefined) {
    // Under the open glyph, so that no source is hidden.
    const { open } = layout.neurons[n]!
    const strip = stripAt(layout.neurons[n]!, 1)
    const below = focus.pass === 'backward' ? strip.y + strip.h : open.y + open.h
    return { x: open.x + open.w / 2, y: below + 20, from: open.x }
  }
  if (focus.wires.size === 1) {
    const wire = layout.wires[[...focus.wires][0]!]!
    const [x, y]: Point = pillCentre(wire)
    // An update of a weight without a pill is told by a tag.
    const half = (wire.pill?.h ?? (focus.kind === 'update' ? 28 : 12)) / 2
    const sum = layout.neurons.find((n) => n.sum === wire.sum)
    const below = wire.pill && sum && y > sum.box.y + sum.box.h / 2 + 1
    return { x, y: below ? y + half + 20 : y - half - 20 }
  }
  if (focus.wires.size > 1) return null
  if (focus.terms.size === 1 && layout.loss && focus.neurons.size === 0) {
    const { from, to } = layout.loss.terms[[...focus.terms][0]!]!
    const { box } = layout.loss
    return {
      x: box.x + box.w / 2,
      y:
        (from[1] + to[1]) / 2 < box.y + box.h / 2
          ? box.y - 22
          : box.y + box.h + (focus.pass === 'backward' ? 60 : 24),
    }
  }
  if (n === undefined || focus.biases.size > 0) return null
  const strip = stripAt(layout.neurons[n]!, 1)
  return { x: strip.x + strip.w / 2, y: strip.y + strip.h + 20 }
}

/** A chip in the hue of the beat, moved inside where it would reach beyond the stage. */
const chip = (
  { layout }: View,
  text: string,
  { x, y, from = 0 }: ChipPlace,
  ink: Ink,
  alpha: number,
): readonly Mark[] => {
  const at = (x: number): readonly Mark[] => chipMarks(text, { x, y }, ink, layout.textScale, alpha)
  const [ground] = at(x)
  const half = ground?.t === 'rect' ? ground.w / 2 + 2 : 0
  return at(Math.max(half, Math.min(Math.max(x, from + half - 2), layout.width - half)))
}

const chipText = (told: Told): string =>
  told.chip.map((p) => (p.t === 'words' ? p.text : formatNumber(p.value))).join('')

/** Outlines around the numbers of the formula at their sources, and around a gradient that has just been added to. */
const ties = (view: View, focus: Focus, told: Told): readonly Mark[] => {
  const { layout, moment } = view
  const [wire = -1] = focus.wires
  const open = (n: number): boolean => focus.single && focus.neurons.has(n)
  const biases = new Set([...focus.biases].map((b) => layout.neurons[b]!.bias!.node))
  const written = view.beat ? moment.schedule.cell[view.beat.to - 1] : -1
  const { ends, lit } = focus.inner
  return told.ties.flatMap(({ cell, hue, slopeOf }) => {
    const node = cell % moment.graph.nodeCount
    const at =
      slopeOf >= 0 ||
      ends.has(node) ||
      lit.has(node) ||
      biases.has(cell) ||
      cell === written ||
      (cell >= 0 && !view.cell(cell).known)
        ? null
        : spotOf(layout, moment, cell, open, wire)
    if (!at) return []
    const isInput = layout.inputs.some(({ box }) => box === at)
    return [outline(at, hue, isInput && layout.detail === 'full' ? LEAF_CORNERS.full : undefined)]
  })
}

/** Under the strip of a node that takes one more contribution: `−0.01905 + 0.0554`. */
const sumChip = (view: View, focus: Focus): readonly Mark[] => {
  const { layout, moment, beat } = view
  if (!beat || focus.kind !== 'pull' || focus.wires.size !== 1 || layout.detail !== 'full') return []
  const step = moment.trace.at(beat.to - 1)
  const home = homesOf(layout).node.get(step.node)
  if (home?.in !== 'neuron' || view.at(step.index) < 1) return []
  const { a } = stripHalves(layout.neurons[home.index]!.strip)
  const sum = `${formatNumber(step.before)} + ${formatNumber(step.factors[2]!.value)}`
  const marks =
    view.cell(step.cell).arrived > 1
      ? chipMarks(sum, { x: a.x + a.w / 2, y: a.y + a.h + 18 }, 'gradient', layout.textScale)
      : []
  return [outline(a, 'gradient'), ...marks]
}

/** A ring that opens around the loss when backward starts there. */
const seedRing = (view: View, focus: Focus): readonly Mark[] => {
  const { loss } = view.layout
  if (focus.kind !== 'seed' || !loss || !view.beat) return []
  const t = settle(view.at(view.beat.to - 1))
  if (t >= 1) return []
  return [openingRing(loss.box, 16, t)]
}

/** Everything above the resting layers: lit wires, pulses, glyphs at full strength, the chip and the outlines. */
export const movingMarks = (view: View, whole: Focus, told: Told, openness: number): readonly Mark[] => {
  const focus = told.asked && view.u === 0 ? whole : inMotion(view, whole)
  const count = focus.ends.size + focus.wires.size + focus.neurons.size
  const wires = [...activeTerms(view, focus), ...activeBiases(view, focus), ...activeWires(view, focus)]
  if (count > MOST_GLYPHS && !focus.single) return wires
  const few = count <= MOST_GLYPHS
  const place = focus.single ? chipPlace(view, focus) : null
  const text = chipText(told)
  const atRest = view.u >= 1 || told.asked === true
  return [
    ...wires.filter((m) => m.t === 'path'),
    ...(few ? glyphs(view, focus, openness) : glyphs(view, { ...focus, ends: new Set() }, openness)),
    // Pulses pass under pills, whose numbers stay readable, and drop into the rows of open neurons.
    ...wires.filter((m) => m.t !== 'path'),
    ...pills(view, focus),
    ...(focus.kind === 'update' && view.layout.rate
      ? rateGlyph(view, view.layout.rate, { ink: focus.ink, ground: focus.ground })
      : []),
    ...seedRing(view, focus),
    ...(focus.single ? faded(ties(view, focus, told), atRest ? 1 : settle(view.u)) : []),
    ...sumChip(view, focus),
    ...(view.layout.detail === 'full' ? [] : (smallScene()?.beside(view, focus) ?? [])),
    ...(place && text !== ''
      ? chip(view, text, place, focus.ink, atRest ? 1 : settle(Math.min(1, view.u * 3)))
      : []),
  ]
}
