import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type ReactElement,
  useEffect,
  useId,
  useMemo,
  useState,
} from 'react'
import type { Code } from '../codegen/code.ts'
import type { CodeSource } from '../codegen/source.ts'
import type { Hue } from '../engine/formula.ts'
import { pythonTokens } from './python-tokens.ts'
import { returnFocusAfterPointer } from './stage-focus.ts'
import { useLineWindow } from './use-line-window.ts'
import { useGoToLine, useLinesWithSteps, useLitLines } from './use-lit-lines.ts'
import { useMatches } from './use-matches.ts'

interface CodeLineProps {
  readonly id: string
  readonly number: number
  readonly text: string
  readonly hue: Hue | null
  readonly active: boolean
  readonly leads: boolean
  readonly onGo: (line: number) => void
}

const CodeLine = memo((props: CodeLineProps): ReactElement => {
  const { id, number, text, hue, active, leads, onGo } = props
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the list holds the focus and the keys
    <div
      id={id}
      role="option"
      className="code-line"
      aria-selected={hue !== null}
      aria-label={text === '' ? 'Empty line' : undefined}
      aria-disabled={!leads}
      data-hue={hue ?? undefined}
      data-active={active || undefined}
      onClick={(event) => {
        if (window.getSelection()?.isCollapsed === false || !leads) return
        onGo(number)
        returnFocusAfterPointer(event)
      }}
    >
      <span className="code-gutter" aria-hidden="true">
        {number}
      </span>
      <code>
        {pythonTokens(text).map(({ kind, text: piece }, i) =>
          kind === 'text' ? (
            piece
          ) : (
            <span key={i} className={`code-${kind}`}>
              {piece}
            </span>
          ),
        )}
      </code>
    </div>
  )
})

/** The lines of a program: those of the step in view are lit, and a line leads to its steps. */
export const CodeLines = (props: {
  readonly code: Code
  readonly source: CodeSource
  readonly name: string
}): ReactElement => {
  const { code, source, name } = props
  const id = useId()
  const texts = useMemo(() => code.text.trimEnd().split('\n'), [code])
  const lit = useLitLines(code, source)
  const leading = useLinesWithSteps(code)
  const go = useGoToLine(code)
  const { box, onScroll, from, to, show } = useLineWindow(texts.length)
  const [active, setActive] = useState(1)
  const calm = useMatches('(prefers-reduced-motion: reduce)')
  const { led } = lit
  useEffect(() => {
    if (led > 0) show(led - 1, !calm)
  }, [led, show, calm])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const { key } = event
    if (key === 'Enter') go(active)
    else if (key === 'ArrowDown' || key === 'ArrowUp') {
      const next = Math.max(1, Math.min(texts.length, active + (key === 'ArrowDown' ? 1 : -1)))
      setActive(next)
      show(next - 1, false)
    } else return
    event.preventDefault()
  }
  const longest = useMemo(() => texts.reduce((most, text) => Math.max(most, text.length), 0), [texts])
  const lines = texts.slice(from, to)
  return (
    <div
      ref={box}
      className="code-lines"
      role="listbox"
      aria-label={name}
      aria-multiselectable="true"
      tabIndex={0}
      aria-activedescendant={active > from && active <= to ? `${id}${active}` : undefined}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onFocus={() => led > 0 && setActive(led)}
    >
      <div
        role="presentation"
        style={
          {
            '--above': from,
            '--below': texts.length - to,
            '--digits': `${String(texts.length).length}ch`,
            minWidth: `${longest + 8}ch`,
          } as CSSProperties
        }
      >
        {lines.map((text, i) => {
          const number = from + i + 1
          return (
            <CodeLine
              key={number}
              id={`${id}${number}`}
              number={number}
              text={text}
              hue={lit.lines.has(number) ? lit.hue : null}
              active={number === active}
              leads={leading.has(number)}
              onGo={go}
            />
          )
        })}
      </div>
    </div>
  )
}
