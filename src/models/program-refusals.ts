import { isAssigning } from './program-assignments.ts'
import { programFunctions } from './program-functions.ts'
import type { Token } from './program-lexer.ts'
import { insertion, nearestWord, ProgramError, type Repair, type Span } from './program-problem.ts'
import type { TokenStream } from './program-tokens.ts'

/** What an expression may begin with. */
export const OPERAND = 'a number, a name or a bracket'

const LONGEST = 24

const CHOICE = 'a choice of two numbers is written max(a, b) or relu(a)'
const STATEMENTS = 'programs here are assignments and expressions, one after the other'
const LOGIC = 'comparisons and logic are not among the operations'

/** What makes a number in Python’s libraries for gradients. */
export const MAKERS = ['Value', 'Tensor', 'tensor', 'Parameter', 'Variable']

/** Words of Python that have no place in programs here, and why. */
const PYTHON: ReadonlyMap<string, string> = new Map([
  ...'for while def class return with try raise assert del pass global async await yield'
    .split(' ')
    .map((word) => [word, STATEMENTS] as const),
  ...['if', 'elif', 'else'].map((word) => [word, CHOICE] as const),
  ...['and', 'or', 'not', 'in', 'is', 'True', 'False', 'None'].map((word) => [word, LOGIC] as const),
  ['lambda', 'an expression stands by itself, without a function around it'],
])

/** Whether a word is Python’s own, and no name. */
export const isPythonWord = (word: string): boolean => PYTHON.has(word)

/** Says that a word of Python is none of ours. */
export const pythonWord = (token: Token): ProgramError =>
  new ProgramError(token, `Python’s “${token.text}” is not read here: ${PYTHON.get(token.text)}.`)

/** A token in words. */
export const shownToken = ({ kind, text }: Token): string => {
  if (kind === 'eof') return 'the end of the program'
  if (kind === 'end') return text === ';' ? 'a ;' : 'the end of the line'
  if (kind === 'string') return 'a text in quotes'
  if (kind === 'superscript') return 'an exponent'
  return `“${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}”`
}

const leaveOut = ({ from, to }: Span): Repair => ({ words: 'Leave it out', span: { from, to }, text: '' })

const primed = (token: Token): ProgramError =>
  new ProgramError(
    { from: token.from, to: token.from + 1 },
    'Names have no primes: write x1 or dx for the other one.',
  )

/** Makes a decimal point of the comma that is next, where it can only be meant so. */
export const decimalPoint = (tokens: TokenStream): Repair | null => {
  const [whole, comma, part] = [tokens.last(), tokens.peek(), tokens.peek(1)]
  const isNumber =
    whole?.to === comma.from && comma.to === part.from && `${whole.kind} ${part.kind}` === 'number number'
  return isNumber && comma.text === ',' && /^\d+,\d+$/.test(`${whole.text},${part.text}`)
    ? { words: 'Write a decimal point', span: comma, text: '.' }
    : null
}

const comparison = (token: Token, next: Token): ProgramError =>
  new ProgramError(
    { from: token.from, to: next.to },
    'Comparisons are not among the operations; a single = gives a name its value.',
  )

/** What is wrong where an operand follows another one with no operator between them. */
const missingOperator = (tokens: TokenStream, before: Span): ProgramError => {
  const [last, token, next] = [tokens.last(), tokens.peek(), tokens.peek(1)]
  const isJoined = last !== undefined && last.to === token.from
  if (token.kind === 'number' && token.text.startsWith('.') && last?.kind === 'number' && isJoined)
    return new ProgramError(token, 'This number has a second decimal point.')
  if (token.kind === 'name' && isPythonWord(token.text)) return pythonWord(token)
  if (token.kind === 'name' && isAssigning(next))
    return new ProgramError(
      token,
      'Here another statement begins: it stands on a line of its own, or after a “;”.',
      insertion('Insert ;', before.to, ';'),
    )
  return new ProgramError(
    token,
    last?.kind === 'number' && isJoined
      ? `An operator is missing between ${shownToken(last)} and ${shownToken(token)}: products are written with *.`
      : `An operator is missing before ${shownToken(token)}.`,
    insertion('Multiply: insert *', token.from, before.to < token.from ? '* ' : '*'),
  )
}

