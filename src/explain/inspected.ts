import type { Hue } from '../engine/formula.ts'

/** One number of a thing on the stage: null while it is not known; `note` says what is special about it. */
export interface InspectedNumber {
  readonly label: string
  readonly value: number | null
  readonly hue: Hue
  readonly cell: number
  readonly note: string
}

/** A thing on the stage in words and numbers. */
export interface Inspection {
  readonly name: string
  readonly role: string
  readonly numbers: readonly InspectedNumber[]
}
