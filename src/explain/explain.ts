import { tellBeat } from './beat.ts'
import { explainWith } from './explain-with.ts'
import type { Explanation, Moment } from './explanation.ts'

/** Puts a moment of any size into words and formulas, whole layers, passes and every optimizer included (see `explainWith`). */
export const explain = (moment: Moment): Explanation => explainWith(moment, tellBeat)
