import type { StateName } from '../engine/optimizer.ts'

/** The letter of each number that an optimizer keeps; a hat is a combining one. */
export const stateLetters: Readonly<Record<StateName, string>> = {
  'decayed gradient': 'g',
  velocity: 'v',
  'sum of squares': 's',
  'mean square': 's',
  'first moment': 'm',
  'second moment': 'v',
  'corrected first moment': 'm\u0302',
  'corrected second moment': 'v\u0302',
}
