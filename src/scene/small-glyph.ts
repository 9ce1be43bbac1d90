import { gradientCell } from '../engine/graph.ts'
import { formatNumber } from '../explain/format.ts'
import { prettyName } from '../explain/scripts.ts'
import type { NetworkLayout, NeuronPlace } from '../layout/layout.ts'
import { curveMarks } from './curve.ts'
import { type Area, box, fitted, line, shown, span, widthOf } from './draw.ts'
import type { Mark, TextSpan } from './mark.ts'
import { curvePoint } from './neuron.ts'
import type { PillLight } from './pill-light.ts'
import { smallMap } from './small-map.ts'
import { hasArrived } from './strip.ts'
import type { View } from './view.ts'

/** The least text, and how much of a glyph's height a line of it takes. */
const TEXT = { least: 13, most: 18, line: 0.36, inset: 6 } as const
/** Heights from which there are three lines and four. */
const LINES = { three: 58, four: 78 } as const
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

/** A column of texts beside a face. */
const texts = (b: Area, lines: readonly (readonly TextSpan[])[]): readonly Mark[] => {
  const { x, size, baseline, width } = linesOf(b, lines.length)
  return lines.flatMap((spans, k) => {
    const mark = line(x, baseline(k), size, 'start', ...spans)
    const fits = (widthOf(mark) * TEXT.least) / size <= width
    // Of a line that could not be read, the number is what counts.
    const own = fits ? mark : { ...mark, spans: spans.slice(-1) }
    return spans.length > 0 && (widthOf(own) * TEXT.least) / size <= width ? [fitted(own, width)] : []
  })
}

/** Lines of a glyph: name and number, then the gradient where it is high, then the weighted sum as well. */
const lineCount = ({ w, h }: Area): 2 | 3 | 4 => (h > w || h < LINES.three ? 2 : h < LINES.four ? 3 : 4)

/** Where the number of an input or activation stands. */
export const numberArea = (b: Area, detail: NetworkLayout['detail']): Area | null => {
  if (detail !== 'compact' || isSquare(b)) return null
  const { x, size, baseline, width } = linesOf(b, lineCount(b))
  return { x: x - 3, y: baseline(1) - size - 1, w: width + 4, h: size + 6 }
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
  const name = [span(prettyName(graph.nodes[place.activation]!.name), 'ink', 700)]
  const gradient = pulled ? [span(formatNumber(delta.value), 'gradient', 600)] : []
  const sum = [span('z ', 'dim'), shown(view.cell(place.sum), 'value')]
  const lines = [name, [shown(a, 'value', 700)], gradient, sum].slice(0, count)
  return [...glyph, ...texts(b, lines)]
}

/** What fills an input's square where there is no map of it: name and number as far as they fit, or how large it is. */
const plainInput = (view: View, node: number, face: Area): readonly Mark[] => {
  const given = view.cell(node)
  const name = span(prettyName(view.moment.graph.nodes[node]!.name), 'dim')
  const size = TEXT.least + 1
  const middle = face.x + face.w / 2
  const at = (share: number, text: TextSpan): Mark & { t: 'text' } =>
    line(middle, face.y + share * face.h + size * 0.36, size, 'middle', text)
  const fits = (mark: Mark & { t: 'text' }): boolean => (widthOf(mark) * TEXT.least) / size <= face.w - 3
  const number = shown(given, 'ink', 700)
  const [above, below, alone] = [at(0.3, name), at(0.7, number), at(0.5, number)]
  if (face.h >= 2.6 * size && fits(above) && fits(below))
    return [above, below].map((m) => fitted(m, face.w - 3))
  if (face.h >= 1.4 * size && fits(alone)) return [fitted(alone, face.w - 3)]
  const strength = Math.min(1, Math.abs(given.value))
  return [
    { t: 'rect', ...face, r: face.h / 4, fill: 'dim', alpha: 0.08 + 0.72 * (given.known ? strength : 0) },
  ]
}

/** An input's glyph: its feature over the field for a face, and its name and number. */
export const smallInput = (view: View, node: number, b: Area): readonly Mark[] => {
  const face = faceOf(b)
  const map = face.h >= FACE.map ? smallMap(view, node, face) : []
  const large = sideOf(b) > FACE.curve
  const ground = [box(b, large ? 6 : b.h / 4, 'raised', 'wire', large ? 1.25 : 1), ...map]
  if (isSquare(b)) return map.length > 0 ? ground : [...ground, ...plainInput(view, node, face)]
  const name = span(prettyName(view.moment.graph.nodes[node]!.name), 'dim')
  const lines = [[name], [shown(view.cell(node), 'ink', 700)]]
  // Without a map there is nothing to stand beside.
  const area =
    map.length > 0 || b.h > b.w ? b : { ...b, x: b.x - b.h + TEXT.inset, w: b.w + b.h - TEXT.inset }
  return [...ground, ...texts(area, lines)]
}
