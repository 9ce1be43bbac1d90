import { gradientCell } from '../engine/graph.ts'
import { formatNumber } from '../explain/format.ts'
import { prettyName } from '../explain/scripts.ts'
import type { NetworkLayout, NeuronPlace } from '../layout/layout.ts'
import { curveMarks } from './curve.ts'
import { type Area, box, fitted, line, shortened, shown, span, widthOf } from './draw.ts'
import type { Mark, TextMark, TextSpan } from './mark.ts'
import { curvePoint } from './neuron.ts'
import type { PillLight } from './pill-light.ts'
import { smallMap } from './small-map.ts'
import { hasArrived } from './strip.ts'
import type { CellView, View } from './view.ts'

/** The least text, and how much of a glyph's height a line of it takes. */
const TEXT = { least: 13, most: 18, line: 0.36, inset: 6 } as const
/** Heights from which there are three lines and four. */
const LINES = { three: 58, four: 78 } as const
/** How far indices reach below the baseline of a name, as a share of its size. */
const UNDER_NAME = 0.2
/** Faces smaller than this show no curve, and smaller than this no map. */
const FACE = { curve: 26, map: 3, inset: 2.5 } as const

/** Squares are faces alone; broader glyphs have texts beside their face, taller ones below it. */
const isSquare = ({ w, h }: Area): boolean => Math.abs(w - h) < 1
const sideOf = ({ w, h }: Area): number => Math.min(w, h)

/** The square that shows what the neuron says. */
const faceOf = (b: Area): Area => {
  const side = sideOf(b)
  const inset = side > FACE.curve ? FACE.inset : 1
  return { x: b.x + inset, y: b.y + inset, w: side - 2 * inset, h: side - 2 * inset }
}

/** The lines of text beside the face, or below it: where each stands, and how large. */
const linesOf = (b: Area, count: number) => {
  if (b.h > b.w) {
    const baseline = (k: number): number => b.y + b.w + 12 + (TEXT.least + 3.5) * k
    return { x: b.x + 4, size: TEXT.least + 0.5, baseline, width: b.w - 7 }
  }
  const x = b.x + b.h + TEXT.inset
  const pitch = (b.h - 4) / count
  const size = Math.max(TEXT.least, Math.min(TEXT.most - count, pitch * 0.74))
  const baseline = (k: number): number => b.y + 2 + pitch * (k + 0.5) + size * 0.36
  return { x, size, baseline, width: b.x + b.w - 4 - x }
}

/** A line of a glyph, which ends in a number, and what that is. */
interface Told {
  readonly spans: readonly TextSpan[]
  readonly value?: number
}

const numbered = ({ value }: CellView, ...spans: readonly TextSpan[]): Told => ({ spans, value })

/** Of a name that is cut off so many signs are left at least. */
const LEFT = 4

/** A name as far as it fits, with an ellipsis for the rest; null where that says too little. */
const cutOff = (mark: TextMark, fits: (mark: TextMark) => boolean): TextMark | null => {
  const [name] = mark.spans
  for (let n = (name?.text.length ?? 0) - 1; name && n >= LEFT; n--) {
    const short = { ...mark, spans: [{ ...name, text: `${name.text.slice(0, n).trimEnd()}…` }] }
    if (fits(short)) return short
  }
  return null
}

/** A line as it fits into a width: of one that could not be read, the number or the beginning of a name; else null. */
const legible = (mark: TextMark, width: number, value: number | undefined): TextMark | null => {
  const fits = (m: TextMark): boolean => (widthOf(m) * TEXT.least) / m.size <= width
  const own = fits(mark) ? mark : value === undefined ? cutOff(mark, fits) : shortened(mark, value, fits)
  return own && fitted(own, width)
}

/** A column of texts beside a face; null for those that are empty or do not fit. */
const texts = (b: Area, lines: readonly Told[]): readonly (TextMark | null)[] => {
  const { x, size, baseline, width } = linesOf(b, lines.length)
  return lines.map(({ spans, value }, k) =>
    spans.length > 0 ? legible(line(x, baseline(k), size, 'start', ...spans), width, value) : null,
  )
}

const isThere = (mark: TextMark | null): mark is TextMark => mark !== null

/** Lines of a glyph: name and number, then the gradient where it is high, then the weighted sum as well. */
const lineCount = ({ w, h }: Area): 2 | 3 | 4 => (h > w || h < LINES.three ? 2 : h < LINES.four ? 3 : 4)

/** Where the number of an activation stands: clear of the name above it. */
export const numberArea = (b: Area, detail: NetworkLayout['detail']): Area | null => {
  if (detail !== 'compact' || isSquare(b)) return null
  const { x, size, baseline, width } = linesOf(b, lineCount(b))
  const top = Math.max(baseline(1) - size - 1, baseline(0) + UNDER_NAME * size + 1)
  return { x: x - 3, y: top, w: width + 4, h: Math.min(baseline(1) + 5, b.y + b.h - 1.5) - top }
}

