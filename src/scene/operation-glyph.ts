import { gradientCell } from '../engine/graph.ts'
import { formatNumber } from '../explain/format.ts'
import { namesOf } from '../explain/names.ts'
import type { OperationLayout, OperationPlace } from '../layout/layout.ts'
import { type Area, box, FONT, fitted, LEAF_CORNERS, line, shown, span, widthOf } from './draw.ts'
import type { Mark, TextMark, TextSpan } from './mark.ts'
import { dotMarks } from './operation-dot.ts'
import { parameterSpans, stateSpans } from './pill.ts'
import type { PillLight } from './pill-light.ts'
import { hasArrived } from './strip.ts'
import type { View } from './view.ts'

/** How a glyph is drawn: in which hue it is lit, and how far its operation has fired (0…1). */
export interface OperationLook {
  readonly light: PillLight | null
  readonly firing: number
}

/** The look of a glyph at rest. */
export const PLAIN: OperationLook = { light: null, firing: 0 }

type OperationView = View<OperationLayout>

const nameOf = ({ moment }: OperationView, node: number): string => {
  const { graph, notation } = moment
  const { name, op } = graph.nodes[node]!
  return name === '' && op === null ? '' : namesOf(graph, notation).text(node)
}

const isCompact = (view: OperationView): boolean => view.layout.detail === 'compact'

/** The line above an operation: its name and its value. */
export const labelLine = (view: OperationView, { node }: OperationPlace, label: Area): TextMark => {
  const name = nameOf(view, node)
  const size = isCompact(view) ? FONT.number : FONT.big
  const marked = (...spans: readonly TextSpan[]): TextMark =>
    line(
      label.x + label.w / 2,
      label.y + label.h - (isCompact(view) ? 6 : 9),
      size,
      'middle',
      ...spans,
      shown(view.cell(node), 'value', 700),
    )
  const room = label.w - 4
  const { graph, notation } = view.moment
  const named = marked(span(`${name} `, 'dim'))
  if (!namesOf(graph, notation).tellsItself(node)) return fitted(named, room)
  // `a × b = –` reads as it is; `a × b –` would be a difference.
  const told = marked(span(`${name} = `, 'dim'))
  const choices = view.cell(node).known ? [told, named] : [told]
  // A little smaller is better than nameless, but never smaller than gradients are set.
  const fits = (mark: TextMark): boolean => (widthOf(mark) * FONT.small) / size <= room
  return fitted(choices.find(fits) ?? marked(), room)
}

/** Light that grows around a glyph. */
export const halo = ({ x, y, w, h }: Area, { light, firing }: OperationLook): readonly Mark[] => {
  if (!light) return []
  const grow = 5 + 5 * Math.sin(Math.PI * firing)
  return [
    {
      t: 'rect',
      x: x - grow,
      y: y - grow,
      w: w + 2 * grow,
      h: h + 2 * grow,
      r: 14 + grow,
      fill: light.ground,
      alpha: 0.9,
    },
  ]
}

const operationGlyph = (view: OperationView, place: OperationPlace, look: OperationLook): readonly Mark[] => {
  const { box: b, label, node } = place
  const { graph } = view.moment
  const { light } = look
  const compact = isCompact(view)
  const isOutput = node === graph.output
  const size = compact ? 19 : 26
  const symbol = line(
    b.x + b.w / 2,
    b.y + b.h / 2 + size * 0.35,
    size,
    'middle',
    span(graph.nodes[node]!.op!.symbol, 'ink', 600),
  )
  return [
    ...halo(b, look),
    box(b, 14, 'raised', light?.ink ?? (isOutput ? 'ink' : 'wire'), light ? 2.5 : 1.5),
    ...(isOutput
      ? [box({ x: b.x + 3.5, y: b.y + 3.5, w: b.w - 7, h: b.h - 7 }, 10.5, 'none', light?.ink ?? 'wire', 1)]
      : []),
    fitted(symbol, b.w - (isOutput ? 18 : 12)),
    ...(label ? [labelLine(view, place, label)] : []),
  ]
}

