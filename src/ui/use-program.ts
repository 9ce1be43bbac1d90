import { useMemo } from 'react'
import { type Lit, litNodes } from '../explain/lit.ts'
import type { Program } from '../models/program.ts'
import type { ProgramProblem, Span } from '../models/program-problem.ts'
import { programInView, readText, textOf } from '../store/typing.ts'
import { useApp, useAppStore } from './app-context.ts'
import { useMoment } from './moment.ts'
import type { MarkKind, TextMark } from './program-pieces.ts'
import { isGraphOf, textOfNode } from './program-places.ts'

/** A text as it is typed: what it is read as, and whether it is the one that the stage shows. */
export interface TypedProgram {
  readonly text: string
  /** Null for an empty text in place of a model without a program. */
  readonly program: Program | null
  readonly problem: ProgramProblem | null
  /** The program of the stage, where this text is its text. */
  readonly shown: Program | null
}

/** The text in view and what it is read as. */
export const useProgram = (): TypedProgram => {
  const store = useAppStore()
  const text = useApp(textOf)
  const recipe = useApp((s) => s.compiled.recipe)
  return useMemo(() => {
    const read = text === null ? null : readText(text)
    const { compiled } = store.getState()
    const inView = text !== null && text === recipe.program ? programInView({ compiled }) : null
    return {
      text: text ?? '',
      program: read?.ok ? read.program : null,
      problem: read === null || read.ok ? null : read.problem,
      shown: inView && isGraphOf(inView, compiled.graph) ? inView : null,
    }
  }, [text, recipe, store])
}

const marked = (kind: MarkKind, spans: readonly Span[]): TextMark[] =>
  spans.map(({ from, to }) => ({ from, to, kind }))

const litMarks = (program: Program, lit: Lit): readonly TextMark[] =>
  [...lit.nodes].flatMap((node) => {
    const { whole, signs } = textOfNode(program, node)
    return [...marked('lit', whole), ...marked('sign', signs)]
  })

/** The marks of a text, and the hue of those that are lit: the beat told about, what is pointed at, what is wrong. */
export const useMarks = (
  typed: TypedProgram,
): { readonly marks: readonly TextMark[]; readonly lit: Lit | null } => {
  const { program, problem, shown } = typed
  const moment = useMoment()
  const spotted = useApp((s) => s.spotted)
  return useMemo(() => {
    const lit = moment && shown ? litNodes(moment) : null
    const spot = shown && spotted ? textOfNode(shown, spotted.node).whole : []
    const marks = [
      ...(shown && lit ? litMarks(shown, lit) : []),
      ...marked('spot', spot),
      ...marked('remark', program?.remarks.map(({ span }) => span) ?? []),
      ...(problem && problem.span.to > 0 ? marked('error', [problem.span]) : []),
    ]
    return { marks, lit }
  }, [program, problem, shown, moment, spotted])
}
