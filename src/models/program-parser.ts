import { notClosed, roundBrackets } from './program-brackets.ts'
import { CONSTANTS, MODULES, type ProgramFunction, programFunctions } from './program-functions.ts'
import type { ProgramGraph, Value } from './program-graph.ts'
import type { Token } from './program-lexer.ts'
import { insertion, ProgramError, type Repair, type Span } from './program-problem.ts'
import {
  decimalPoint,
  isPythonWord,
  missingOperand,
  noFunction,
  notApplied,
  pythonWord,
} from './program-refusals.ts'
import { checkName, type TokenStream } from './program-tokens.ts'

/** Brackets, calls, signs and powers may stand so deep in each other. */
const MOST_DEPTH = 500

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
    const isAlone =
      number.kind === 'number' && then.kind !== 'superscript' && !['**', '.', '('].includes(then.text)
    if (sign.text === '-' && isAlone) {
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

  /** An operand and what follows it at once: exponents written above, and methods such as `.relu()`. */
  #called(): Operand {
    let operand = this.#operand()
    for (;;) {
      const [first, second] = [this.#tokens.peek(), this.#tokens.peek(1)]
      if (first.kind === 'superscript') {
        this.#tokens.next()
        const value = this.#graph.constant(this.#numberOf(first), first)
        operand = this.#apply('pow', [operand, { from: first.from, to: first.to, value }], [first])
      } else if (first.text === '.' && second.kind === 'name' && second.text !== 'backward')
        operand = this.#method(operand)
      else return operand
    }
  }

  #method(operand: Operand): Operand {
    const point = this.#tokens.next()
    const name = this.#tokens.next()
    const open = this.#tokens.peek()
    if (open.text === '(') return this.#call(name, this.#functionNamed(name), operand)
    const span = { from: point.from, to: name.to }
    const isPart = name.text === 'grad' || name.text === 'data'
    throw new ProgramError(
      span,
      name.text === 'grad'
        ? 'Gradients are computed for you: leave .grad out.'
        : name.text === 'data'
          ? 'A name stands for its number: leave .data out.'
          : programFunctions.has(name.text)
            ? `A function after a point is called with brackets: .${name.text}().`
            : 'After a point stands a function with brackets, such as .relu().',
      isPart ? { words: `Leave .${name.text} out`, span, text: '' } : null,
    )
  }

  #operand(): Operand {
    const token = this.#tokens.peek()
    if (token.kind === 'number') {
      this.#tokens.next()
      return { from: token.from, to: token.to, value: this.#graph.constant(this.#numberOf(token), token) }
    }
    if (token.kind === 'name') return this.#named()
    if (token.text === '(') return this.#bracketed()
    throw missingOperand(this.#tokens, roundBrackets(this.#tokens))
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
    if (!close) throw notClosed(this.#tokens, open, last)
    return close
  }

  #named(): Operand {
    const token = this.#tokens.next()
    const { text } = token
    checkName(token)
    const isAssigned = this.#scope.isAssigned(text)
    const known = this.#scope.get(text)
    const then = this.#tokens.peek()
    if (!isAssigned && !known && then.text === '.') {
      if (MODULES.has(text)) return this.#ofModule(token)
      this.#refuseModule(token)
    }
    if (known) {
      if (then.text === '(')
        throw new ProgramError(
          then,
          `${text} is a number here and no function.`,
          insertion('Multiply: insert *', token.to, '*'),
        )
      this.#graph.use(known, token)
      return { from: token.from, to: token.to, value: known }
    }
    if (!isAssigned) {
      if (isPythonWord(text)) throw pythonWord(token)
      if (then.text === '(') return this.#call(token, this.#functionNamed(token), null)
      if (programFunctions.has(text)) throw notApplied(token, this.#tokens)
      if (CONSTANTS.has(text)) return this.#constant(token, token)
    }
    return { from: token.from, to: token.to, value: this.#scope.free(token) }
  }

  /** What follows the name of a module. */
  #ofModule(module: Token): Operand {
    this.#tokens.next()
    const name = this.#tokens.next()
    if (name.kind !== 'name')
      throw new ProgramError(
        module,
        `After ${module.text}. a function is missing, such as ${module.text}.exp(…).`,
      )
    const isCalled = this.#tokens.peek().text === '('
    if (!isCalled && (CONSTANTS.has(name.text) || name.text === 'e')) return this.#constant(module, name)
    if (!isCalled && !programFunctions.has(name.text))
      throw new ProgramError(
        { from: module.from, to: name.to },
        `${module.text} has no number ${name.text} here: there are pi and e, and functions such as ${module.text}.exp(…).`,
      )
    return this.#call(name, this.#functionNamed(name), null, module.from)
  }

  /** Refuses what can only be a module that there is not: something without a value, of which a function is called. */
  #refuseModule(token: Token): void {
    const [name, open, first] = [1, 2, 3].map((i) => this.#tokens.peek(i))
    const isCall = name?.kind === 'name' && open?.text === '(' && first?.text !== ')'
    if (!isCall || programFunctions.get(name.text)?.most !== 1) return
    throw new ProgramError(
      token,
      `There is no module ${token.text}: functions are called by their name, ${name.text}(…).`,
      { words: `Leave ${token.text}. out`, span: { from: token.from, to: name.from }, text: '' },
    )
  }

  #constant({ from }: Token, name: Token): Operand {
    const span = { from, to: name.to }
    return { ...span, value: this.#graph.constant(CONSTANTS.get(name.text) ?? Math.E, span) }
  }

  #functionNamed(token: Token): ProgramFunction {
    const found = programFunctions.get(token.text) ?? programFunctions.get(token.text.toLowerCase())
    if (found) return found
    throw noFunction(token, this.#tokens.peek())
  }

  /** Reads the arguments of a function; a method's first one is what it is called on. */
  #call(name: Token, { op, least, most }: ProgramFunction, on: Operand | null, from = name.from): Operand {
    const open = this.#tokens.accept('(')
    if (!open) throw notApplied(name, this.#tokens)
    const operands = on ? [on] : []
    let point: Repair | null = null
    if (this.#tokens.peek().text !== ')')
      do {
        operands.push(this.#deeper(() => this.expression()))
        point ??= decimalPoint(this.#tokens)
      } while (this.#tokens.accept(','))
    const close = this.#close(open, operands.at(-1) ?? open)
    const whole = { from: on?.from ?? from, to: close.to }
    const count = operands.length
    if (count < least || (most > 0 && count > most)) {
      const takes = most === 0 ? `${least} numbers or more` : most === 1 ? 'one number' : `${most} numbers`
      const why = point ? ' A decimal number has a point.' : ''
      throw new ProgramError(whole, `${name.text} takes ${takes}, not ${count}.${why}`, point)
    }
    return this.#apply(op, operands, [{ from, to: name.to }], whole)
  }
}
