import { formatNumber } from '../explain/format.ts'
import { prettyName } from '../explain/scripts.ts'
import type { LossPlace } from '../layout/layout.ts'
import { FONT, fitted, line, shown, span } from './draw.ts'
import { type COLUMNS, columnEnd, columnWidth, hasRow, partsBaseline, rowBaseline } from './loss-places.ts'
import type { Mark, TextSpan } from './mark.ts'
import { slotSteps } from './steps.ts'
import type { View } from './view.ts'

type Term = LossPlace['terms'][number]

const inColumn = (loss: LossPlace, column: keyof typeof COLUMNS, y: number, text: TextSpan): Mark =>
  fitted(line(columnEnd(loss, column), y, FONT.small, 'end', text), columnWidth(loss, column))

const columnNames = (view: View, loss: LossPlace): readonly Mark[] => {
  const y = rowBaseline(loss, 0) - 24
  const names = {
    logit: 'a = z',
    probability: 'p',
    target: 't',
    term: loss.kind === 'softmax' ? 't·a' : view.moment.notation.loss,
  }
  return (['logit', 'probability', 'target', 'term'] as const).map((column) =>
    inColumn(loss, column, y, span(names[column], 'dim')),
  )
}

/** The pulls onto a logit in the order in which they arrive: −t from its product, p from the log-sum-exp. */
const pullsOnto = (view: View, loss: LossPlace, term: Term, k: number): readonly number[] => {
  const { moment } = view
  const steps = [slotSteps(moment, term.node).pull[1], slotSteps(moment, loss.logSumExp).pull[k]]
  return steps.flatMap((step) =>
    step === undefined || step < 0 || view.at(step) < 1
      ? []
      : [moment.trace.at(step).factors.find(({ role }) => role === 'contribution')?.value ?? Number.NaN],
  )
}

/** How far below a row its line of pulls stands. */
const BELOW = 20

/** Whether rows are so high that they are two lines. */
const hasPulls = ({ row }: LossPlace): boolean => row >= 2 * BELOW

/** `−1 + 0.3571 = −0.6429` under a logit, as far as it has come. */
const pullLine = (view: View, loss: LossPlace, term: Term, k: number): readonly Mark[] => {
  const { graph, notation } = view.moment
  const pulls = pullsOnto(view, loss, term, k)
  if (pulls.length === 0) return []
  const y = rowBaseline(loss, k) + BELOW
  const sum = view.cell(graph.nodeCount + term.activation)
  const label = line(loss.box.x + 14, y, FONT.small, 'start', span(`∂${notation.loss}/∂a`, 'dim'))
  const numbers = line(
    columnEnd(loss, 'term'),
    y,
    FONT.small,
    'end',
    span(pulls.map((pull) => formatNumber(pull)).join(' + '), 'gradient', 600),
    ...(pulls.length > 1
      ? [span(' = ', 'dim'), span(formatNumber(sum.value), 'gradient', 700)]
      : [span(` · ${sum.arrived} of ${sum.total}`, 'dim')]),
  )
  return [label, fitted(numbers, loss.box.w - 86)]
}

/** The two parts of a softmax cross-entropy, over its total. */
const lossParts = (view: View, loss: LossPlace): readonly Mark[] => {
  const y = partsBaseline(loss)
  const half = loss.box.w / 2
  const part = (x: number, name: string, node: number): Mark =>
    fitted(
      line(x, y, FONT.small, 'start', span(`${name} `, 'dim'), shown(view.cell(node), 'value')),
      half - 20,
    )
  return [part(loss.box.x + 14, 'lse', loss.logSumExp), part(loss.box.x + half + 14, 'S = Σ t·a', loss.sum)]
}

/** The rows of a loss with logits: each output’s logit, probability, target and term, and the pulls onto a softmax’s logits. */
export const lossTable = (view: View, loss: LossPlace): readonly Mark[] => {
  const { graph } = view.moment
  const marks: Mark[] = [...columnNames(view, loss)]
  loss.terms.forEach((term, k) => {
    if (!hasRow(loss, k)) return
    const y = rowBaseline(loss, k)
    const name = line(
      loss.box.x + 14,
      y,
      FONT.small,
      'start',
      span(prettyName(graph.nodes[term.activation]!.name)),
    )
    marks.push(
      fitted(name, loss.box.w * 0.14),
      inColumn(loss, 'logit', y, shown(view.cell(term.activation), 'value')),
      inColumn(loss, 'probability', y, shown(view.cell(term.probability), 'value')),
      inColumn(loss, 'target', y, span(formatNumber(view.cell(term.target).value))),
      inColumn(loss, 'term', y, shown(view.cell(term.node), 'value')),
      ...(loss.kind === 'softmax' && hasPulls(loss) ? pullLine(view, loss, term, k) : []),
    )
  })
  return loss.kind === 'softmax' ? [...marks, ...lossParts(view, loss)] : marks
}
