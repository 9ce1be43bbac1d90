import { type Line, line } from './code.ts'
import type { StepSelector } from './selector.ts'

const WIDTH = 88

/** A number as Python reads it, to the bit. */
export const float = (x: number): string => {
  if (Number.isNaN(x)) return 'float("nan")'
  if (!Number.isFinite(x)) return x > 0 ? 'float("inf")' : 'float("-inf")'
  if (Object.is(x, -0)) return '-0.0'
  const text = String(x)
  return Number.isInteger(x) && !text.includes('e') ? `${text}.0` : text
}

/** Text as a Python string. */
export const quoted = (text: string): string => JSON.stringify(text)

/** Items with commas between them, in lines of a readable width. */
export const wrapped = (items: readonly string[], width: number): readonly string[] => {
  const lines: string[] = []
  let now = ''
  for (const item of items) {
    const next = now === '' ? `${item},` : `${now} ${item},`
    if (next.length > width && now !== '') {
      lines.push(now)
      now = `${item},`
    } else now = next
  }
  if (now !== '') lines.push(now)
  return lines
}

/** A row of a table: its numbers, what to remark on it, and its steps. */
export interface Row {
  readonly items: readonly string[]
  readonly remark?: string
  readonly steps?: readonly StepSelector[]
}

const rowLines = ({ items, remark, steps = [] }: Row): readonly Line[] => {
  const comment = remark === undefined ? '' : `  # ${remark}`
  const short = `    [${items.join(', ')}],${comment}`
  const lines =
    short.length <= WIDTH
      ? [short]
      : [`    [${comment}`, ...wrapped(items, WIDTH - 8).map((text) => `        ${text}`), '    ],']
  return lines.map((text) => ({ text, steps }))
}

/** `W = array([` … `])`: a table of numbers, a row per line. */
export const tableLines = (open: string, rows: readonly Row[], close: string): readonly Line[] => [
  line(`${open}[`),
  ...rows.flatMap(rowLines),
  line(`]${close}`),
]

/** `b = array([…])` in one line where that is short enough. */
export const listLines = (
  open: string,
  items: readonly string[],
  close: string,
  ...steps: readonly StepSelector[]
): readonly Line[] => {
  const short = `${open}[${items.join(', ')}]${close}`
  const lines =
    short.length <= WIDTH
      ? [short]
      : [`${open}[`, ...wrapped(items, WIDTH - 4).map((text) => `    ${text}`), `]${close}`]
  return lines.map((text) => ({ text, steps }))
}
