import type { Program } from '../models/program.ts'
import { readProgram } from '../models/program.ts'

/** Which value of a program is its output, and which others could be. */
export interface OutputChoice {
  /** The name chosen by a last line that says nothing else; empty where the last statement is the output. */
  readonly chosen: string
  /** What the last statement is called without that line; empty where it has no name. */
  readonly last: string
  /** Every other name that could be chosen. */
  readonly others: readonly string[]
}

const BARE = /(^|\n)[^\S\n]*([\p{L}_][\p{L}\p{M}\p{Nd}_]*)[^\S\n]*(?:#[^\n]*)?\s*$/u
const BACKWARD = /(^|\n)([^\S\n]*)([\p{L}_][\p{L}\p{M}\p{Nd}_]*)(\.backward\(\s*\))(?![\s\S]*\.backward\()/u

/** The name of the last line, where it is a bare name that a line before gives a value to. */
const bareName = (text: string, { outputs }: Program): string => {
  const name = BARE.exec(text)?.[2] ?? ''
  return outputs.includes(name) ? name : ''
}

const withoutBare = (text: string): string => text.replace(BARE, '')

/** Reads the choice of the output off the text of a program. */
export const outputChoiceOf = (text: string, program: Program): OutputChoice => {
  const backward = BACKWARD.exec(text)?.[3]
  const name = backward ?? bareName(text, program)
  const rest = backward === undefined && name !== '' ? readProgram(withoutBare(text)) : null
  const last =
    backward !== undefined
      ? backward
      : rest === null
        ? lastNamed(program)
        : rest.ok
          ? lastNamed(rest.program)
          : ''
  const alone = rest !== null && !rest.ok
  return {
    chosen: backward !== undefined || alone || name === last ? '' : name,
    last: alone ? name : last,
    others: program.outputs.filter((other) => other !== last && !(alone && other === name)),
  }
}

const lastNamed = ({ outputName, outputs }: Program): string =>
  outputs.includes(outputName) ? outputName : ''

/** The text with another output: the name is put into `.backward()` or onto a last line of its own; empty: the last one. */
export const withOutput = (text: string, program: Program, name: string): string => {
  if (BACKWARD.test(text))
    return name === ''
      ? text
      : text.replace(BACKWARD, (_, start, space, __, call) => `${start}${space}${name}${call}`)
  const { chosen } = outputChoiceOf(text, program)
  const base = (chosen === '' ? text : withoutBare(text)).replace(/\s+$/, '')
  return name === '' ? base : `${base}\n${name}`
}
