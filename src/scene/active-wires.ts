import type { Trace } from '../engine/trace.ts'
import type { WirePlace } from '../layout/layout.ts'
import { listedIn, rowOf } from './contributions.ts'
import { arrive, depart, glide, settle } from './ease.ts'
import { hasBiasPills } from './focus.ts'
import type { Focus } from './focus-parts.ts'
import type { Mark } from './mark.ts'
import { openParts, rowBaseline, stripAt } from './parts.ts'
import { curvePoints, type Point, splinePoint, wirePoint, wireStrokes } from './path-point.ts'
import { pulseMarks } from './pulse.ts'
import { slotSteps } from './steps.ts'
import type { View } from './view.ts'
import { negativeDash, PLAIN_ABOVE, wireScale, wireWidth } from './wire.ts'

/** Most pulses drawn in one beat; of more, those of the largest numbers. */
export const MOST_PULSES = 300

/** A pulse waits at the pill's left side until it is multiplied, and leaves at its right side. */
const BEFORE = 0.84
const AFTER = 1.3
/** A gradient on its way to the weight stops at the pill's right side. */
const EDGE = 1.96

/** How far a wire's writes have come in the beat in view; -1 where the beat does not contain them. */
interface WireProgress {
  readonly activation: number
  readonly apply: number
  readonly product: number
  readonly pullProduct: number
  readonly pullWeight: number
  readonly pullActivation: number
}

const progressOf = (view: View, wire: WirePlace): WireProgress => {
  const product = slotSteps(view.moment, wire.product)
  const sum = slotSteps(view.moment, wire.sum)
  const slot = view.moment.graph.firstEdge[wire.sum]!
  const inBeat = (step: number | undefined): number =>
    step === undefined || step < 0 || !view.beat || step < view.beat.from || step >= view.beat.to
      ? -1
      : view.at(step)
  return {
    activation: inBeat(product.carry[0]),
    apply: inBeat(product.apply),
    product: inBeat(sum.carry[wire.productEdge - slot]),
    pullProduct: inBeat(sum.pull[wire.productEdge - slot]),
    pullWeight: inBeat(product.pull[1]),
    pullActivation: inBeat(product.pull[0]),
  }
}

/**
 * Where a wire ends inside its open neuron, null where the neuron is not among the beat's: forwards at the row of its
 * contribution, backwards at the strip of ∂L/∂z, from where the gradient climbs along the glyph's edge.
 */
const innerEnd = (view: View, wire: WirePlace, back: boolean): Point | null => {
  const place = view.layout.neurons.find((n) => n.sum === wire.sum)
  if (!place) return null
  if (back) return [place.open.x - 1, stripAt(place, 1).y + 14]
  const row = rowOf(listedIn(view, place), wire.productEdge - view.moment.graph.firstEdge[wire.sum]!)
  return [openParts(place).middle - 34, rowBaseline(place, row) - 5]
}

/** A pulse's place on its wire (see `wirePoint`), null where there is none to see. */
const pulseAt = (p: WireProgress, end: number): { readonly s: number; readonly back: boolean } | null => {
  if (p.activation >= 0 || p.apply >= 0 || p.product >= 0) {
    if (p.product >= 1) return null
    if (p.product > 0) return { s: AFTER + (end - AFTER) * settle(p.product), back: false }
    if (p.apply > 0) return { s: BEFORE + (AFTER - BEFORE) * p.apply, back: false }
    return p.activation > 0 ? { s: BEFORE * depart(p.activation), back: false } : null
  }
  if (p.pullProduct <= 0 && p.pullWeight <= 0 && p.pullActivation <= 0) return null
  // To the activation: the whole way again where the beat is this pull alone, from the pill on where it is not.
  if (p.pullActivation >= 0 && p.pullProduct < 0)
    return p.pullActivation >= 1 ? null : { s: end - end * arrive(p.pullActivation), back: true }
  if (p.pullProduct >= 0 && p.pullProduct < 1)
    return { s: end - (end - EDGE) * depart(p.pullProduct), back: true }
  if (p.pullActivation >= 0)
    return p.pullActivation >= 1 ? null : { s: EDGE - EDGE * arrive(p.pullActivation), back: true }
  return p.pullWeight >= 0 && p.pullWeight < 1 ? { s: EDGE, back: true } : null
}

const sizeOf = (view: View, wire: WirePlace, back: boolean): number => {
  const { graph, trace } = view.moment
  const steps = slotSteps(view.moment, wire.sum)
  const step = back
    ? steps.pull[wire.productEdge - graph.firstEdge[wire.sum]!]
    : steps.carry[wire.productEdge - graph.firstEdge[wire.sum]!]
  return step === undefined || step < 0 ? 0 : trace.columns.after[step]!
}

const largest = new WeakMap<Focus, { readonly trace: Trace; readonly indices: readonly number[] }>()

/** The wires of a beat that carry the largest numbers, found once per beat and recording. */
const largestWires = (view: View, focus: Focus): readonly number[] => {
  const { trace } = view.moment
  const known = largest.get(focus)
  if (known?.trace === trace) return known.indices
  const back = focus.pass === 'backward'
  const size = new Map([...focus.wires].map((i) => [i, Math.abs(sizeOf(view, view.layout.wires[i]!, back))]))
  const indices = [...focus.wires].sort((a, b) => size.get(b)! - size.get(a)!).slice(0, MOST_PULSES)
  largest.set(focus, { trace, indices })
  return indices
}

