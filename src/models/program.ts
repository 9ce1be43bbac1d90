import { freeName, ProgramGraph, type ProgramSpans, type Value } from './program-graph.ts'
import { type Token, tokensOf } from './program-lexer.ts'
import { ExpressionParser, type Operand, type Scope } from './program-parser.ts'
import { ProgramError, type ProgramProblem, placeInText, problemOf, type Span } from './program-problem.ts'
import { refuseRest, TokenStream } from './program-tokens.ts'
import type { GraphModel } from './recipe.ts'

/** The most characters of a program. */
export const MOST_CHARACTERS = 10_000

/** A remark on a piece of a program that is no mistake, such as a value that nothing uses. */
export interface Remark {
  readonly span: Span
  /** From 1. */
  readonly line: number
  readonly message: string
}

/** A program that has been read: its graph, where everything stands in the text, and remarks on it. */
export interface Program {
  readonly model: GraphModel
  /** What its output is called: its name, or a letter that is free. */
  readonly outputName: string
  readonly spans: ProgramSpans
  readonly remarks: readonly Remark[]
  /** The names that statements give values to, by their last value's node name; for choosing an output. */
  readonly outputs: readonly string[]
  /** The names that no statement gives a value to: their leaves have none of their own. */
  readonly free: ReadonlySet<string>
}

/** A program, or what is wrong with the text. */
export type ReadProgram =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly problem: ProgramProblem }

/** Signs that change a name's value by an operation. */
const COMPOUND = { '+=': 'sum', '-=': 'sub', '*=': 'mul', '/=': 'div', '**=': 'pow' } as const

const isCompound = (sign: string): sign is keyof typeof COMPOUND => Object.hasOwn(COMPOUND, sign)

const isAssigning = ({ kind, text }: Token): boolean => kind === 'sign' && (text === '=' || isCompound(text))

/** Words that begin statements of Python which programs here do without. */
const STATEMENTS = new Set(
  'for while if else elif def class return lambda with try raise assert del pass global'.split(' '),
)

/** How often each name is given a value by `=` or `+=`, read off the beginnings of statements. */
const assignmentsOf = (tokens: readonly Token[]): ReadonlyMap<string, readonly Token[]> => {
  const given = new Map<string, Token[]>()
  tokens.forEach((token, i) => {
    const starts = i === 0 || tokens[i - 1]!.kind === 'end'
    if (!starts || token.kind !== 'name' || !isAssigning(tokens[i + 1]!)) return
    given.set(token.text, [...(given.get(token.text) ?? []), token])
  })
  return given
}

interface Statement {
  readonly name: string | null
  readonly span: Span
  readonly value: Value
}

class ProgramReader implements Scope {
  readonly #text: string
  readonly #graph = new ProgramGraph()
  readonly #assignments: ReadonlyMap<string, readonly Token[]>
  readonly #parser: ExpressionParser
  readonly #tokens: TokenStream
  readonly #values = new Map<string, Value>()
  readonly #counts = new Map<string, number>()
  /** Every name of the text: what versions of a name are called must be none of them. */
  readonly #words: ReadonlySet<string>
  readonly #free = new Set<string>()
  readonly #statements: Statement[] = []
  readonly #remarks: Remark[] = []

  constructor(text: string) {
    this.#text = text
    const tokens = tokensOf(text)
    this.#tokens = new TokenStream(tokens)
    this.#assignments = assignmentsOf(tokens)
    this.#words = new Set(tokens.map((token) => token.text))
    this.#parser = new ExpressionParser(this.#tokens, this.#graph, this)
  }

  get(name: string): Value | undefined {
    return this.#values.get(name)
  }

  isAssigned(name: string): boolean {
    return this.#assignments.has(name)
  }

