import { type ReactElement, useEffect, useState } from 'react'
import type { Program, Remark } from '../models/program.ts'
import type { ProgramProblem } from '../models/program-problem.ts'

/** What is said about a text: what it is as a program, or what is wrong with it. */
export interface ProgramStatusProps {
  readonly id: string
  readonly program: Program | null
  readonly problem: ProgramProblem | null
  /** Whether the stage shows an earlier text. */
  readonly stale: boolean
  /** Puts the selection at a place of the text. */
  readonly onGo: (from: number, to: number) => void
  readonly onRepair: () => void
}

/** Milliseconds of quiet after which what has become of the text is said aloud. */
const PAUSE_MS = 600

const counted = (n: number, word: string): string => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`

/** A program in a few words, such as `3 operations, 4 numbers, output L.` */
export const programWords = ({ model, outputName }: Program): string => {
  const numbers = model.leaves.filter((leaf) => leaf.constant !== true).length
  return `${counted(model.operations.length, 'operation')}, ${counted(numbers, 'number')}, output ${outputName}.`
}

/** A problem in words, with its place. */
export const problemWords = ({ line, column, message }: ProgramProblem): string =>
  `Line ${line}, column ${column}: ${message}`

const useAfterPause = (words: string): string => {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [words])
  return said
}

const RemarkLine = (props: {
  readonly remark: Remark
  readonly onGo: ProgramStatusProps['onGo']
}): ReactElement => {
  const { line, message, span } = props.remark
  return (
    <li>
      <button type="button" className="remark-line" onClick={() => props.onGo(span.from, span.to)}>
        Line {line}
      </button>{' '}
      {message}
    </li>
  )
}

/** The line below a program: what it is, or what is wrong with it and how to mend it; remarks follow quietly. */
export const ProgramStatus = (props: ProgramStatusProps): ReactElement => {
  const { id, program, problem, stale, onGo, onRepair } = props
  const words = problem ? problemWords(problem) : program ? programWords(program) : ''
  const said = useAfterPause(words)
  return (
    <div className="program-status" data-problem={problem !== null || undefined}>
      <p id={id} className="program-said">
        {words}
        {problem && stale && (
          <span className="program-stale"> The stage shows the last program that could be read.</span>
        )}
      </p>
      <div className="sr-only" aria-live="polite">
        {said}
      </div>
      {problem && (
        <p className="program-mend">
          {problem.repair && (
            <button type="button" className="button" title="Alt+Enter in the program" onClick={onRepair}>
              {problem.repair.words}
            </button>
          )}
          {problem.span.to > 0 && (
            <button type="button" className="button" onClick={() => onGo(problem.span.from, problem.span.to)}>
              Go there
            </button>
          )}
        </p>
      )}
      {problem === null && program && program.remarks.length > 0 && (
        <ul className="program-remarks" aria-label="Remarks">
          {program.remarks.map((remark) => (
            <RemarkLine key={`${remark.span.from} ${remark.message}`} remark={remark} onGo={onGo} />
          ))}
        </ul>
      )}
    </div>
  )
}
