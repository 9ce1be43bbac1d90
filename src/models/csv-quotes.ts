import { type DataRefusal, refusal } from './data-problem.ts'

/** Where the quoted cell that begins at `from` ends: after its closing quote; -1 where there is none. */
const afterQuoted = (text: string, from: number): number => {
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return -1
    if (text[quote + 1] !== '"') return quote + 1
    at = quote + 2
  }
}

/** What is wrong with the quotes of a table, null where nothing is: d3-dsv reads broken ones without a word. */
export const brokenQuotes = (text: string, delimiter: string): DataRefusal | null => {
  if (!text.includes('"')) return null
  const ends = (c: string | undefined): boolean =>
    c === undefined || c === delimiter || c === '\n' || c === '\r'
  let row = 1
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') {
      at = afterQuoted(text, at)
      if (at < 0) return refusal('A quote is opened here and never closed. Close it, or delete it.', row)
      if (!ends(text[at]))
        return refusal(
          'A quoted cell goes on after its closing quote. Write a quote within a cell twice: "".',
          row,
        )
    } else while (!ends(text[at])) at++
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    if (text[at] === '\n' || text[at] === '\r') row++
  }
  return null
}
