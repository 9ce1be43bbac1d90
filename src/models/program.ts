import { assignmentsOf, COMPOUND, isAssigning, isCompound } from './program-assignments.ts'
import { freeName, ProgramGraph, type ProgramSpans, type Value } from './program-graph.ts'
import { type Token, tokensOf } from './program-lexer.ts'
import { ExpressionParser, type Scope } from './program-parser.ts'
import { linesOf, ProgramError, type ProgramProblem, problemOf, type Span } from './program-problem.ts'
import { givenNumber, passOverPython, refuseDefinition, shadowedBy } from './program-python.ts'
import { badRest } from './program-refusals.ts'
import { checkName, TokenStream } from './program-tokens.ts'
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
  /** Every name that has a value, free ones too, in the order in which they got it; for choosing an output. */
  readonly outputs: readonly string[]
  /** The names that no statement gives a value to: their leaves have none of their own. */
  readonly free: ReadonlySet<string>
}

/** A program, or what is wrong with the text. */
export type ReadProgram =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly problem: ProgramProblem }

interface Statement {
  readonly name: string | null
  readonly span: Span
  readonly value: Value
}

class ProgramReader implements Scope {
  readonly #text: string
  readonly #lineOf: (at: number) => number
  readonly #graph = new ProgramGraph()
  readonly #assignments: ReadonlyMap<string, readonly Token[]>
  readonly #parser: ExpressionParser
  readonly #tokens: TokenStream
  readonly #values = new Map<string, Value>()
  readonly #counts = new Map<string, number>()
  /** Every name of the text: what versions of a name are called must be none of them. */
  readonly #words: Set<string>
  readonly #free = new Set<string>()
  readonly #statements: Statement[] = []
  readonly #remarks: Remark[] = []
  /** The name that the statement being read gives a value to. */
  #given: Token | null = null

  /** What is wrong where the tokens end, should the program be read so far. */
  readonly #error: ProgramError | null

  constructor(text: string) {
    this.#text = text
    this.#lineOf = linesOf(text)
    const { tokens, error } = tokensOf(text)
    this.#error = error
    this.#tokens = new TokenStream(tokens, text)
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
      const line = this.#lineOf(given.from)
      throw new ProgramError(
        token,
        given === this.#given
          ? `${token.text} has no value yet: its first one is given by this very statement. Give it a number before, such as ${token.text} = 1.`
          : `${token.text} has no value yet: its first one is given below, on line ${line}. Move that statement up.`,
      )
    }
    if (token.text === 'e') this.#note(token, 'e is a name like any other; Euler’s number is exp(1).')
    const value = this.#graph.leaf(token.text, 1, { from: token.from, to: token.to })
    this.#values.set(token.text, value)
    this.#free.add(token.text)
    return value
  }

  /** Reads the program. Throws ProgramError, for what is no token only once everything before it has been read. */
  read(): Program {
    try {
      const program = this.#program()
      if (this.#error === null) return program
    } catch (error) {
      const isAtEnd = this.#tokens.peek().kind === 'eof'
      if (this.#error === null || !isAtEnd || !(error instanceof ProgramError)) throw error
    }
    throw this.#error
  }

  #program(): Program {
    const tokens = this.#tokens
    let backwardFrom: Value | null = null
    while (tokens.peek().kind !== 'eof') {
      if (tokens.peek().kind === 'end') {
        tokens.next()
        continue
      }
      const passed = passOverPython(tokens)
      if (passed) this.#note(passed.span, passed.message)
      else backwardFrom = this.#statement() ?? backwardFrom
      if (!tokens.atEnd()) throw badRest(tokens, null)
    }
    const output = backwardFrom ?? this.#statements.at(-1)?.value
    if (!output)
      throw new ProgramError(
        { from: this.#text.length, to: this.#text.length },
        'There is nothing to compute yet. Write an expression, such as L = (a*b + c) * f.',
      )
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
    refuseDefinition(tokens)
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
    if (!tokens.atEnd()) throw badRest(tokens, operand)
    this.#statements.push({ name: null, span: operand, value: operand.value })
    return null
  }

  #assign(name: Token, sign: Token): void {
    const tokens = this.#tokens
    checkName(name)
    this.#given = name
    const shadows = this.#counts.has(name.text) ? null : shadowedBy(name.text)
    if (shadows) this.#note(name, shadows)
    const before = isCompound(sign.text) ? (this.get(name.text) ?? this.free(name)) : null
    const operand = givenNumber(tokens, this.#parser) ?? this.#parser.expression()
    if (!tokens.atEnd()) throw badRest(tokens, operand)
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

  /** The name of the node that holds a name's next value: the last one has the plain name, those before a subscript. */
  #versionName(name: string): string {
    const count = (this.#counts.get(name) ?? 0) + 1
    this.#counts.set(name, count)
    if (count === this.#assignments.get(name)!.length) return name
    const free = freeName(name, (other) => this.#words.has(other), count)
    this.#words.add(free)
    return free
  }

  #note({ from, to }: Span, message: string): void {
    this.#remarks.push({ span: { from, to }, line: this.#lineOf(from), message })
  }

  /** Says what reaches the output of nothing, and where nothing has a gradient. */
  #remark(output: Value): void {
    const reaches = this.#graph.reaches(output)
    for (const { name, span, value } of this.#statements)
      if (!reaches(value))
        this.#note(
          span,
          `The output does not use ${name ?? (this.#graph.nameOf(value) || 'this')}: its gradient stays unknown.`,
        )
      else if (name !== null && !this.#graph.varies(value) && value !== output)
        this.#note(span, `${name} is made of plain numbers only: it has no gradient.`)
    const last = this.#statements.at(-1)
    if (last && !this.#graph.varies(output))
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
