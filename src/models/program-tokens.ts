import type { Token } from './program-lexer.ts'
import { ProgramError } from './program-problem.ts'

const MOST_NAME = 32

/** The tokens of a program, taken one after the other. */
export class TokenStream {
  #at = 0
  readonly #tokens: readonly Token[]

  /** The text the tokens were cut from. */
  readonly text: string

  /** Begins before the first token; the last one is the end of the text. */
  constructor(tokens: readonly Token[], text: string) {
    this.#tokens = tokens
    this.text = text
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

/** Throws ProgramError where a name is none that a node can have. */
export const checkName = (token: Token): void => {
  if ([...token.text].length > MOST_NAME)
    throw new ProgramError(token, `This name is too long: a name has at most ${MOST_NAME} letters.`)
  if (!/^\p{L}[\p{L}\p{N}_]*$/u.test(token.text))
    throw new ProgramError(token, 'A name begins with a letter and goes on with letters, digits and _.')
}
