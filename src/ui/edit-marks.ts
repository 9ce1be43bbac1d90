import { formatNumber } from '../explain/format.ts'
import { prettyName } from '../explain/scripts.ts'
import type { Edit } from '../models/recipe.ts'
import type { CurveMark } from './CurveMarks.tsx'

/** Edits named together at most. */
const NAMED = 3

const wordsOf = ({ path, value }: Edit): string => {
  const name = path === 'learningRate' ? 'η' : prettyName(path.slice(path.indexOf('.') + 1))
  return `${name} = ${formatNumber(value)}`
}

/** Changes that were made while training was under way, with what they were. */
export const editMarks = (edits: readonly Edit[]): readonly CurveMark[] => {
  const at = new Map<number, Edit[]>()
  for (const edit of edits)
    if (edit.iteration > 0) at.set(edit.iteration, [...(at.get(edit.iteration) ?? []), edit])
  return [...at]
    .sort(([a], [b]) => a - b)
    .map(([iteration, made]) => ({
      iteration,
      text: `${made.slice(0, NAMED).map(wordsOf).join(', ')}${made.length > NAMED ? ` and ${made.length - NAMED} more` : ''}`,
    }))
}
