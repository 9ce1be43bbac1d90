import type { Token } from './program-lexer.ts'
import { insertion, ProgramError, type Repair, type Span } from './program-problem.ts'
import { badRest } from './program-refusals.ts'
import type { TokenStream } from './program-tokens.ts'

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' }

/** Makes round brackets of the ones that open with the next token, where they close and hold no list. */
export const roundBrackets = (tokens: TokenStream): Repair | null => {
  const open = tokens.peek()
  for (let i = 1, depth = 0; ; i++) {
    const token = tokens.peek(i)
    if (token.kind === 'eof' || token.kind === 'end' || (token.text === ',' && depth === 0)) return null
    if (token.kind !== 'sign') continue
    if (depth === 0 && token.text === CLOSING[open.text]) {
      const inner = tokens.text.slice(open.to, token.from)
      return inner.trim() === ''
        ? null
        : { words: 'Write round brackets', span: { from: open.from, to: token.to }, text: `(${inner})` }
    }
    if ('([{'.includes(token.text)) depth++
    if (')]}'.includes(token.text) && --depth < 0) return null
  }
}

/** What is wrong where a bracket should close; `last` is what stands before. */
export const notClosed = (tokens: TokenStream, open: Token, last: Span): ProgramError => {
  const token = tokens.peek()
  if (token.text === ']' || token.text === '}')
    return new ProgramError(token, `Expected ) here, but found ${token.text}: brackets are round.`, {
      words: 'Write )',
      span: token,
      text: ')',
    })
  if (token.text === '=')
    return new ProgramError(token, 'No name is given a value between brackets. Is a ) missing before?')
  if (tokens.atEnd())
    return new ProgramError(
      open,
      'This bracket is never closed: expected ).',
      insertion('Insert )', last.to, ')'),
    )
  return badRest(tokens, last)
}
