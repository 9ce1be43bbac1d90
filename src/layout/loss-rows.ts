import { GEOMETRY as G } from './geometry.ts'
import type { Detail, LossPlace } from './layout.ts'
import type { Structure } from './structure.ts'

/** What the rows of a loss need: where they begin, how high and how many they are, and what stands below them. */
export interface LossRows extends Pick<LossPlace, 'kind' | 'first' | 'row' | 'rows'> {
  readonly parts: number
  readonly wide: boolean
}

/** Measures the rows of a loss: none where there is no room for text. */
export const lossRows = (
  { terms, probabilities, logSumExp }: Pick<Structure, 'terms' | 'probabilities' | 'logSumExp'>,
  detail: Detail,
): LossRows => {
  const kind = logSumExp >= 0 ? 'softmax' : probabilities.length > 0 ? 'logits' : 'terms'
  const wide = kind !== 'terms' && detail !== 'dot'
  const pulled = kind === 'softmax' && wide
  return {
    kind,
    first: G.loss.first + (wide ? G.loss.names : 0),
    row: G.loss.row + (pulled ? G.loss.pulls : 0),
    rows: detail === 'dot' ? 0 : Math.min(terms.length, G.loss.rows),
    parts: pulled ? G.loss.parts : 0,
    wide,
  }
}
