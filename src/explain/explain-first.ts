import { explainWith } from './explain-with.ts'
import type { Explanation, Moment } from './explanation.ts'
import { tellFirst, tellWrite } from './first-beat.ts'
import { tellingOf } from './telling.ts'

/** Puts a moment into the words that the page begins with: what they do not tell by its last write, old → new. */
export const explainFirst = (moment: Moment): Explanation =>
  explainWith(moment, (t) => tellFirst(t) ?? tellWrite(t))

/** Whether those words tell all of a moment. */
export const isToldFirst = (moment: Moment): boolean =>
  moment.beat === null ||
  moment.beat.to <= moment.beat.from ||
  tellFirst(tellingOf(moment, moment.beat)) !== null