/** The wires of a beat: lit in the hue of what travels, with its pulses. */
export const activeWires = (view: View, focus: Focus): readonly Mark[] => {
  const { layout, moment } = view
  const plain = layout.wires.length > PLAIN_ABOVE
  const scale = wireScale(moment.graph, moment.trace, layout)
  const indices = focus.wires.size > MOST_PULSES ? largestWires(view, focus) : [...focus.wires]
  const lit: Mark[] = []
  const pulses: Mark[] = []
  for (const i of indices) {
    const wire = layout.wires[i]!
    const weight = view.cell(wire.weight).value
    const width = plain ? 2 : wireWidth(weight, scale)
    const dash = weight < 0 && !plain ? { dash: negativeDash(width) } : {}
    if (!plain) lit.push(...wireStrokes(wire, { stroke: focus.ink, width: width + 9, alpha: 0.16 }))
    lit.push(...wireStrokes(wire, { stroke: focus.ink, width, ...dash, ...(plain ? { alpha: 0.7 } : {}) }))
    const inside = focus.single ? innerEnd(view, wire, focus.pass === 'backward') : null
    const pulse = pulseAt(progressOf(view, wire), inside ? 3 : 2)
    if (!pulse) continue
    const value = sizeOf(view, wire, pulse.back)
    const hollow = pulse.back && value < 0
    const behind = pulse.back ? 0.16 : -0.16
    const point = (s: number): Point => wirePoint(wire, Math.max(0, Math.min(3, s)), inside ?? wire.to)
    pulses.push(...pulseMarks(point, pulse.s, behind, focus.ink, hollow, plain ? 3.5 : 6.5))
  }
  return [...lit, ...pulses]
}

/** The steps of a beat that move along the wire from an output to the loss. */
const stepsTo = (view: View, edges: readonly number[], back: boolean): readonly number[] => {
  const { moment, beat } = view
  const { graph } = moment
  return edges.flatMap((e) => {
    const steps = slotSteps(moment, graph.consumer[e]!)
    const step = (back ? steps.pull : steps.carry)[e - graph.firstEdge[graph.consumer[e]!]!] ?? -1
    return beat && step >= beat.from && step < beat.to ? [step] : []
  })
}

/** The wires from outputs to their terms of the loss, forwards or backwards. */
export const activeTerms = (view: View, focus: Focus): readonly Mark[] => {
  const { layout, moment } = view
  const back = focus.pass === 'backward'
  const marks: Mark[] = []
  for (const k of focus.terms) {
    const term = layout.loss!.terms[k]!
    const points = curvePoints(term.from, term.to)
    const steps = stepsTo(view, term.edges, back)
    const style = { curve: true, points, stroke: focus.ink } as const
    if (steps.length > 0)
      marks.push({ t: 'path', ...style, width: 10, alpha: 0.16 }, { t: 'path', ...style, width: 2.5 })
    for (const step of steps) {
      const t = view.at(step)
      if (t <= 0 || t >= 1) continue
      const s = back ? 1 - glide(t) : glide(t)
      const hollow = back && moment.trace.at(step).factors[2]!.value < 0
      const point = (q: number): Point => splinePoint(points, Math.max(0, Math.min(1, q)))
      marks.push(...pulseMarks(point, s, back ? 0.12 : -0.12, focus.ink, hollow, 6.5))
    }
  }
  return marks
}

/** Biases on their way down their stubs, or gradients on their way up. */
export const activeBiases = (view: View, focus: Focus): readonly Mark[] => {
  const { layout, moment } = view
  const marks: Mark[] = []
  const isFull = layout.detail === 'full'
  const scale = wireScale(moment.graph, moment.trace, layout)
  if (!hasBiasPills(layout, focus)) return marks
  for (const n of focus.biases) {
    const place = layout.neurons[n]!
    const { pill, edge } = place.bias!
    const glyph = focus.single && focus.neurons.has(n) ? place.open : place.box
    // From above into a full glyph, from the left into a small one.
    const [x, top] = isFull ? [pill.x + pill.w / 2, pill.y + pill.h] : [pill.x + pill.w, pill.y + pill.h / 2]
    const bottom = isFull ? glyph.y : Math.max(glyph.y + 6, Math.min(top, glyph.y + glyph.h - 6))
    const end = isFull ? x : glyph.x
    const steps = slotSteps(moment, place.sum)
    const slot = edge - moment.graph.firstEdge[place.sum]!
    const back = focus.pass === 'backward'
    const step = (back ? steps.pull : steps.carry)[slot] ?? -1
    const width = wireWidth(view.cell(place.bias!.node).value, scale)
    const points = [x, top, end, bottom]
    const style = { points, curve: false, stroke: focus.ink } as const
    marks.push({ t: 'path', ...style, width: width + 8, alpha: 0.16 }, { t: 'path', ...style, width })
    const t = view.beat && step >= view.beat.from && step < view.beat.to ? view.at(step) : 1
    if (t <= 0 || t >= 1) continue
    const s = back ? 1 - glide(t) : glide(t)
    const [px, y] = [x + (end - x) * s, top + (bottom - top) * s]
    const hollow = back && moment.trace.columns.after[step]! < 0
    const reach = back ? 1 : -1
    const tail = (q: number): Point => (isFull ? [px, y + q * 10 * reach] : [px + q * 10 * reach, y])
    marks.push(...pulseMarks(tail, 0, 1, focus.ink, hollow, 5.5))
  }
  return marks
}