/** What is wrong with the token at which a statement should have ended. */
export const badRest = (tokens: TokenStream, before: Span | null): ProgramError => {
  const token = tokens.peek()
  const next = tokens.peek(1)
  const last = tokens.last()
  const { kind, text } = token
  if (before && (kind === 'name' || kind === 'number' || text === '(')) return missingOperator(tokens, before)
  if (text === ')') return new ProgramError(token, 'This ) closes no bracket.', leaveOut(token))
  if (text === ']' || text === '}')
    return new ProgramError(token, `This ${text} closes no bracket; brackets are round.`, leaveOut(token))
  if (text === '[')
    return new ProgramError(
      token,
      'There are no lists and no places in them: give each number a name of its own, such as x1.',
    )
  if (text === ',') {
    const repair = decimalPoint(tokens)
    return new ProgramError(
      token,
      repair
        ? 'A comma stands between the arguments of a function only; a decimal number has a point.'
        : 'A comma stands between the arguments of a function only. Give each name its value by itself: a = 1; b = 2.',
      repair,
    )
  }
  if (text === '=' && next.text === '=') return comparison(token, next)
  if (text.length > 1 && text.endsWith('='))
    return new ProgramError(
      token,
      `Only a name can be changed with ${text}, at the beginning of a statement.`,
    )
  if (text === '=')
    return new ProgramError(
      token,
      'Only a name can be given a value: a single name stands before =, and = stands once in a statement.',
    )
  if (text === '//' || text === '//=') return wholeDivision(token)
  if (kind === 'string' && last?.kind === 'name' && last.to === token.from) return primed(token)
  if (text === ':') return new ProgramError(token, `A : has no meaning here: ${STATEMENTS}.`)
  return new ProgramError(
    token,
    `Expected an operator or the end of the statement, but found ${shownToken(token)}.`,
  )
}

const wholeDivision = (token: Token): ProgramError =>
  new ProgramError(token, 'Division without a remainder, //, is not among the operations; / divides.', {
    words: `Write ${token.text.slice(1)}`,
    span: token,
    text: token.text.slice(1),
  })

/** What is wrong where an operand should stand. `round` would make round brackets of others. */
export const missingOperand = (tokens: TokenStream, round: Repair | null): ProgramError => {
  const token = tokens.peek()
  const before = tokens.last()
  const { text } = token
  const atEnd = token.kind === 'end' || token.kind === 'eof'
  if (atEnd && before?.kind === 'sign')
    return new ProgramError(
      before,
      before.text.endsWith('=')
        ? `After ${before.text} a value is missing: expected ${OPERAND}.`
        : `After ${before.text} something is missing: expected ${OPERAND}.`,
    )
  if (text === '[' || text === '{')
    return new ProgramError(token, 'There are no lists; brackets are round.', round)
  if (text === '=' && before?.text === '=') return comparison(before, token)
  if (text === '//' || text === '//=') return wholeDivision(token)
  if (text === ')' && before?.text === '(')
    return new ProgramError(
      { from: before.from, to: token.to },
      `There is nothing between these brackets: expected ${OPERAND}.`,
    )
  if (text === '=' && (before === undefined || before.kind === 'end'))
    return new ProgramError(token, 'Before = a name is missing: a value is given to a name, such as a = 1.')
  if (token.kind === 'string')
    return new ProgramError(token, `Texts have no place in a computation: expected ${OPERAND}.`)
  return new ProgramError(token, `Expected ${OPERAND}, but found ${shownToken(token)}.`)
}

/** Says that there is no such function, and which one was meant. */
export const noFunction = (token: Token, open: Token): ProgramError => {
  const near = nearestWord(token.text, [...programFunctions.keys()])
  const name = shownToken(token)
  if (MAKERS.includes(token.text))
    return new ProgramError(
      token,
      `A number that is made with ${token.text} has a name: a = ${token.text}(…).`,
    )
  if (near)
    return new ProgramError(token, `There is no function ${name}. Did you mean ${near}?`, {
      words: `Write ${near}`,
      span: token,
      text: near,
    })
  return new ProgramError(
    token,
    `There is no function ${name}. There are exp, log, sqrt, sin, cos, tanh, sigmoid, relu, max and more; to multiply, write *.`,
    open.text === '(' && [...token.text].length < 3 ? insertion('Multiply: insert *', token.to, '*') : null,
  )
}

/** Says that a function was named without what it is applied to; `tokens` stand after its name. */
export const notApplied = (name: Token, tokens: TokenStream): ProgramError => {
  const [operand, then] = [tokens.peek(), tokens.peek(1)]
  const isAlone = then.kind === 'end' || then.kind === 'eof' || ['+', '-', ')', ','].includes(then.text)
  const isPlain =
    operand.kind === 'number' || (operand.kind === 'name' && !programFunctions.has(operand.text))
  const applied = `${name.text}(${tokens.text.slice(operand.from, operand.to)})`
  return new ProgramError(
    name,
    `${name.text} is a function: what it is applied to stands in brackets after it, ${name.text}(…).`,
    isPlain && isAlone
      ? { words: `Write ${applied}`, span: { from: name.from, to: operand.to }, text: applied }
      : null,
  )
}
