import type { SettingName } from '../engine/optimizer.ts'
import type { DataSetName, Initialization, Scaling } from '../models/build.ts'
import type { Task } from '../models/task.ts'

/** What each initialization is called, and what its scale is; null where it has none. */
export const INITIALIZATION_WORDS: Readonly<Record<Initialization, { label: string; scale: string | null }>> =
  {
    zeros: { label: 'zeros', scale: null },
    constant: { label: 'a constant', scale: 'The constant' },
    uniform: { label: 'uniform', scale: 'Half its width' },
    normal: { label: 'normal', scale: 'Deviation' },
    xavier: { label: 'Xavier / Glorot', scale: null },
    he: { label: 'He', scale: null },
  }

/** Settings of optimizers: their letters and names. */
export const SETTING_WORDS: Readonly<Record<SettingName, { letter: string; name: string }>> = {
  momentum: { letter: 'μ', name: 'Momentum' },
  smoothing: { letter: 'α', name: 'Smoothing' },
  beta1: { letter: 'β₁', name: 'First decay' },
  beta2: { letter: 'β₂', name: 'Second decay' },
  epsilon: { letter: 'ε', name: 'Epsilon' },
  weightDecay: { letter: 'λ', name: 'Weight decay' },
}

/** What a network is to say, as a choice. */
export const TASK_WORDS: Readonly<Record<Task, string>> = {
  regression: 'a number',
  binary: 'yes or no',
  classes: 'one of several classes',
}

/** How columns are scaled, as a choice. */
export const SCALING_WORDS: Readonly<Record<Scaling, string>> = {
  none: 'not scaled',
  standard: 'mean 0, deviation 1',
  minmax: 'to 0…1',
}

/** Short names of data sets below their pictures, where their own are long. */
export const SET_WORDS: Partial<Readonly<Record<DataSetName, string>>> = {
  circles: 'Circles',
  moons: 'Moons',
  blobs2: '2 blobs',
  blobs3: '3 blobs',
  checkerboard: 'Checkers',
  own: 'Your own',
}

/** `1 row`, `1,200 rows`. */
export const counted = (n: number, word: string): string =>
  `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`
