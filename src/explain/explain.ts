import { explainWith } from './explain-with.ts'
import type { Explanation, Moment } from './explanation.ts'
import { tellLayer } from './layer.ts'
import { tellPass } from './pass.ts'

/** Puts a moment of any size into words and formulas, whole layers and passes included (see `explainWith`). */
export const explain = (moment: Moment): Explanation =>
  explainWith(moment, { layer: tellLayer, pass: tellPass })
