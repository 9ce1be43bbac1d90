import { explainWith } from './explain-with.ts'
import type { Explanation, Moment } from './explanation.ts'
import { tellLayer } from './layer.ts'
import { tellOptimizer, tellOptimizers } from './optimizer-update.ts'
import { tellPass } from './pass.ts'

/** Puts a moment of any size into words and formulas, whole layers, passes and every optimizer included (see `explainWith`). */
export const explain = (moment: Moment): Explanation =>
  explainWith(moment, {
    layer: tellLayer,
    pass: tellPass,
    optimizer: tellOptimizer,
    optimizers: tellOptimizers,
  })
