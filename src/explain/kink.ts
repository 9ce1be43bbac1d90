import { slotCell } from '../engine/graph.ts'
import type { Piece } from './explanation.ts'
import { say } from './sentence.ts'
import type { Telling } from './telling.ts'

/** The convention that applies where an operation's derivative jumps at its numbers; nothing at smooth points. */
export const kinkOf = ({ graph, trace, beat }: Telling, node: number): readonly Piece[] => {
  const { op } = graph.nodes[node]!
  const first = graph.firstEdge[node]!
  const count = graph.firstEdge[node + 1]! - first
  const remark = op?.kink?.(trace.cellsAt(beat.to), slotCell(graph, first), count)
  return remark ? say(` ${remark}`) : []
}