/** What fills the face where there is no map of it: the function's curve, or how large the activation is. */
const plainFace = (view: View, place: NeuronPlace, face: Area): readonly Mark[] => {
  const op = view.moment.graph.nodes[place.activation]!.op!
  if (face.h >= FACE.curve) {
    const pad = face.h * 0.16
    const area = { x: face.x + pad, y: face.y + pad, w: face.w - 2 * pad, h: face.h - 2 * pad }
    return curveMarks(op, area, curvePoint(view, place), false, 'dim')
  }
  const a = view.cell(place.activation)
  if (!a.known) return []
  const strength = Math.min(1, Math.abs(a.value))
  return [{ t: 'rect', ...face, r: face.h / 4, fill: 'value', alpha: 0.08 + 0.72 * strength }]
}

/** A neuron's glyph with its map for a face, and its name and numbers beside that where there is room. */
export const smallNeuron = (view: View, place: NeuronPlace, light: PillLight | null): readonly Mark[] => {
  const { box: b } = place
  const { graph } = view.moment
  const a = view.cell(place.activation)
  const delta = view.cell(gradientCell(graph, place.sum))
  const pulled = hasArrived(delta)
  const face = faceOf(b)
  const map = face.h >= FACE.map ? smallMap(view, place.activation, face) : []
  const large = sideOf(b) > FACE.curve
  const width = large ? (light ? 2.5 : 1.25) : light ? 2 : 1
  const glyph: Mark[] = [
    box(b, large ? 6 : b.h / 4, 'raised', light?.ink ?? (pulled ? 'gradient' : 'wire'), width),
    ...(map.length > 0 ? map : plainFace(view, place, face)),
  ]
  if (isSquare(b)) return glyph
  const count = lineCount(b)
  const name = { spans: [span(prettyName(graph.nodes[place.activation]!.name), 'ink', 700)] }
  const gradient = numbered(delta, ...(pulled ? [span(formatNumber(delta.value), 'gradient', 600)] : []))
  const z = view.cell(place.sum)
  const sum = numbered(z, span('z ', 'dim'), shown(z, 'value'))
  const lines = [name, numbered(a, shown(a, 'value', 700)), gradient, sum].slice(0, count)
  return [...glyph, ...texts(b, lines).filter(isThere)]
}

/** Name and number of an input, null where they are not shown. */
type InputTexts = readonly [name: TextMark | null, number: TextMark | null]

/** Name and number in an input's square where there is no map of it, or its number alone. */
const squareTexts = (view: View, node: number, face: Area): InputTexts => {
  const given = view.cell(node)
  const size = TEXT.least + 1
  const room = face.w - 3
  const at = (share: number, text: TextSpan): TextMark =>
    line(face.x + face.w / 2, face.y + share * face.h + size * 0.36, size, 'middle', text)
  const name = at(0.3, span(prettyName(view.moment.graph.nodes[node]!.name), 'dim'))
  const number = shown(given, 'ink', 700)
  const above = legible(name, room, undefined)
  const below = legible(at(0.7, number), room, given.value)
  if (face.h >= 2.6 * size && above && below) return [above, below]
  const alone = legible(at(0.5, number), room, given.value)
  return [null, face.h >= 1.4 * size ? alone : null]
}

/** What fills an input's square where neither its map nor its number does: how large it is. */
const strength = (view: View, node: number, face: Area): Mark => {
  const { known, value } = view.cell(node)
  const alpha = 0.08 + 0.72 * (known ? Math.min(1, Math.abs(value)) : 0)
  return { t: 'rect', ...face, r: face.h / 4, fill: 'dim', alpha }
}

/** The texts of an input beside its map, in place of it, or in its square. */
const inputTexts = (view: View, node: number, b: Area, isMapped: boolean): InputTexts => {
  if (isSquare(b)) return isMapped ? [null, null] : squareTexts(view, node, faceOf(b))
  const name = { spans: [span(prettyName(view.moment.graph.nodes[node]!.name), 'dim')] }
  const given = view.cell(node)
  // Without a map there is nothing to stand beside.
  const area = isMapped || b.h > b.w ? b : { ...b, x: b.x - b.h + TEXT.inset, w: b.w + b.h - TEXT.inset }
  const [above = null, below = null] = texts(area, [name, numbered(given, shown(given, 'ink', 700))])
  return [above, below]
}

const inputMap = (view: View, node: number, b: Area): readonly Mark[] => {
  const face = faceOf(b)
  return face.h >= FACE.map ? smallMap(view, node, face) : []
}

/** Whether an input's glyph shows its number. */
export const tellsNumber = (view: View, node: number, b: Area): boolean =>
  inputTexts(view, node, b, inputMap(view, node, b).length > 0)[1] !== null

/** An input's glyph: its feature over the field for a face, and its name and number. */
export const smallInput = (view: View, node: number, b: Area): readonly Mark[] => {
  const map = inputMap(view, node, b)
  const large = sideOf(b) > FACE.curve
  const told = inputTexts(view, node, b, map.length > 0).filter(isThere)
  return [
    box(b, large ? 6 : b.h / 4, 'raised', 'wire', large ? 1.25 : 1),
    ...map,
    ...(isSquare(b) && map.length === 0 && told.length === 0 ? [strength(view, node, faceOf(b))] : []),
    ...told,
  ]
}
