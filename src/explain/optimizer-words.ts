import type { OptimizerName, SettingName } from '../engine/optimizer.ts'
import type { RuleName } from '../engine/optimizer-rules.ts'

/** What every optimizer does for a parameter, after its label. */
export const optimizerWords: Readonly<Record<OptimizerName, (parameter: string) => string>> = {
  sgd: (w) => `moves ${w} against its gradient`,
  momentum: (w) => `gives ${w} a velocity and moves it against that`,
  nesterov: (w) => `gives ${w} a velocity and moves it against the gradient and a share of that`,
  adagrad: (w) => `moves ${w} against its gradient over the root of all squared gradients so far`,
  rmsprop: (w) => `moves ${w} against its gradient over the root of the mean squared gradient`,
  adam: (w) => `moves ${w} against its mean gradient over the root of the mean squared gradient`,
  adamw: (w) =>
    `shrinks ${w} and moves it against its mean gradient over the root of the mean squared gradient`,
}

/** The letter of each setting, with its subscript. */
export const settingLetters: Readonly<Record<SettingName, readonly [letter: string, sub: string]>> = {
  momentum: ['μ', ''],
  smoothing: ['α', ''],
  beta1: ['β', '1'],
  beta2: ['β', '2'],
  epsilon: ['ε', ''],
  weightDecay: ['λ', ''],
}

/** What a sentence about a write is made of, all of it words or numbers already printed. */
export interface WriteWords {
  /** The parameter. */
  readonly w: string
  /** The number it writes. */
  readonly name: string
  /** What it is made from: `gradient`, `velocity`, `corrected first moment`. */
  readonly by: string
  /** What stands under the root. */
  readonly under: string
  /** Its only or first setting besides η, as printed. */
  readonly share: string
}

/** What is said of a write: before its numbers, and where there is more to say after them. */
export type WriteSentence = readonly [head: string, tail?: string]

/** What each rule does. */
export const ruleWords: Readonly<Record<RuleName, (words: WriteWords) => WriteSentence>> = {
  decay: ({ w }) => [
    `Weight decay adds λ times ${w} to its gradient`,
    `So ${w} is drawn towards 0; what follows takes this for the gradient.`,
  ],
  shrink: ({ w }) => [
    `Weight decay takes η × λ of ${w} away, whatever the gradient is`,
    `So ${w} is drawn towards 0.`,
  ],
  descend: ({ w, by }) => [`${w} moves against its ${by}`],
  push: ({ share, by }) => [`The velocity keeps ${share} of itself and adds the ${by}`],
  descendAhead: ({ w, by, share }) => [
    `${w} moves against its ${by} and ${share} of the new velocity, as if it looked one step ahead`,
  ],
  addSquare: ({ by }) => [
    `The sum of squares grows by the square of the ${by}`,
    'It never shrinks, and so steps become shorter.',
  ],
  average: ({ name, share, by }) => [
    `The ${name}, a running mean of gradients, keeps ${share} of itself and takes 1 − ${share} of the ${by}`,
  ],
  averageSquare: ({ name, share, by }) => [
    `The ${name}, a running mean of squared gradients, keeps ${share} of itself and takes 1 − ${share} of the square of the ${by}`,
  ],
  correct: ({ by, share }) => [
    `The ${by} began at 0 and is too small at first. Dividing it by 1 − ${share}ᵗ corrects that`,
  ],
  descendScaled: ({ w, by, under }) => [
    `${w} moves against its ${by}, divided by the root of its ${under}`,
    'Large gradients alone do not make large steps.',
  ],
}
