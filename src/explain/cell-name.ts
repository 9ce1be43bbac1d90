import type { Moment } from './explanation.ts'
import { namesOf } from './names.ts'

/** What the number of a cell is called: `w₅`, `∂E/∂z of o₁`; a slot is called after what it holds a copy of. */
export const cellName = ({ graph, notation }: Pick<Moment, 'graph' | 'notation'>, cell: number): string => {
  const { nodeCount, edgeCount, source } = graph
  const names = namesOf(graph, notation)
  if (cell < nodeCount) return names.text(cell)
  if (cell < 2 * nodeCount) return names.gradient(cell - nodeCount)
  return cell < 2 * nodeCount + edgeCount ? names.text(source[cell - 2 * nodeCount]!) : ''
}
