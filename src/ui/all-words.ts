import { explain } from '../explain/explain.ts'
import type { Explanation, Moment } from '../explain/explanation.ts'
import './all-words.css'

/** Tells any moment; loaded with the style sheet of matrices and tables. */
export const explainAll = (moment: Moment): Explanation => explain(moment)
