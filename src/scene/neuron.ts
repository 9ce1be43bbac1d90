import { slotCell } from '../engine/graph.ts'
import type { Op } from '../engine/op.ts'
import { formatNumber } from '../explain/format.ts'
import { prettyName } from '../explain/scripts.ts'
import type { NeuronPlace } from '../layout/layout.ts'
import { listedIn, rowOf } from './contributions.ts'
import { type CurvePoint, curveMarks } from './curve.ts'
import { type Area, box, FONT, faded, fitted, line, shown, span, stroke, widthOf } from './draw.ts'
import { between, glide } from './ease.ts'
import type { Mark } from './mark.ts'
import { boxAt, closedParts, openParts, rowBaseline, stripAt, stripHalves } from './parts.ts'
import type { PillLight } from './pill-light.ts'
import { smallScene } from './small.ts'
import { slotSteps } from './steps.ts'
import { stripCell } from './strip.ts'
import type { View } from './view.ts'

/** What the curve of a neuron shows: the dot once z has been mapped, the tangent once ∂/∂a has been passed back. */
export const curvePoint = (
  view: View<unknown>,
  place: Pick<NeuronPlace, 'sum' | 'activation'>,
): CurvePoint | null => {
  const { graph, trace } = view.moment
  const steps = slotSteps(view.moment, place.activation)
  const slid = steps.apply < 0 ? 1 : view.at(steps.apply)
  if (slid <= 0) return null
  const pull = steps.pull[0] ?? -1
  const tangent = pull < 0 ? 0 : view.at(pull)
  const slope = pull >= 0 && tangent > 0 ? trace.at(pull).factors[1]!.value : null
  const a = steps.apply < 0 ? view.cell(place.activation).value : trace.columns.after[steps.apply]!
  const z = view.cell(place.sum).value
  return {
    z,
    a,
    slid: glide(slid),
    slope: graph.nodes[place.activation]!.op ? slope : null,
    tangent: glide(tangent),
  }
}

/** Free room between a wide bias pill and the middle of the name that stands beside it once the glyph is open. */
const BESIDE = 22

const name = ({ name: own, bias, open }: NeuronPlace, area: Area, openness: number): Mark => {
  const over = bias ? bias.pill.x + bias.pill.w + BESIDE - (open.x + open.w * 0.74) : 0
  const x = area.x + area.w * 0.74 + Math.max(0, over) * openness
  return line(x, area.y - 13, FONT.name, 'middle', span(prettyName(own), 'ink', 700))
}

/** What an activation computes: `a = σ(z)`. */
export const activationName = (op: Op): string => (op.name === 'identity' ? 'a = z' : `a = ${op.symbol}(z)`)

/** Side of the map that stands in place of the curve. */
const FACE = 38

/** The closed glyph: Σ and z on the left, the activation's curve, or its map, and a on the right. */
const closedContent = (view: View, place: NeuronPlace): readonly Mark[] => {
  const parts = closedParts(place)
  const { box: b, middle } = parts
  const left = b.x + b.w / 4
  const right = b.x + (3 * b.w) / 4
  const op = view.moment.graph.nodes[place.activation]!.op!
  const fits = b.w / 2 - 8
  const face = { x: right - FACE / 2, y: b.y + 8, w: FACE, h: FACE }
  const map = smallScene()?.map(view, place.activation, face) ?? []
  return [
    stroke(middle, b.y + 12, middle, b.y + b.h - 12, 'line', 1),
    line(left, b.y + b.h * 0.36, FONT.big, 'middle', span('Σ', 'dim')),
    fitted(
      line(left, b.y + b.h * 0.64, FONT.number + 1, 'middle', shown(view.cell(place.sum), 'value')),
      fits,
    ),
    line(left, b.y + b.h * 0.87, FONT.small, 'middle', span('z', 'dim')),
    ...(map.length > 0 ? map : curveMarks(op, parts.curve, curvePoint(view, place), false, 'dim')),
    fitted(
      line(right, b.y + b.h * 0.64, FONT.number + 1, 'middle', shown(view.cell(place.activation), 'value')),
      fits,
    ),
    fitted(line(right, b.y + b.h * 0.87, FONT.small, 'middle', span(activationName(op), 'dim')), fits),
  ]
}

