import { publishedExpressions } from './published-expressions.ts'
import { publishedMazur, publishedMazurBiases } from './published-mazur.ts'
import type { PublishedRow } from './published-row.ts'

const byExample: Readonly<Record<string, readonly PublishedRow[]>> = {
  mazur: publishedMazur,
  'mazur-biases': publishedMazurBiases,
  ...publishedExpressions,
}

/** The published numbers of a worked example, in the order of its source; none where nothing is printed of it. */
export const publishedRowsOf = (id: string): readonly PublishedRow[] =>
  Object.hasOwn(byExample, id) ? byExample[id]! : []
