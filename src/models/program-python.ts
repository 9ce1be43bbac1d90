import { isAssigning } from './program-assignments.ts'
import { CONSTANTS, programFunctions } from './program-functions.ts'
import type { ExpressionParser, Operand } from './program-parser.ts'
import { ProgramError, type Span } from './program-problem.ts'
import { isPythonWord, MAKERS, pythonWord } from './program-refusals.ts'
import type { TokenStream } from './program-tokens.ts'

/**
 * Reads `Value(2.0, label='a')` of micrograd or `torch.tensor(2.0, …)`: a number; what else they say has no meaning here.
 * Null where none begins.
 */
export const givenNumber = (tokens: TokenStream, parser: ExpressionParser): Operand | null => {
  const after = tokens.peek(1).text === '.' ? 2 : 0
  const name = tokens.peek(after)
  if (!MAKERS.includes(name.text) || tokens.peek(after + 1).text !== '(') return null
  const { from } = tokens.peek()
  for (let i = 0; i < after + 2; i++) tokens.next()
  const operand = parser.expression()
  if (!operand.value.literal)
    throw new ProgramError(
      operand,
      `Between the brackets of ${name.text} stands a number, such as ${name.text}(2.0).`,
    )
  while (tokens.accept(',')) givenArgument(tokens)
  const close = tokens.accept(')')
  if (!close) {
    const { from: at, to } = tokens.peek()
    throw new ProgramError({ from: at, to }, `Expected ) at the end of ${name.text}(….`)
  }
  return { from, to: close.to, value: operand.value }
}

/** Passes over an argument with a name, such as `label='a'` or `dtype=torch.float64`. */
const givenArgument = (tokens: TokenStream): void => {
  const name = tokens.next()
  if (name.kind !== 'name' || !tokens.accept('='))
    throw new ProgramError(name, "Expected an argument with a name here, such as label='a'.")
  const given = tokens.next()
  if (!['number', 'name', 'string'].includes(given.kind))
    throw new ProgramError(given, `After ${name.text}= its value is missing.`)
  while (tokens.accept('.')) tokens.next()
}

/** What was passed over, and what to say of it. */
export interface PassedOver {
  readonly span: Span
  readonly message: string
}

/** Passes over a line of Python that computes nothing; null where there is none. Throws ProgramError for other words of Python. */
export const passOverPython = (tokens: TokenStream): PassedOver | null => {
  const [first, second, third] = [tokens.peek(), tokens.peek(1), tokens.peek(2)]
  if (first.kind !== 'name' || isAssigning(second)) return null
  const isImport = ['import', 'from'].includes(first.text) && second.kind === 'name'
  const isPrint = first.text === 'print' && second.text === '('
  const isLabel = second.text === '.' && third.kind === 'name' && isAssigning(tokens.peek(3))
  if (isPythonWord(first.text) && second.text !== '.') throw pythonWord(first)
  if (!isImport && !isPrint && !isLabel) return null
  if (isLabel && (third.text === 'data' || third.text === 'grad'))
    throw new ProgramError(
      { from: first.from, to: third.to },
      third.text === 'data'
        ? `A number is given to the name itself: ${first.text} = 2.`
        : 'Gradients are computed for you: leave this line out.',
    )
  const { from } = first
  let { to } = first
  while (!tokens.atEnd()) to = tokens.next().to
  return {
    span: { from, to },
    message: isImport
      ? 'Nothing needs to be imported here: this line is passed over.'
      : isPrint
        ? 'Numbers stand on the stage: this line is passed over.'
        : 'Names come from assignments: this line is passed over.',
  }
}

/** Refuses `f(x) = …`: functions cannot be made, but their expression can be written. */
export const refuseDefinition = (tokens: TokenStream): void => {
  const name = tokens.peek()
  if (name.kind !== 'name' || tokens.peek(1).text !== '(') return
  let i = 2
  while (tokens.peek(i).kind === 'name' || tokens.peek(i).text === ',') i++
  const close = tokens.peek(i)
  if (i === 2 || close.text !== ')' || tokens.peek(i + 1).text !== '=' || tokens.peek(i + 2).text === '=')
    return
  throw new ProgramError(
    { from: name.from, to: close.to },
    `Functions cannot be made here: give the expression itself a name, ${name.text} = ….`,
    { words: `Write ${name.text}`, span: { from: name.from, to: close.to }, text: name.text },
  )
}

/** What to say where a name takes the place of a function or a constant; null for other names. */
export const shadowedBy = (name: string): string | null =>
  programFunctions.has(name)
    ? `From here on ${name} is this number, and no longer the function.`
    : CONSTANTS.has(name)
      ? `${name} is this number here, and no longer ${CONSTANTS.get(name)!.toFixed(4)}….`
      : null
