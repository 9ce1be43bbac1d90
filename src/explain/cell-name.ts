import type { Moment } from './explanation.ts'
import { namesOf } from './names.ts'

/**
 * What the number of a cell is called: `w₅`, `∂E/∂z of o₁`; a slot is called after what it holds a copy of, what an
 * optimizer keeps `velocity of w₅`.
 */
export const cellName = (
  { graph, notation, schedule }: Pick<Moment, 'graph' | 'notation' | 'schedule'>,
  cell: number,
): string => {
  const { nodeCount, edgeCount, source } = graph
  const names = namesOf(graph, notation)
  if (cell < nodeCount) return names.text(cell)
  if (cell < 2 * nodeCount) return names.gradient(cell - nodeCount)
  const at = cell - 2 * nodeCount - edgeCount
  if (at < 0) return names.text(source[cell - 2 * nodeCount]!)
  const { state } = schedule.optimizer
  return `${state[at % state.length]} of ${names.text(graph.parameters[Math.floor(at / state.length)]!)}`
}
