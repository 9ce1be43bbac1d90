import type { Ink } from './mark.ts'

/** How a pill is lit: by the pass that is writing or reading it, or not at all. */
export interface PillLight {
  readonly ink: Ink
  /** Which of its numbers are being used or written. */
  readonly ground: Ink
}
