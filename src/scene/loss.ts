import { gradientCell } from '../engine/graph.ts'
import { formatNumber } from '../explain/format.ts'
import { sampleLoss } from '../explain/names.ts'
import { prettyName } from '../explain/scripts.ts'
import type { LossPlace, NetworkLayout } from '../layout/layout.ts'
import { box, FONT, fitted, line, shortened, shown, span, stroke, widthOf } from './draw.ts'
import { hasRow, isPlainSoftmax, isTable, partsBaseline, rowBaseline } from './loss-places.ts'
import type { Mark, TextMark } from './mark.ts'
import type { PillLight } from './pill-light.ts'
import { smallScene } from './small.ts'
import { hasArrived } from './strip.ts'
import type { View } from './view.ts'

const FORMULAS: Readonly<Record<string, string>> = {
  halfSquaredError: '½ Σ (t − a)²',
  squaredError: 'Σ (t − a)²',
  absoluteError: 'Σ |t − a|',
  huber: 'Σ huber(t − a)',
  hinge: 'Σ max(0, 1 − t·a)',
  binaryCrossEntropy: 'Σ BCE(t, a)',
  binaryCrossEntropyFromLogits: 'Σ BCE(t, σ(a))',
  mul: 'lse(a) − Σ t·a',
}

/** Smaller numbers of rows could not be read. */
const LEAST = 13

/** A box as high as this holds the formula over the number. */
const WHOLE = 80

const formulaOf = (view: View, { terms }: LossPlace): string => {
  const { nodes, output } = view.moment.graph
  const formula = FORMULAS[terms[0] ? nodes[terms[0].node]!.op!.name : ''] ?? 'Σ'
  return nodes[output]!.op?.name === 'mul' && terms.length > 1 ? `1/${terms.length} ${formula}` : formula
}

/** Draws the rows of a loss with logits and probabilities. */
type DrawTable = (view: View, loss: LossPlace) => readonly Mark[]

let drawTable: DrawTable | null = null

/** Gives what draws losses with probabilities: it is loaded where a network has one. */
export const provideLossTable = (draw: DrawTable): void => {
  drawTable = draw
}

/** Whether what draws this layout is there. */
export const canDraw = ({ loss, detail }: NetworkLayout): boolean =>
  (!loss || !isTable(loss) || drawTable !== null) && (detail === 'full' || smallScene() !== null)

/** The gradient ∂L/∂L under the loss. */
const lossStrip = (view: View, loss: LossPlace): readonly Mark[] => {
  const { graph, notation } = view.moment
  const cell = view.cell(gradientCell(graph, graph.output))
  if (!hasArrived(cell)) return []
  const { x, y, w } = loss.strip
  return [
    { t: 'rect', x, y, w, h: 28, r: 9, fill: 'gradientSoft' },
    fitted(
      line(
        x + w / 2,
        y + 19,
        FONT.number,
        'middle',
        span(`∂${notation.loss}/∂${sampleLoss(notation)} `, 'dim'),
        span(formatNumber(cell.value), 'gradient', 700),
      ),
      w - 8,
    ),
  ]
}

/** The loss: its formula, one row per output with its target, the total; a double border tells it from neurons. */
export const lossGlyph = (view: View, loss: LossPlace, light: PillLight | null): readonly Mark[] => {
  const { graph, notation } = view.moment
  const b = loss.box
  // On a low stage there is room for its number alone.
  const isWhole = b.h >= WHOLE
  const listed = loss.terms.filter((_, k) => hasRow(loss, k)).length
  const formula = line(
    b.x + b.w / 2,
    b.y + 30,
    FONT.number,
    'middle',
    span(`${sampleLoss(notation)} = ${formulaOf(view, loss)}`, 'dim'),
  )
  const marks: Mark[] = [
    box(b, 16, 'raised', light?.ink ?? 'ink', light ? 2.5 : 1.5),
    {
      t: 'rect',
      x: b.x + 4,
      y: b.y + 4,
      w: b.w - 8,
      h: b.h - 8,
      r: 12,
      fill: 'none',
      stroke: 'line',
      strokeWidth: 1,
    },
    ...(isWhole ? [fitted(formula, b.w - 24)] : []),
  ]
  if (isTable(loss)) marks.push(...(drawTable?.(view, loss) ?? []))
  for (let k = 0; k < listed && !isTable(loss); k++) {
    const term = loss.terms[k]!
    const y = rowBaseline(loss, k)
    const output = prettyName(graph.nodes[term.activation]!.name)
    const target = span(formatNumber(view.cell(term.target).value), 'ink')
    const label = fitted(line(b.x + 14, y, FONT.small, 'start', span(`${output}: t `, 'dim'), target), 84)
    const number = line(b.x + b.w - 14, y, FONT.small, 'end', shown(view.cell(term.node), 'value'))
    const room = b.w - 34 - widthOf(label)
    const fits = (m: TextMark): boolean => (widthOf(m) * LEAST) / m.size <= room
    marks.push(label, fitted(shortened(number, view.cell(term.node).value, fits) ?? number, room))
  }
  if (loss.rows > 0 && listed < loss.terms.length)
    marks.push(
      line(
        b.x + 14,
        rowBaseline(loss, listed),
        FONT.small,
        'start',
        span(`… and ${loss.terms.length - listed} more`, 'dim'),
      ),
    )
  if (isPlainSoftmax(loss)) {
    const label = line(b.x + 14, partsBaseline(loss), FONT.small, 'start', span('lse', 'dim'))
    const common = shown(view.cell(loss.logSumExp), 'value')
    marks.push(label, fitted({ ...label, x: b.x + b.w - 14, anchor: 'end', spans: [common] }, b.w - 66))
  }
  const bottom = b.y + b.h
  return [
    ...marks,
    ...(isWhole ? [stroke(b.x + 14, bottom - 42, b.x + b.w - 14, bottom - 42, 'wire', 1)] : []),
    fitted(
      line(
        b.x + b.w / 2,
        isWhole ? bottom - 16 : b.y + b.h / 2 + 8,
        FONT.total,
        'middle',
        shown(view.cell(graph.output), 'value', 700),
      ),
      b.w - 24,
    ),
    ...lossStrip(view, loss),
  ]
}
