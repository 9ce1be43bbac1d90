import type { Token } from './program-lexer.ts'
import { insertion, ProgramError, type Span } from './program-problem.ts'

/** The tokens of a program, taken one after the other. */
export class TokenStream {
  #at = 0
  readonly #tokens: readonly Token[]

  /** Begins before the first token; the last one is the end of the text. */
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** The token that is next, or one further on. */
  peek(by = 0): Token {
    return this.#tokens[Math.min(this.#at + by, this.#tokens.length - 1)]!
  }

  /** Takes a token. */
  next(): Token {
    const token = this.peek()
    this.#at++
    return token
  }

  /** Takes the next token where it is this sign. */
  accept(...signs: readonly string[]): Token | null {
    const token = this.peek()
    return token.kind === 'sign' && signs.includes(token.text) ? this.next() : null
  }

  /** Whether a statement ends here. */
  atEnd(): boolean {
    const { kind } = this.peek()
    return kind === 'end' || kind === 'eof'
  }

  /** The token taken last, undefined before the first. */
  last(): Token | undefined {
    return this.#tokens[this.#at - 1]
  }
}

/** A token in words. */
export const shownToken = ({ kind, text }: Token): string => {
  if (kind === 'eof') return 'the end of the program'
  if (kind === 'end') return text === ';' ? 'a ;' : 'the end of the line'
  return kind === 'string' ? 'a text in quotes' : text === '**' ? 'a power sign' : text
}

/** Refuses whatever stands where a statement should end, as plainly as can be. */
export const refuseRest = (tokens: TokenStream, before: Span | null): never => {
  const token = tokens.peek()
  const { kind, text } = token
  const isOperand = kind === 'name' || kind === 'number' || text === '('
  if (before && isOperand)
    throw new ProgramError(
      token,
      kind === 'number' && text.startsWith('.')
        ? 'This number has a second decimal point.'
        : `An operator is missing before ${shownToken(token)}.`,
      kind === 'number' && text.startsWith('.')
        ? null
        : insertion('Multiply: insert *', token.from, before.to < token.from ? '* ' : '*'),
    )
  if (text === ')')
    throw new ProgramError(token, 'This ) closes no bracket.', {
      words: 'Leave it out',
      span: token,
      text: '',
    })
  if (text === ',')
    throw new ProgramError(
      token,
      'A comma stands between the arguments of a function only; a decimal number has a point.',
      before && tokens.peek(1).kind === 'number'
        ? { words: 'Write a point', span: { from: token.from, to: tokens.peek(1).from }, text: '.' }
        : null,
    )
  if (text === '=')
    throw new ProgramError(
      token,
      'Only a name can be given a value: a single name stands before =, and = stands once in a statement.',
    )
  throw new ProgramError(
    token,
    `Here stands ${shownToken(token)}; expected an operator or the end of the statement.`,
  )
}
