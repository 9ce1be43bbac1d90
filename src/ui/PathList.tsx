import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef } from 'react'
import { formatNumber, fullPrecision } from '../explain/format.ts'
import type { Hop, PathLine } from '../explain/path-lines.ts'
import { Sentence } from './Sentence.tsx'

/** The terms in their order, and which one is chosen, −1 for none. */
export interface PathListProps {
  readonly label: string
  readonly lines: readonly PathLine[]
  readonly chosen: number
  readonly onChoose: (index: number) => void
  /** The one under the pointer, −1 for none. */
  readonly onPoint: (index: number) => void
}

const HopView = ({ hop, leftOut }: { readonly hop: Hop | null; readonly leftOut: number }): ReactElement =>
  hop === null ? (
    <span className="hop" title={`${leftOut.toLocaleString('en')} more factors`}>
      <span>→ …</span>
      <span>× …</span>
    </span>
  ) : (
    <span className="hop" title={hop.means}>
      <span>{hop.name}</span>
      <span className="factor">
        <Sentence pieces={hop.pieces} />
      </span>
    </span>
  )

const Line = ({ line }: { readonly line: PathLine }): ReactElement => (
  <>
    <span className="route">
      <span className="hop">
        <span>{line.start}</span>
        <span />
      </span>
      {line.hops.map((hop, k) => (
        <HopView key={k} hop={hop} leftOut={line.leftOut} />
      ))}
    </span>
    <span className="product">
      {line.relation}{' '}
      <b className="hue" data-hue="gradient" title={fullPrecision(line.product)}>
        {formatNumber(line.product)}
      </b>
    </span>
  </>
)

/** Paths as a list to choose from: by pointer, or with the arrow keys; Escape lets go of the choice. */
export const PathList = ({ label, lines, chosen, onChoose, onPoint }: PathListProps): ReactElement => {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const byPointer = useRef(false)
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView?.({ block: 'nearest' })
  }, [chosen])
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event
    if (shiftKey || altKey || ctrlKey || metaKey) return
    const last = lines.length - 1
    const to: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(last, chosen + 1),
      ArrowUp: Math.max(0, chosen - 1),
      Home: 0,
      End: last,
      ...(chosen >= 0 && { Escape: -1 }),
    }
    const next = to[key]
    if (next === undefined) return
    event.preventDefault()
    onChoose(next)
  }
  return (
    <div
      ref={list}
      className="path-list"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={chosen >= 0 ? `${id}${chosen}` : undefined}
      onKeyDown={onKeyDown}
      onPointerDown={() => {
        byPointer.current = true
      }}
      onPointerLeave={() => onPoint(-1)}
      onFocus={() => {
        if (!byPointer.current && chosen < 0 && lines.length > 0) onChoose(0)
        byPointer.current = false
      }}
    >
      {lines.map((line, k) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for its rows
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the active row
        <div
          key={k}
          id={`${id}${k}`}
          role="option"
          aria-selected={k === chosen}
          aria-label={line.text}
          onPointerEnter={() => onPoint(k)}
          onClick={() => {
            byPointer.current = false
            onChoose(k === chosen ? -1 : k)
          }}
        >
          <Line line={line} />
        </div>
      ))}
    </div>
  )
}
