import type { DataChoice, OwnData } from '../../src/models/build.ts'

/** A choice of one's own table: inputs x and y, a target t that is a number, not scaled, nothing tested. */
export const ownChoice = (text: string, own: Partial<OwnData> = {}, testShare = 0): DataChoice => ({
  set: 'own',
  size: 1,
  noise: 0,
  seed: 1,
  testShare,
  features: ['x'],
  own: { text, inputs: ['x', 'y'], target: 't', task: 'regression', scaling: 'none', ...own },
})