  free(token: Token): Value {
    const given = this.#assignments.get(token.text)?.[0]
    if (given) {
      const line = placeInText(this.#text, given.from).line
      const own = placeInText(this.#text, token.from).line === line
      throw new ProgramError(
        token,
        own
          ? `${token.text} has no value yet: its first one is given by this very statement. Give it a number before, such as ${token.text} = 1.`
          : `${token.text} has no value yet: its first one is given on line ${line}. Move that line up.`,
      )
    }
    const value = this.#graph.leaf(token.text, 1, { from: token.from, to: token.to })
    this.#values.set(token.text, value)
    this.#free.add(token.text)
    return value
  }

  read(): Program {
    const tokens = this.#tokens
    let backwardFrom: Value | null = null
    while (tokens.peek().kind !== 'eof') {
      if (tokens.peek().kind === 'end') {
        tokens.next()
        continue
      }
      if (!this.#skipsPython()) backwardFrom = this.#statement() ?? backwardFrom
      if (!tokens.atEnd()) refuseRest(this.#tokens, null)
    }
    const last = this.#statements.at(-1)
    if (!last)
      throw new ProgramError(
        { from: this.#text.length, to: this.#text.length },
        'There is nothing to compute yet. Write an expression, such as L = (a*b + c) * f.',
      )
    const output = backwardFrom ?? last.value
    this.#remark(output)
    const outputName = this.#graph.outputName(output)
    const { model, spans } = this.#graph.build(output)
    return {
      model,
      spans,
      outputName,
      remarks: this.#remarks,
      outputs: [...this.#values.keys()],
      free: this.#free,
    }
  }

  /** One statement; gives the value that `.backward()` was called on. */
  #statement(): Value | null {
    const tokens = this.#tokens
    const name = tokens.peek()
    const sign = tokens.peek(1)
    if (name.kind === 'name' && isAssigning(sign)) {
      tokens.next()
      tokens.next()
      this.#assign(name, sign)
      return null
    }
    const operand = this.#parser.expression()
    if (tokens.peek().text === '.') {
      const point = tokens.next()
      if (tokens.peek().text !== 'backward')
        throw new ProgramError(point, 'After a point the name of a function is missing, as in .relu().')
      tokens.next()
      const { from, to } = tokens.peek()
      if (!tokens.accept('(') || !tokens.accept(')'))
        throw new ProgramError({ from, to }, 'backward() is called with empty brackets.')
      this.#note(operand, 'Backward starts from here.')
      return operand.value
    }
    if (!tokens.atEnd()) refuseRest(this.#tokens, operand)
    this.#statements.push({ name: null, span: operand, value: operand.value })
    return null
  }

  #assign(name: Token, sign: Token): void {
    const tokens = this.#tokens
    if (!/^\p{L}[\p{L}\p{N}_]{0,31}$/u.test(name.text))
      throw new ProgramError(
        name,
        'A name begins with a letter and goes on with letters, digits and _, 32 at most.',
      )
    const before = isCompound(sign.text) ? (this.get(name.text) ?? this.free(name)) : null
    const operand = this.#given() ?? this.#parser.expression()
    if (!tokens.atEnd()) refuseRest(this.#tokens, operand)
    const span = { from: name.from, to: operand.to }
    const at = { from: name.from, to: name.to }
    let { value } = operand
    if (before && isCompound(sign.text))
      value = this.#graph.apply(COMPOUND[sign.text], [before, value], span, [
        { from: sign.from, to: sign.to },
      ])
    const called = this.#versionName(name.text)
    if (value.literal) value = this.#graph.leaf(called, this.#graph.numberOf(value), at, value)
    else if (this.#graph.isNamed(value)) this.#note(span, `${name.text} is another name of the same number.`)
    else this.#graph.name(value, called)
    this.#values.set(name.text, value)
    this.#statements.push({ name: name.text, span, value })
  }

  /** `Value(2.0, label='a')` of micrograd, and `torch.tensor(2.0, …)`: a number, what else they say has no meaning here. */
  #given(): Operand | null {
    const tokens = this.#tokens
    const called = ['Value', 'Tensor', 'tensor', 'Parameter', 'Variable']
    const after = tokens.peek(1).text === '.' ? 2 : 0
    if (!called.includes(tokens.peek(after).text) || tokens.peek(after + 1).text !== '(') return null
    const { from } = tokens.peek()
    for (let i = 0; i < after + 2; i++) tokens.next()
    const { value } = this.#parser.expression()
    if (!value.literal) throw new ProgramError(tokens.peek(), 'Expected a number and a closing bracket here.')
    while (tokens.accept(',')) {
      const name = tokens.next()
      if (name.kind !== 'name' || !tokens.accept('='))
        throw new ProgramError(name, "Expected an argument such as label='a' here.")
      const given = tokens.next()
      if (given.kind === 'sign' || given.kind === 'end' || given.kind === 'eof')
        throw new ProgramError(given, `Expected what ${name.text} is to be.`)
    }
    const close = tokens.accept(')')
    if (!close) throw new ProgramError(tokens.peek(), 'Expected a closing bracket here.')
    return { from, to: close.to, value }
  }

  /** Lines of Python that compute nothing are passed over with a remark; others that are none of ours are refused. */
  #skipsPython(): boolean {
    const tokens = this.#tokens
    const [first, second, third, fourth] = [0, 1, 2, 3].map((i) => tokens.peek(i)) as [
      Token,
      Token,
      Token,
      Token,
    ]
    if (first.kind !== 'name' || isAssigning(second)) return false
    const isImport = ['import', 'from'].includes(first.text) && second.kind === 'name'
    const isPrint = first.text === 'print' && second.text === '('
    const isLabel = second.text === '.' && third.kind === 'name' && fourth.text === '='
    if (STATEMENTS.has(first.text) && second.text !== '.')
      throw new ProgramError(
        first,
        `Python’s ${first.text} is not part of programs here: they are assignments and expressions, one after the other.`,
      )
    if (!isImport && !isPrint && !isLabel) return false
    const { from } = first
    let { to } = first
    while (!tokens.atEnd()) to = tokens.next().to
    this.#note(
      { from, to },
      isImport
        ? 'Nothing needs to be imported here: this line is passed over.'
        : isPrint
          ? 'Numbers stand on the stage: this line is passed over.'
          : 'Names come from assignments: this line is passed over.',
    )
    return true
  }

  /** The name of the node that holds a name's next value: the last one has the plain name, those before a subscript. */
  #versionName(name: string): string {
    const count = (this.#counts.get(name) ?? 0) + 1
    this.#counts.set(name, count)
    if (count === this.#assignments.get(name)!.length) return name
    return freeName(name, (other) => this.#words.has(other), count)
  }

  #note({ from, to }: Span, message: string): void {
    this.#remarks.push({ span: { from, to }, line: placeInText(this.#text, from).line, message })
  }

  /** Says what reaches the output of nothing, and where nothing has a gradient. */
  #remark(output: Value): void {
    const reaches = this.#graph.reaches(output)
    for (const { name, span, value } of this.#statements)
      if (!reaches(value))
        this.#note(
          span,
          `${name ?? 'This'} is computed, but the output does not use it: its gradient stays unknown.`,
        )
    const last = this.#statements.at(-1)
    if (last && !this.#graph.hasGradients(output))
      this.#note(last.span, 'The output depends on no named number, so there is no gradient to compute.')
    this.#remarks.sort((a, b) => a.span.from - b.span.from)
  }
}

/**
 * Reads a program: statements one per line or separated by `;`, in the notation of Python. Free names become leaves with
 * the value 1, a name that is given a number becomes a leaf with that number, and the last statement is the output.
 * Never throws.
 */
export const readProgram = (text: string): ReadProgram => {
  try {
    if (text.length > MOST_CHARACTERS)
      throw new ProgramError(
        { from: MOST_CHARACTERS, to: text.length },
        `The program is ${text.length.toLocaleString('en')} characters long; it may have ${MOST_CHARACTERS.toLocaleString('en')}.`,
      )
    return { ok: true, program: new ProgramReader(text).read() }
  } catch (error) {
    if (error instanceof ProgramError) return { ok: false, problem: problemOf(text, error) }
    throw error
  }
}
