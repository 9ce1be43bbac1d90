import { gradientCell } from '../engine/graph.ts'
import type { Moment, Piece } from './explanation.ts'
import { namesOf } from './names.ts'
import { listed, quantity, relation, say } from './sentence.ts'

const MOST_OUTPUTS = 4

/** "With these numbers o₁ ≈ 0.7514 and o₂ ≈ 0.7729, so E ≈ 0.2984. Press → to compute it step by step." */
export const previewSentence = ({ graph, trace, notation, schedule }: Moment): readonly Piece[] => {
  const names = namesOf(graph, notation)
  // Where the seed is given the forward pass and the loss are done, and no weight has changed yet.
  const seed = schedule.writeStep[schedule.firstWrite[gradientCell(graph, graph.output) + 1]! - 1]!
  const cells = trace.cellsAt(seed)
  const about = (name: string, node: number): readonly Piece[] =>
    say(`${name}\u00A0${relation(cells[node]!)}\u00A0`, quantity(cells[node]!, 'value', node))
  const terms = graph.nodes.filter((n) => n.tag?.role === 'term').slice(0, MOST_OUTPUTS)
  const outputs = terms.map(({ id }) => about(names.owner(id), graph.source[graph.firstEdge[id]! + 1]!))
  const total = about(names.text(graph.output), graph.output)
  return say(
    'With these numbers ',
    ...(outputs.length > 0 ? [listed(outputs), ', so ', total] : [total]),
    '. Press → to compute it step by step.',
  )
}
