import { type Graph, gradientCell } from '../engine/graph.ts'
import type { LossPlace, NetworkLayout } from '../layout/layout.ts'
import type { Area } from './draw.ts'

/** Baseline of the k-th term's row; terms without a row of their own share the last one. */
export const rowBaseline = ({ box, first, row, rows }: LossPlace, k: number): number =>
  box.y + first + 17 + row * Math.min(k, Math.max(0, rows - 1))

/** Whether the rows are a table with columns of logits and probabilities. */
export const isTable = ({ kind, rows }: LossPlace): boolean => kind !== 'terms' && rows > 0

/** Right edges of the columns of such a table as parts of its width: logit, probability, target, term. */
export const COLUMNS = { logit: 0.385, probability: 0.62, target: 0.72, term: 0.955 } as const
type ColumnName = keyof typeof COLUMNS

const before: Readonly<Record<ColumnName, number>> = {
  logit: 0.15,
  probability: COLUMNS.logit,
  target: COLUMNS.probability,
  term: COLUMNS.target,
}

/** Room for the number of a column. */
export const columnWidth = ({ box }: LossPlace, column: ColumnName): number =>
  box.w * (COLUMNS[column] - before[column]) - 6

/** Right end of a column. */
export const columnEnd = ({ box }: LossPlace, column: ColumnName): number => box.x + box.w * COLUMNS[column]

const cellArea = (loss: LossPlace, k: number, column: ColumnName): Area => {
  const w = columnWidth(loss, column) + 4
  return { x: columnEnd(loss, column) + 4 - w, y: rowBaseline(loss, k) - 17, w, h: 23 }
}

/** Whether the k-th term has a row: the last one may only count those that have none. */
export const hasRow = ({ rows, terms }: LossPlace, k: number): boolean =>
  k < (terms.length > rows ? rows - 1 : rows)

/** Where a node of the k-th term stands: its number, its target, or its probability; null where it has no row. */
export const rowArea = (loss: LossPlace, k: number, node: number): Area | null => {
  if (!hasRow(loss, k)) return null
  const term = loss.terms[k]!
  if (isTable(loss))
    return cellArea(
      loss,
      k,
      node === term.target ? 'target' : node === term.probability ? 'probability' : 'term',
    )
  const y = rowBaseline(loss, k) - 17
  return node === term.target
    ? { x: loss.box.x + 40, y, w: Math.min(48, loss.box.w - 122), h: 23 }
    : { x: loss.box.x + loss.box.w - 78, y, w: 72, h: 23 }
}

/** Where the loss's own number stands. */
export const totalArea = ({ box }: LossPlace): Area => ({
  x: box.x + 24,
  y: box.y + box.h - 38,
  w: box.w - 48,
  h: 30,
})

/** Baseline of the two parts of a softmax cross-entropy. */
export const partsBaseline = ({ box }: LossPlace): number => box.y + box.h - 57

/** Whether the rows tell nothing but the terms of a softmax cross-entropy, so that its other part has a line of its own. */
export const isPlainSoftmax = ({ kind, rows, logSumExp }: LossPlace): boolean =>
  kind === 'terms' && rows > 0 && logSumExp >= 0

/** Where a part of the loss stands that belongs to no single output; null where it is not shown. */
export const partArea = ({ loss }: NetworkLayout, node: number): Area | null => {
  if (loss && node === loss.logSumExp && isPlainSoftmax(loss))
    return { x: loss.box.x + 10, y: partsBaseline(loss) - 17, w: loss.box.w - 20, h: 23 }
  if (loss?.kind !== 'softmax' || !isTable(loss)) return null
  const half = loss.box.w / 2
  const area = { y: partsBaseline(loss) - 17, w: half - 20, h: 23 }
  if (node === loss.logSumExp) return { ...area, x: loss.box.x + 10 }
  return node === loss.sum ? { ...area, x: loss.box.x + half + 10 } : null
}

/** The cells that its rows show. */
export const lossCells = (graph: Graph, { kind, terms, logSumExp, sum }: LossPlace): readonly number[] => [
  ...terms.flatMap(({ node, target, activation, probability }) => [
    node,
    target,
    ...(probability < 0 ? [] : [activation, probability]),
    ...(kind === 'softmax' ? [gradientCell(graph, activation)] : []),
  ]),
  ...(kind === 'softmax' ? [sum] : []),
  ...(logSumExp >= 0 ? [logSumExp] : []),
]
