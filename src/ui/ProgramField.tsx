import { type KeyboardEvent, type ReactElement, type RefObject, useEffect, useId, useRef } from 'react'
import './program-field.css'
import type { Hue } from '../engine/formula.ts'
import { linesOf, type TextMark } from './program-pieces.ts'
import { focusStage } from './stage-focus.ts'

/** The field in which a program is typed, and what is drawn below its text. */
export interface ProgramFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly marks: readonly TextMark[]
  /** The hue of what is lit. */
  readonly hue: Hue
  readonly invalid: boolean
  /** The id of the words about it. */
  readonly describedBy: string
  readonly placeholder: string
  readonly onType: (text: string) => void
  readonly onSelect: (from: number, to: number) => void
  readonly onLeave: () => void
  /** Mends what is wrong, where that is plain. */
  readonly onRepair: () => void
}

/** Scrolls a box, and nothing around it, as far as a piece within needs. */
const bringIntoView = (box: HTMLElement, piece: Element): void => {
  const [outer, inner] = [box.getBoundingClientRect(), piece.getBoundingClientRect()]
  const below = inner.bottom - outer.bottom + inner.height / 2
  const above = outer.top - inner.top + inner.height / 2
  if (below > 0) box.scrollTop += below
  else if (above > 0) box.scrollTop -= above
}

/** A text field with line numbers over a layer of the same metrics that draws marks; both wrap and scroll together. */
export const ProgramField = (props: ProgramFieldProps): ReactElement => {
  const { field, text, marks, hue, invalid, describedBy, placeholder, onType, onSelect, onLeave } = props
  const id = useId()
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Escape') {
      event.preventDefault()
      focusStage()
    } else if (event.key === 'Enter' && event.altKey) {
      event.preventDefault()
      props.onRepair()
    }
  }
  const box = useRef<HTMLDivElement>(null)
  // What is lit or pointed at elsewhere comes into view, unless somebody types.
  useEffect(() => {
    const piece = box.current?.querySelector('.sign, .spot')
    if (marks.length > 0 && piece && box.current && field.current !== document.activeElement)
      bringIntoView(box.current, piece)
  }, [marks, field])
  const tell = (element: HTMLTextAreaElement): void => onSelect(element.selectionStart, element.selectionEnd)
  return (
    <div className="program" ref={box}>
      <label className="sr-only" htmlFor={id}>
        Program
      </label>
      <div className="program-sheet">
        <div className="program-marks" aria-hidden="true" data-hue={hue}>
          {linesOf(text, marks).map((line) => (
            <div key={line.at} className="program-line">
              {line.pieces.map((piece) => (
                <span key={`${piece.at} ${piece.text}`} className={piece.marks || undefined}>
                  {piece.text}
                </span>
              ))}
            </div>
          ))}
        </div>
        <textarea
          ref={field}
          id={id}
          className="program-text"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          placeholder={placeholder}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          value={text}
          onChange={({ currentTarget }) => {
            onType(currentTarget.value)
            tell(currentTarget)
          }}
          onSelect={({ currentTarget }) => tell(currentTarget)}
          onBlur={onLeave}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  )
}
