import type { StepSelector } from './selector.ts'

/** Lines of a program, both counted from 1, and the steps they compute: those of any of the selectors. */
export interface CodeRange {
  readonly from: number
  readonly to: number
  readonly steps: readonly StepSelector[]
}

/** A file that a program reads. */
export interface DataFile {
  readonly name: string
  readonly text: string
}

/** A program that computes what is on screen. */
export interface Code {
  readonly text: string
  /** Ranges of lines in order, no line in two. */
  readonly ranges: readonly CodeRange[]
  /** The samples, where they are too many to stand in the program; else null. */
  readonly data: DataFile | null
}

/** One line of a program and the selectors of its steps. */
export interface Line {
  readonly text: string
  readonly steps: readonly StepSelector[]
}

/** A line that computes steps, or none. */
export const line = (text: string, ...steps: readonly StepSelector[]): Line => ({ text, steps })

/** An empty line. */
export const BLANK: Line = line('')

/** The lines one level further in. */
export const indented = (lines: readonly Line[], by = 1): readonly Line[] =>
  lines.map((l) => (l.text === '' ? l : { ...l, text: `${'    '.repeat(by)}${l.text}` }))

/** Blocks with an empty line between each two; empty blocks are left out. */
export const blocks = (parts: readonly (readonly Line[])[], blanks = 1): readonly Line[] =>
  parts
    .filter((part) => part.length > 0)
    .flatMap((part, i) => (i === 0 ? part : [...Array.from({ length: blanks }, () => BLANK), ...part]))

/** A program as text and ranges: neighbours with the same selectors are one range. */
export const codeOf = (lines: readonly Line[], data: DataFile | null): Code => {
  const ranges: CodeRange[] = []
  lines.forEach(({ steps }, i) => {
    const last = ranges.at(-1)
    if (steps.length === 0) return
    if (last !== undefined && last.to === i && last.steps === steps)
      ranges[ranges.length - 1] = { ...last, to: i + 1 }
    else ranges.push({ from: i + 1, to: i + 1, steps })
  })
  return { text: `${lines.map((l) => l.text).join('\n')}\n`, ranges, data }
}
