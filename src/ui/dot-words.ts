import { formatNumber } from '../explain/format.ts'
import { classSaid, type DataInView, type Dot } from '../store/data-in-view.ts'
import type { Predictions } from '../worker/predictions-question.ts'

/** What the network says of a sample, one number per answering node; null where it has not said yet. */
export const answersOf = (
  { nodes }: DataInView,
  predictions: Predictions | null,
  { row, isTest }: Dot,
): Float64Array | null => {
  const all = isTest ? predictions?.tests : predictions?.train
  const own = all?.subarray(row * nodes.length, (row + 1) * nodes.length)
  return own?.length === nodes.length ? own : null
}

const numbers = (values: ArrayLike<number>): string => Array.from(values, formatNumber).join(', ')

/** What answers mean: `0.8731: class b`, or the numbers alone. */
export const answerWords = (view: DataInView, answers: ArrayLike<number>): string => {
  const kind = classSaid(view, answers)
  if (kind < 0) return numbers(answers)
  const strongest = view.task === 'several' ? answers[kind]! : answers[0]!
  return `${formatNumber(strongest)}: class ${view.classes[kind]}`
}

/** A sample in a line: `Row 17: class b (target 1), the network says 0.8731: class b`. */
export const dotWords = (view: DataInView, dot: Dot, predictions: Predictions | null): string => {
  const name = view.classes[dot.kind]
  // A class called 0 may well have another target than 0.
  const target =
    view.task === 'numbers'
      ? `target ${numbers(dot.targets)}`
      : dot.targets.length === 1
        ? `class ${name} (target ${numbers(dot.targets)})`
        : `class ${name}`
  const answers = answersOf(view, predictions, dot)
  const says = answers === null ? '' : `, the network says ${answerWords(view, answers)}`
  return `${dot.isTest ? 'Test row' : 'Row'} ${dot.row + 1}: ${target}${says}`
}
