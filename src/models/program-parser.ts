import { CONSTANTS, MODULES, type ProgramFunction, programFunctions } from './program-functions.ts'
import type { ProgramGraph, Value } from './program-graph.ts'
import type { Token } from './program-lexer.ts'
import { insertion, nearestWord, ProgramError, type Span } from './program-problem.ts'
import { refuseRest, shownToken, type TokenStream } from './program-tokens.ts'

/** Brackets, calls, signs and powers may stand so deep in each other. */
const MOST_DEPTH = 500

const MOST_NAME = 32

/** What names mean where an expression is read. */
export interface Scope {
  /** The value of a name so far; undefined where it has none. */
  get(name: string): Value | undefined
  /** Whether some statement gives the name a value. */
  isAssigned(name: string): boolean
  /** Makes a leaf of a free name. Throws ProgramError where the name gets its value later. */
  free(token: Token): Value
}

/** A number with the piece of the text it was read from. */
export interface Operand extends Span {
  readonly value: Value
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/**
 * Reads expressions from tokens, each operation as soon as its operands are there, so that operations stand in the
 * order in which Python would compute them. Precedence is Python's: + −, then × ÷, then signs, then powers.
 */
export class ExpressionParser {
  #depth = 0
  readonly #tokens: TokenStream
  readonly #graph: ProgramGraph
  readonly #scope: Scope

  constructor(tokens: TokenStream, graph: ProgramGraph, scope: Scope) {
    this.#tokens = tokens
    this.#graph = graph
    this.#scope = scope
  }

  /** Reads a sum of terms. Terms that follow each other with + are one sum, added from the left as in Python. */
  expression(): Operand {
    let left = this.#term()
    for (;;) {
      const signs = [this.#tokens.accept('+', '-')]
      const [sign] = signs
      if (!sign) return left
      const terms = [left, this.#term()]
      if (sign.text === '-') left = this.#apply('sub', terms, [sign])
      else {
        for (let next = this.#tokens.accept('+'); next; next = this.#tokens.accept('+')) {
          signs.push(next)
          terms.push(this.#term())
        }
        left = this.#apply(
          'sum',
          terms,
          signs.filter((token) => token !== null),
        )
      }
    }
  }

  #deeper<T>(read: () => T): T {
    if (this.#depth === MOST_DEPTH)
      throw new ProgramError(
        this.#tokens.peek(),
        `This stands more than ${MOST_DEPTH} levels deep. Name parts of it on lines of their own.`,
      )
    this.#depth++
    const result = read()
    this.#depth--
    return result
  }

  #apply(
    op: Parameters<ProgramGraph['apply']>[0],
    operands: readonly Operand[],
    signs: readonly Span[],
    whole?: Span,
  ): Operand {
    const span = whole ?? { from: operands[0]!.from, to: operands.at(-1)!.to }
    const value = this.#graph.apply(
      op,
      operands.map((operand) => operand.value),
      span,
      signs.map(({ from, to }) => ({ from, to })),
    )
    return { ...span, value }
  }

  #term(): Operand {
    let left = this.#signed()
    for (let sign = this.#tokens.accept('*', '/'); sign; sign = this.#tokens.accept('*', '/'))
      left = this.#apply(sign.text === '*' ? 'mul' : 'div', [left, this.#signed()], [sign])
    return left
  }

  /** −x² is −(x²); but −2 is a number. */
  #signed(): Operand {
    const sign = this.#tokens.accept('-', '+')
    if (!sign) return this.#power()
    const number = this.#tokens.peek()
    const then = this.#tokens.peek(1)
    const isAlone = number.kind === 'number' && !['**', '.', '('].includes(then.text)
    if (sign.text === '-' && isAlone && number.from === sign.to) {
      this.#tokens.next()
      const span = { from: sign.from, to: number.to }
      return { ...span, value: this.#graph.constant(-this.#numberOf(number), span) }
    }
    const operand = this.#deeper(() => this.#signed())
    const whole = { from: sign.from, to: operand.to }
    return sign.text === '-'
      ? this.#apply('neg', [operand], [sign], whole)
      : { ...whole, value: operand.value }
  }

  /** Powers are read from the right, and their exponents may have signs. */
  #power(): Operand {
    const base = this.#called()
    const sign = this.#tokens.accept('**')
    if (!sign) return base
    return this.#apply('pow', [base, this.#deeper(() => this.#signed())], [sign])
  }

  /** An operand and the methods called on it, such as `.relu()`. */
  #called(): Operand {
    let operand = this.#operand()
    while (
      this.#tokens.peek().text === '.' &&
      this.#tokens.peek(1).kind === 'name' &&
      this.#tokens.peek(2).text !== '='
    ) {
      if (this.#tokens.peek(1).text === 'backward') break
      this.#tokens.next()
      const name = this.#tokens.next()
      if (this.#tokens.peek().text !== '(')
        throw new ProgramError(
          { from: name.from - 1, to: name.to },
          name.text === 'grad'
            ? 'Gradients are computed for you: leave .grad out.'
            : `A method is called with brackets, such as .relu().`,
          name.text === 'grad' || name.text === 'data'
            ? { words: `Leave .${name.text} out`, span: { from: name.from - 1, to: name.to }, text: '' }
            : null,
        )
      operand = this.#call(name, this.#functionNamed(name), operand)
    }
    return operand
  }

  #operand(): Operand {
    const token = this.#tokens.peek()
    if (token.kind === 'number') {
      this.#tokens.next()
      return { from: token.from, to: token.to, value: this.#graph.constant(this.#numberOf(token), token) }
    }
    if (token.kind === 'name') return this.#named()
    if (token.text === '(') return this.#bracketed()
    const missing = 'expected a number, a name or a bracket'
    const before = this.#tokens.last()
    const hanging = (token.kind === 'end' || token.kind === 'eof') && before?.kind === 'sign'
    if (hanging)
      throw new ProgramError(
        before,
        before.text === '=' || before.text.endsWith('=')
          ? `After ${before.text} a value is missing; ${missing}.`
          : `After ${before.text} something is missing; ${missing}.`,
      )
    if (token.text === '[' || token.text === '{')
      throw new ProgramError(token, `Lists are not among the values; brackets are round.`, {
        words: 'Write (',
        span: token,
        text: '(',
      })
    if (token.text === '=' && before?.text === '=')
      throw new ProgramError(
        { from: before.from, to: token.to },
        'Comparisons are not among the operations; a single = gives a name its value.',
      )
    throw new ProgramError(token, `Here stands ${shownToken(token)}; ${missing}.`)
  }

  #numberOf(token: Token): number {
    const value = Number(token.text)
    if (!Number.isFinite(value))
      throw new ProgramError(token, `This number is too large; the largest is ${Number.MAX_VALUE}.`)
    return value
  }

