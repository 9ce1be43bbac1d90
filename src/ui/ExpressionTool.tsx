import './expression.css'
import { type ReactElement, useEffect, useId, useMemo, useRef } from 'react'
import { repairedText } from '../store/repair.ts'
import { startingPrograms } from '../store/starting-programs.ts'
import { pageTimers } from '../store/timers.ts'
import { createTyping } from '../store/typing.ts'
import { useApp, useAppStore } from './app-context.ts'
import { Leaves } from './Leaves.tsx'
import { OutputSelect } from './OutputSelect.tsx'
import { ProgramField } from './ProgramField.tsx'
import { ProgramHelp } from './ProgramHelp.tsx'
import { ProgramStatus } from './ProgramStatus.tsx'
import { nodeAtText } from './program-places.ts'
import { StartingPrograms } from './StartingPrograms.tsx'
import { typeInto } from './type-into.ts'
import { useKeptDraft } from './use-kept-draft.ts'
import { useMarks, useProgram } from './use-program.ts'

const clock = { ...pageTimers, now: () => performance.now() }

const isByFinger = (): boolean => matchMedia('(pointer: coarse)').matches

/** The expression editor: a program as text, what is wrong with it, its output, and its numbers. */
export const ExpressionTool = (): ReactElement => {
  const store = useAppStore()
  const field = useRef<HTMLTextAreaElement>(null)
  const statusId = useId()
  const title = useApp((s) => s.compiled.recipe.title)
  const hasProgram = useApp((s) => s.compiled.recipe.program !== undefined)
  const typing = useMemo(() => createTyping(store, clock), [store])
  useEffect(() => () => typing.flush(), [typing])
  useKeptDraft()
  // Whoever opens the editor wants to type; a link does not, and a finger would only call up a keyboard.
  useEffect(() => {
    const { current } = field
    if (!current?.closest('[data-by-hand]') || isByFinger()) return
    current.focus({ preventScroll: true })
    current.setSelectionRange(current.value.length, current.value.length)
  }, [])
  const typed = useProgram()
  const { text, program, problem, shown } = typed
  const { marks, lit } = useMarks(typed)

  const select = (from: number, to: number): void => {
    const node = shown && field.current === document.activeElement ? nodeAtText(text, shown, from, to) : -1
    const { spotted } = store.getState()
    if (node !== (spotted?.by === 'text' ? spotted.node : -1))
      store.setState({ spotted: node < 0 ? null : { node, by: 'text' } })
  }
  const go = (from: number, to: number): void => {
    field.current?.focus()
    field.current?.setSelectionRange(from, to)
  }
  const repair = (): void => {
    if (problem?.repair && field.current) typeInto(field.current, repairedText(text, problem.repair))
  }
  const start = (next: string): void => {
    typing.type(next)
    typing.flush()
    field.current?.focus()
  }
  return (
    <div className="expression">
      <div className="expression-text">
        <ProgramField
          field={field}
          text={text}
          marks={marks}
          hue={lit?.hue ?? 'value'}
          invalid={problem !== null}
          describedBy={statusId}
          placeholder={startingPrograms[0].text}
          onType={typing.type}
          onSelect={select}
          onLeave={() => {
            if (store.getState().spotted?.by === 'text') store.setState({ spotted: null })
          }}
          onRepair={repair}
        />
        <ProgramStatus
          id={statusId}
          program={program}
          problem={problem}
          stale={hasProgram}
          onGo={go}
          onRepair={repair}
        />
        <div className="expression-foot">
          {program && <OutputSelect text={text} program={program} onType={typing.type} />}
          <ProgramHelp />
        </div>
      </div>
      <div className="expression-numbers">
        {hasProgram ? (
          <Leaves />
        ) : (
          <>
            <p>
              Type an expression, or start from one of these. It takes the place of {title}; Undo brings that
              back.
            </p>
            <StartingPrograms onChoose={start} />
          </>
        )}
      </div>
    </div>
  )
}