/** The name of one contribution to Σ: `w₅h₁` for a product, `b₂` for a bias. */
const contributionName = (view: View, node: number): string => {
  const { graph } = view.moment
  if (graph.nodes[node]!.tag?.role !== 'product') return prettyName(graph.nodes[node]!.name)
  const first = graph.firstEdge[node]!
  const source = graph.nodes[graph.source[first]!]!
  const weight = graph.nodes[graph.source[first + 1]!]!
  return `${prettyName(weight.name)}${prettyName(source.name)}`
}

/** The name of its weight alone, where there is no room for more. */
const weightName = ({ moment: { graph } }: View, node: number): string => {
  const { name: own, tag } = graph.nodes[node]!
  const weight = graph.source[graph.firstEdge[node]! + 1]
  return prettyName(tag?.role === 'product' && weight !== undefined ? graph.nodes[weight]!.name : own)
}

/** Text may be set so much smaller before it is hard to read. */
const LEGIBLE = 13 / FONT.small

/** The rows of an open neuron: one contribution each, as they drop in. */
const rows = (view: View, place: NeuronPlace): readonly Mark[] => {
  const { graph, trace } = view.moment
  const first = graph.firstEdge[place.sum]!
  const list = listedIn(view, place)
  const x = place.open.x + 12
  const right = openParts(place).middle - 10
  const marks: Mark[] = []
  for (let k = list.first; k < list.first + list.count; k++) {
    const edge = first + k
    const step = slotSteps(view.moment, place.sum).carry[k] ?? -1
    const landed = step < 0 ? 1 : between(view.at(step), 0.75, 1)
    const y = rowBaseline(place, rowOf(list, k))
    const value = step < 0 ? view.cell(slotCell(graph, edge)).value : trace.columns.after[step]!
    const printed = landed > 0 ? span(formatNumber(value), 'value') : span('–', 'dim')
    const number = fitted(line(right, y, FONT.small, 'end', printed), right - x - 30)
    const source = graph.source[edge]!
    const room = right - x - 8 - widthOf(number)
    const whole = line(x, y, FONT.small, 'start', span(contributionName(view, source), 'dim'))
    const tooLong = view.layout.detail !== 'full' && widthOf(whole) * LEGIBLE > room
    const label = tooLong ? { ...whole, spans: [span(weightName(view, source), 'dim')] } : whole
    marks.push(fitted(label, room), landed > 0 ? { ...number, alpha: landed } : number)
  }
  const more = list.total - list.count
  if (more > 0)
    marks.push(
      line(x, rowBaseline(place, list.count), FONT.small, 'start', span(`… and ${more} more`, 'dim')),
    )
  return marks
}

/** Under the curve: what it is, or its slope once the backward pass has used it. */
const caption = (point: CurvePoint | null, b: Area): readonly Mark[] => {
  const y = b.y + b.h - 36
  const slope = point?.slope ?? null
  if (slope === null) return [line(b.x + b.w - 12, y, FONT.small, 'end', span('activation', 'dim'))]
  return [
    {
      ...line(
        b.x + b.w - 12,
        y,
        FONT.small,
        'end',
        span('slope ', 'dim'),
        span(formatNumber(slope), 'value', 600),
      ),
      alpha: point!.tangent,
    },
  ]
}