  #bracketed(): Operand {
    const open = this.#tokens.next()
    const inner = this.#deeper(() => this.expression())
    const close = this.#close(open, inner)
    return { from: open.from, to: close.to, value: inner.value }
  }

  #close(open: Token, last: Span): Token {
    const close = this.#tokens.accept(')')
    if (close) return close
    const token = this.#tokens.peek()
    if (!this.#tokens.atEnd() && token.text !== ',' && token.text !== ']' && token.text !== '}')
      refuseRest(this.#tokens, last)
    if (token.text === ',')
      throw new ProgramError(token, 'A comma stands between the arguments of a function only.')
    const wrong = CLOSING['['] === token.text || CLOSING['{'] === token.text
    throw new ProgramError(
      wrong ? token : open,
      wrong ? `Here stands ${token.text}; expected ).` : 'This bracket is never closed; expected ).',
      wrong ? { words: 'Write )', span: token, text: ')' } : insertion('Insert )', last.to, ')'),
    )
  }

  #named(): Operand {
    const token = this.#tokens.next()
    const { text } = token
    if ([...text].length > MOST_NAME)
      throw new ProgramError(token, `This name is too long; a name has at most ${MOST_NAME} letters.`)
    if (!/^\p{L}[\p{L}\p{N}_]*$/u.test(text))
      throw new ProgramError(token, 'A name begins with a letter and goes on with letters, digits and _.')
    if (MODULES.has(text) && this.#tokens.peek().text === '.' && !this.#scope.isAssigned(text)) {
      this.#tokens.next()
      const name = this.#tokens.next()
      if (name.kind !== 'name') throw new ProgramError(name, `Expected a function of ${text} here.`)
      if (CONSTANTS.has(name.text) && this.#tokens.peek().text !== '(') return this.#constant(token, name)
      return this.#call(name, this.#functionNamed(name), null, token.from)
    }
    const known = this.#scope.get(text)
    if (known) {
      if (this.#tokens.peek().text === '(')
        throw new ProgramError(
          this.#tokens.peek(),
          `${text} is a number here and no function.`,
          insertion('Multiply: insert *', token.to, '*'),
        )
      this.#graph.use(known, { from: token.from, to: token.to })
      return { from: token.from, to: token.to, value: known }
    }
    if (this.#tokens.peek().text === '(' && !this.#scope.isAssigned(text))
      return this.#call(token, this.#functionNamed(token), null)
    if (!this.#scope.isAssigned(text)) {
      if (programFunctions.has(text))
        throw new ProgramError(
          token,
          `${text} is a function: what it is applied to stands in brackets after it, ${text}(…).`,
        )
      if (CONSTANTS.has(text)) return this.#constant(token, token)
    }
    return { from: token.from, to: token.to, value: this.#scope.free(token) }
  }

  #constant({ from }: Token, name: Token): Operand {
    const span = { from, to: name.to }
    return { ...span, value: this.#graph.constant(CONSTANTS.get(name.text)!, span) }
  }

  #functionNamed(token: Token): ProgramFunction {
    const found = programFunctions.get(token.text) ?? programFunctions.get(token.text.toLowerCase())
    if (found) return found
    const near = nearestWord(token.text, [...programFunctions.keys()])
    throw new ProgramError(
      token,
      near
        ? `There is no function ${token.text}. Did you mean ${near}?`
        : `There is no function ${token.text}. There are exp, log, sqrt, sin, cos, tanh, sigmoid, relu, max and more; to multiply, write *.`,
      near ? { words: `Write ${near}`, span: { from: token.from, to: token.to }, text: near } : null,
    )
  }

  /** Reads the arguments of a function; a method's first one is what it is called on. */
  #call(name: Token, { op, least, most }: ProgramFunction, on: Operand | null, from = name.from): Operand {
    const open = this.#tokens.accept('(')
    if (!open)
      throw new ProgramError(
        name,
        `${name.text} is a function: what it is applied to stands in brackets after it, ${name.text}(…).`,
      )
    const operands = on ? [on] : []
    if (this.#tokens.peek().text !== ')') {
      do operands.push(this.#deeper(() => this.expression()))
      while (this.#tokens.accept(','))
    }
    const close = this.#close(open, operands.at(-1) ?? open)
    const whole = { from: on?.from ?? from, to: close.to }
    const count = operands.length
    if (count < least || (most > 0 && count > most)) {
      const takes = most === 0 ? `${least} numbers or more` : most === 1 ? 'one number' : `${most} numbers`
      throw new ProgramError(whole, `${name.text} takes ${takes}, not ${count}.`)
    }
    return this.#apply(op, operands, [{ from, to: name.to }], whole)
  }
}
