/** A piece of a text: from one position up to another, counted in UTF-16 units from 0. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A change of the text that would mend a problem, and what it does in words. */
export interface Repair {
  readonly words: string
  readonly span: Span
  readonly text: string
}

/** What is wrong with a program: where, in words that say what was expected, and how to mend it where that is plain. */
export interface ProgramProblem {
  readonly span: Span
  /** From 1. */
  readonly line: number
  /** From 1, in characters. */
  readonly column: number
  readonly message: string
  readonly repair: Repair | null
}

/** Thrown while a program is read; `problemOf` turns it into a problem with line and column. */
export class ProgramError extends Error {
  readonly span: Span
  readonly repair: Repair | null

  constructor(span: Span, message: string, repair: Repair | null = null) {
    super(message)
    this.span = { from: span.from, to: span.to }
    this.repair = repair && { ...repair, span: { from: repair.span.from, to: repair.span.to } }
  }
}

/** Line and column of a position, both from 1; the column counts characters. */
export const placeInText = (text: string, at: number): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 }
}

/** Gives the line of a position, from 1, for a text of which many are asked. */
export const linesOf = (text: string): ((at: number) => number) => {
  const ends: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at)
  return (at) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]! < at) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

/** An error as a problem of this text. */
export const problemOf = (text: string, { span, message, repair }: ProgramError): ProgramProblem => ({
  span,
  ...placeInText(text, span.from),
  message,
  repair,
})

/** The text with a repair made. */
export const repaired = (text: string, { span, text: by }: Repair): string =>
  text.slice(0, span.from) + by + text.slice(span.to)

/** Number of letters to insert, drop, replace or swap with their neighbour to get from one word to another. */
const distance = (a: string, b: string): number => {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return row[b.length]!
}

/** The word nearest to a mistyped one, undefined where none is near: a third of its letters may be wrong. */
export const nearestWord = (typed: string, words: readonly string[]): string | undefined => {
  if (typed.length < 3 || typed.length > 24) return undefined
  const lower = typed.toLowerCase()
  const near = words.map((word) => ({ word, by: distance(lower, word.toLowerCase()) }))
  const best = near.reduce((a, b) => (b.by < a.by ? b : a), { word: '', by: Infinity })
  return best.by <= Math.max(1, Math.floor(typed.length / 3)) ? best.word : undefined
}

/** A repair that inserts something. */
export const insertion = (words: string, at: number, text: string): Repair => ({
  words,
  span: { from: at, to: at },
  text,
})