/** The open glyph: contributions and their sum on the left, the large curve on the right. */
const openContent = (view: View, place: NeuronPlace): readonly Mark[] => {
  const parts = openParts(place)
  const { box: b, middle, curve } = parts
  const bottom = b.y + b.h - 14
  const op = view.moment.graph.nodes[place.activation]!.op!
  const point = curvePoint(view, place)
  const sum = slotSteps(view.moment, place.sum).apply
  const summed = sum < 0 ? 1 : view.at(sum)
  const z = view.cell(place.sum)
  return [
    stroke(middle, b.y + 10, middle, b.y + b.h - 10, 'line', 1),
    ...rows(view, place),
    {
      ...stroke(
        b.x + 12,
        bottom - 22,
        b.x + 12 + (middle - b.x - 22) * (summed > 0 ? summed : 1),
        bottom - 22,
        summed > 0 && summed < 1 ? 'value' : 'wire',
        1.5,
      ),
    },
    line(b.x + 12, bottom, FONT.number, 'start', span('Σ ', 'dim'), span('z', 'dim')),
    fitted(line(middle - 10, bottom, FONT.number + 2, 'end', shown(z, 'value', 700)), middle - b.x - 56),
    ...curveMarks(op, curve, point, true, 'value'),
    line(middle + 12, bottom, FONT.number, 'start', span('a', 'dim')),
    fitted(
      line(b.x + b.w - 12, bottom, FONT.number + 2, 'end', shown(view.cell(place.activation), 'value', 700)),
      b.x + b.w - middle - 42,
    ),
    ...caption(point, b),
  ]
}

/** The name of a small neuron that opens, on a tab over its glyph. */
const tab = (
  { name: own }: NeuronPlace,
  { x, y }: Area,
  { openness, light }: NeuronLook,
): readonly Mark[] => {
  const text = line(x + 22, y - 7, FONT.name, 'start', span(prettyName(own), 'ink', 700))
  const ground = { x: x + 12, y: y - 25, w: widthOf(text) + 20, h: 34 }
  return faded([box(ground, 9, 'raised', light?.ink ?? 'wire', light ? 2.5 : 1.25), text], openness)
}

/** What is in a closed glyph. */
const closed = (view: View, place: NeuronPlace): readonly Mark[] =>
  view.layout.detail === 'full' ? closedContent(view, place) : (smallScene()?.neuron(view, place, null) ?? [])

/** Where the closed glyph reaches out from under the open one, wires still end at it. */
const reaching = (view: View, place: NeuronPlace): readonly Mark[] => {
  const { box: b, open } = place
  const within = b.y >= open.y && b.y + b.h <= open.y + open.h
  if (view.layout.detail === 'full' || within) return []
  return closed(view, place).filter(({ t }) => t !== 'text')
}

/** How a neuron is drawn: how open, and in which hue it is lit. */
export interface NeuronLook {
  /** 0 closed … 1 open. */
  readonly openness: number
  readonly light: PillLight | null
}

/** A neuron's glyph with its name and gradient strip. */
export const neuronGlyph = (
  view: View,
  place: NeuronPlace,
  { openness, light }: NeuronLook,
): readonly Mark[] => {
  const area = boxAt(place, openness)
  const halves = stripHalves(stripAt(place, openness))
  const halo: readonly Mark[] =
    light && openness > 0
      ? [
          {
            t: 'rect',
            x: area.x - 6,
            y: area.y - 6,
            w: area.w + 12,
            h: area.h + 12,
            r: 20,
            fill: light.ground,
            alpha: 0.9 * openness,
          },
        ]
      : []
  return [
    ...reaching(view, place),
    ...halo,
    ...(view.layout.detail === 'full'
      ? [name(place, area, openness)]
      : tab(place, area, { openness, light })),
    box(area, 16, 'raised', light?.ink ?? 'wire', light ? 2.5 : 1.25),
    ...faded(closed(view, place), 1 - 1.7 * openness),
    ...faded(openContent(view, place), 2.5 * openness - 1.5),
    ...stripCell(view, place.sum, 'z', halves.z),
    ...stripCell(view, place.activation, 'a', halves.a),
  ]
}
