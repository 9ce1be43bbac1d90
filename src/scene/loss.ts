import { gradientCell } from '../engine/graph.ts'
import { formatNumber } from '../explain/format.ts'
import { prettyName } from '../explain/scripts.ts'
import type { LossPlace } from '../layout/layout.ts'
import { type Area, box, FONT, fitted, line, shown, span, stroke, widthOf } from './draw.ts'
import type { Mark } from './mark.ts'
import type { PillLight } from './pill.ts'
import { hasArrived } from './strip.ts'
import type { View } from './view.ts'

/** Most terms listed one by one; more are counted in a last row. */
const MOST_TERMS = 8

const FORMULAS: Readonly<Record<string, string>> = {
  halfSquaredError: '½ Σ (t − a)²',
  squaredError: 'Σ (t − a)²',
}

const formulaOf = (view: View, loss: LossPlace): string => {
  const { graph } = view.moment
  const term = loss.terms[0] ? graph.nodes[loss.terms[0].node]!.op!.name : ''
  const formula = FORMULAS[term] ?? 'Σ'
  return loss.terms.length > 0 && graph.output !== loss.node && term === 'squaredError'
    ? `1/${loss.terms.length} ${formula}`
    : formula
}

/** Baseline of the k-th term's row. */
const termBaseline = (loss: LossPlace, k: number): number => loss.box.y + 58 + 24 * k

/** Where the k-th term's number stands. */
export const termArea = (loss: LossPlace, k: number): Area => ({
  x: loss.box.x + loss.box.w - 78,
  y: termBaseline(loss, k) - 17,
  w: 72,
  h: 23,
})

/** Where the target of the k-th term stands. */
export const targetArea = (loss: LossPlace, k: number): Area => ({
  x: loss.box.x + 40,
  y: termBaseline(loss, k) - 17,
  w: 48,
  h: 23,
})

/** Where the loss's own number stands. */
export const totalArea = (loss: LossPlace): Area => ({
  x: loss.box.x + 24,
  y: loss.box.y + loss.box.h - 38,
  w: loss.box.w - 48,
  h: 30,
})

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
        span(`∂${notation.loss}/∂${notation.loss} `, 'dim'),
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
  const roomy = view.layout.detail !== 'dot'
  const listed = !roomy ? 0 : loss.terms.length > MOST_TERMS ? MOST_TERMS - 1 : loss.terms.length
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
    line(
      b.x + b.w / 2,
      b.y + 30,
      FONT.number,
      'middle',
      span(`${notation.loss} = ${formulaOf(view, loss)}`, 'dim'),
    ),
  ]
  for (let k = 0; k < listed; k++) {
    const term = loss.terms[k]!
    const y = termBaseline(loss, k)
    const output = prettyName(graph.nodes[term.activation]!.name)
    const target = span(formatNumber(view.cell(term.target).value), 'ink')
    const label = fitted(line(b.x + 14, y, FONT.small, 'start', span(`${output}: t `, 'dim'), target), 84)
    const number = line(b.x + b.w - 14, y, FONT.small, 'end', shown(view.cell(term.node), 'value'))
    marks.push(label, fitted(number, b.w - 34 - widthOf(label)))
  }
  if (roomy && listed < loss.terms.length)
    marks.push(
      line(
        b.x + 14,
        termBaseline(loss, listed),
        FONT.small,
        'start',
        span(`… and ${loss.terms.length - listed} more`, 'dim'),
      ),
    )
  const bottom = b.y + b.h
  return [
    ...marks,
    stroke(b.x + 14, bottom - 42, b.x + b.w - 14, bottom - 42, 'wire', 1),
    fitted(
      line(b.x + b.w / 2, bottom - 16, FONT.total, 'middle', shown(view.cell(graph.output), 'value', 700)),
      b.w - 24,
    ),
    ...lossStrip(view, loss),
  ]
}