const leafGlyph = (
  view: OperationView,
  { box: b, node }: OperationPlace,
  look: OperationLook,
): readonly Mark[] => {
  const { light } = look
  const x = b.x + b.w / 2
  const name = nameOf(view, node)
  const number = parameterSpans(view, node)
  const ground = box(
    b,
    LEAF_CORNERS[view.layout.detail],
    light?.ground ?? 'raised',
    light?.ink ?? 'wire',
    light ? 2.5 : 1.25,
  )
  if (isCompact(view))
    return [
      ground,
      fitted(
        line(x, b.y + b.h / 2 + 5.5, FONT.number, 'middle', span(`${name} `, 'dim'), ...number),
        b.w - 10,
      ),
    ]
  return [
    ground,
    fitted(line(x, b.y + 22, FONT.number, 'middle', span(name, 'dim')), b.w - 10),
    fitted(line(x, b.y + 46, FONT.big, 'middle', ...number), b.w - 10),
  ]
}

const constantGlyph = (view: OperationView, { box: b, node }: OperationPlace): readonly Mark[] => {
  const size = isCompact(view) ? FONT.small : FONT.number
  const number = line(
    b.x + b.w / 2,
    b.y + b.h / 2 + size * 0.36,
    size,
    'middle',
    span(formatNumber(view.cell(node).value), 'ink', 600),
  )
  return [box(b, b.h / 2, 'raised', 'line', 1.25), fitted(number, b.w - 6)]
}

const LINES: Readonly<Record<'roomy' | 'compact', readonly number[]>> = {
  roomy: [17, 37],
  compact: [14, 31, 48],
}

/**
 * A gradient, written out: its name, how many contributions have arrived, and the sum so far; or what the optimizer
 * keeps while it writes that.
 */
const strip = (view: OperationView, node: number, area: Area): readonly Mark[] => {
  const { graph, notation } = view.moment
  const cell = view.cell(gradientCell(graph, node))
  if (!hasArrived(cell)) return []
  const x = area.x + area.w / 2
  const [first = 0, second = 0, third = 0] = LINES[isCompact(view) ? 'compact' : 'roomy']
  const complete = cell.arrived === cell.total
  const label = span(namesOf(graph, notation).gradientShort(node), 'dim')
  const count = span(`${cell.arrived} of ${cell.total}`, complete ? 'dim' : 'gradient', complete ? 400 : 600)
  const number = span(formatNumber(cell.value), 'gradient', 700)
  const fits = area.w - 4
  const ground: Mark = { t: 'rect', ...area, r: 9, fill: 'gradientSoft' }
  const at = (y: number, size: number, ...spans: readonly ReturnType<typeof span>[]): TextMark =>
    line(x, area.y + y, size, 'middle', ...spans)
  const [letter, kept] = stateSpans(view, node)
  if (letter && kept)
    return [
      { ...ground, fill: 'updateSoft' },
      fitted(at(first, FONT.small, letter), fits),
      fitted(at(second, FONT.number, kept), fits),
    ]
  if (cell.total < 2)
    return [
      { ...ground, h: third > 0 ? Math.min(area.h, second + 6) : area.h },
      fitted(at(first, FONT.small, label), fits),
      fitted(at(second, FONT.number, number), fits),
    ]
  if (third > 0 && area.h > third)
    return [
      ground,
      fitted(at(first, FONT.small, label), fits),
      fitted(at(second, FONT.small, count), fits),
      fitted(at(third, FONT.number, number), fits),
    ]
  const both = at(first, FONT.small, label, span(' · ', 'dim'), count)
  const head = widthOf(both) <= fits ? both : at(first, FONT.small, complete ? label : count)
  return [ground, fitted(head, fits), fitted(at(second, FONT.number, number), fits)]
}

/** A glyph of a plain graph with everything that belongs to it. */
export const operationMarks = (
  view: OperationView,
  place: OperationPlace,
  look: OperationLook,
): readonly Mark[] => {
  const { detail } = view.layout
  if (detail !== 'roomy' && detail !== 'compact') return dotMarks(view, place, look.light)
  return [
    ...(place.kind === 'operation'
      ? operationGlyph(view, place, look)
      : place.kind === 'leaf'
        ? leafGlyph(view, place, look)
        : constantGlyph(view, place)),
    ...(place.strip ? strip(view, place.node, place.strip) : []),
  ]
}
