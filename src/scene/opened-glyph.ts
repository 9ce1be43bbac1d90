import { gradientCell } from '../engine/graph.ts'
import { formatNumber } from '../explain/format.ts'
import { namesOf } from '../explain/names.ts'
import type { OperationLayout, OperationPlace } from '../layout/layout.ts'
import { type CurvePoint, curveMarks } from './curve.ts'
import { type Area, box, dimmed, FONT, fitted, line, shown, span } from './draw.ts'
import { between, mix } from './ease.ts'
import type { Mark, TextMark } from './mark.ts'
import { activationName, curvePoint } from './neuron.ts'
import { halo, type OperationLook } from './operation-glyph.ts'
import { biasPill, weightPill } from './pill.ts'
import { hasArrived, stripCell } from './strip.ts'
import type { View } from './view.ts'

type OperationView = View<OperationLayout>
type Inner = NonNullable<OperationPlace['inner']>

/** Baseline of a number over its label's lower edge. */
const BASELINE = 6
/** A strip that is longer than so many times its height has one line. */
const LONG = 4

/** The number of an operation in its label. */
export const valueLine = (view: OperationView, node: number, label: Area): TextMark =>
  fitted(
    line(
      label.x + label.w / 2,
      label.y + label.h - BASELINE,
      FONT.number + 1,
      'middle',
      shown(view.cell(node), 'value'),
    ),
    label.w - 2,
  )

/** A gradient in one line, where there is no height for two; as `stripCell` otherwise. */
const strip = (view: OperationView, node: number, area: Area): readonly Mark[] => {
  const { graph, notation } = view.moment
  const name = namesOf(graph, notation).gradientShort(node)
  if (area.h * LONG >= area.w) return stripCell(view, node, name.replace(/^[^/]*\/∂/, ''), area)
  const cell = view.cell(gradientCell(graph, node))
  if (!hasArrived(cell)) return []
  const words = [span(`${name} `, 'dim'), span(formatNumber(cell.value), 'gradient', 700)]
  return [
    { t: 'rect', ...area, r: Math.min(9, area.h / 3), fill: 'gradientSoft' },
    fitted(
      line(
        area.x + area.w / 2,
        area.y + area.h * 0.7,
        Math.min(FONT.small, area.h * 0.62),
        'middle',
        ...words,
      ),
      area.w - 6,
    ),
  ]
}

/** The box of an operation: it has no outline of its own while it is a part of the closed glyph. */
const ground = ({ box: b }: Inner, { light, firing }: OperationLook, openness: number): readonly Mark[] => [
  ...dimmed(halo(b, { light, firing }), openness),
  ...dimmed(
    [box(b, mix(4, 14, openness), light?.ground ?? 'raised', light?.ink ?? 'wire', light ? 2.5 : 1.5)],
    openness,
  ),
]

const sum = (view: OperationView, inner: Inner, look: OperationLook): readonly Mark[] => {
  const { box: b, label, openness, node } = inner
  const x = b.x + b.w / 2
  const y = b.y + b.h * mix(0.36, 0.5, openness)
  const size = mix(FONT.big, 26, openness)
  return [
    ...ground(inner, look, openness),
    ...dimmed([line(x, y, size, 'middle', span('Σ', 'dim'))], 1 - openness),
    ...dimmed([line(x, y, size, 'middle', span('Σ', 'ink', 600))], openness),
    line(x, b.y + b.h * 0.87, FONT.small, 'middle', span('z', 'dim')),
    ...(label ? [valueLine(view, node, label)] : []),
  ]
}

const curveArea = ({ x, y, w, h }: Area, openness: number): Area => ({
  x: x + mix(14, 12, openness),
  y: y + mix(14, 10, openness),
  w: w - mix(28, 24, openness),
  h: h * mix(0.3, 0.54, openness),
})

const activation = (view: OperationView, inner: Inner, look: OperationLook): readonly Mark[] => {
  const { box: b, label, openness, node } = inner
  const { graph } = view.moment
  const op = graph.nodes[node]!.op!
  const area = curveArea(b, openness)
  const point: CurvePoint | null = curvePoint(view, {
    activation: node,
    sum: graph.source[graph.firstEdge[node]!]!,
  })
  const caption = line(b.x + b.w / 2, b.y + b.h * 0.87, FONT.small, 'middle', span(activationName(op), 'dim'))
  return [
    ...ground(inner, look, openness),
    ...dimmed(curveMarks(op, area, point, false, 'dim'), 1 - openness),
    ...dimmed(curveMarks(op, area, point, true, 'value'), openness),
    fitted(caption, b.w - 10),
    ...(label ? [valueLine(view, node, label)] : []),
  ]
}

const product = (view: OperationView, inner: Inner, look: OperationLook): readonly Mark[] => {
  const { box: b, label, node } = inner
  const size = b.h * 0.68
  return [
    ...halo(b, look),
    box(
      b,
      Math.min(11, b.w / 3),
      look.light?.ground ?? 'raised',
      look.light?.ink ?? 'wire',
      look.light ? 2.5 : 1.5,
    ),
    line(b.x + b.w / 2, b.y + b.h / 2 + size * 0.35, size, 'middle', span('×', 'ink', 600)),
    ...(label ? [valueLine(view, node, label)] : []),
  ]
}

const leaf = (
  view: OperationView,
  { role, box: pill, node, out }: Inner,
  { light }: OperationLook,
): readonly Mark[] =>
  dimmed(
    role === 'bias'
      ? biasPill(view, node, pill, light)
      : weightPill(view, { pill, weight: node, product: -1 }, light),
    between(out, 0.2, 0.9),
  )

/** A glyph of an opened neuron, or of one that opens or closes, with everything that belongs to it. */
export const innerMarks = (view: OperationView, inner: Inner, look: OperationLook): readonly Mark[] => {
  const { role, node, strip: area, out } = inner
  if (role === 'weight' || role === 'bias') return leaf(view, inner, look)
  const glyph = role === 'sum' ? sum : role === 'activation' ? activation : product
  const marks = [...glyph(view, inner, look), ...(area ? strip(view, node, area) : [])]
  return dimmed(marks, between(out, 0, 0.5))
}
