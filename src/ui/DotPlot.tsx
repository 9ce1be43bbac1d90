import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useMemo,
  useState,
} from 'react'
import type { DataInView, Dot } from '../store/data-in-view.ts'
import type { Predictions } from '../worker/predictions-question.ts'
import { useApp } from './app-context.ts'
import './class-tints.css'
import './plot.css'
import './train-plots.css'
import {
  dotPaths,
  dotRadius,
  KINDS,
  nearestDot,
  neighbourDot,
  type PlacedDot,
  shapePath,
} from './dot-shapes.ts'
import { dotWords } from './dot-words.ts'
import type { TextWidth } from './use-text-width.ts'

/** How near the pointer has to be to a sample, in px. */
const REACH = 9
const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']

/** What samples are drawn from. */
export interface DotPlotProps {
  readonly title: string
  /** What the picture shows, in words. */
  readonly words: string
  readonly view: DataInView
  readonly predictions: Predictions | null
  readonly placed: readonly PlacedDot[]
  readonly frame: TextWidth<HTMLElement>
  readonly width: number
  readonly height: number
  /** What there is to say of a place in px where no sample is, null for nothing. */
  readonly placeWords?: (x: number, y: number) => string | null
  readonly onTravel: (dot: Dot) => void
  /** What is drawn under the samples, and over them. */
  readonly children: ReactNode
  readonly over?: ReactNode
}

const Dots = ({ placed }: { readonly placed: readonly PlacedDot[] }): ReactElement => (
  <>
    {useMemo(() => dotPaths(placed, dotRadius(placed.length)), [placed]).map(({ kind, isTest, path }) => (
      <path
        key={`${isTest} ${kind}`}
        className={isTest ? 'dots test' : 'dots'}
        style={{ color: `var(--class-${kind % KINDS})` }}
        d={path}
      />
    ))}
  </>
)

/** A plot with the samples on it: each can be read and led to, by pointer or by keyboard. */
export const DotPlot = (props: DotPlotProps): ReactElement => {
  const { title, words, view, predictions, placed, frame, width, height, onTravel } = props
  const row = useApp((s) => s.row)
  const isSeveral = view.train.length > 1
  const [pointed, setPointed] = useState<Dot | null>(null)
  const [place, setPlace] = useState<{ readonly x: number; readonly y: number } | null>(null)
  const radius = dotRadius(placed.length)
  const inView = placed.find(({ dot }) => !dot.isTest && dot.row === row)
  const shown = placed.find(({ dot }) => dot === pointed) ?? null
  const batch = useMemo(() => {
    const rows = new Set(predictions?.batch)
    return placed
      .filter(({ dot }) => !dot.isTest && rows.has(dot.row))
      .map(({ dot, x, y }) => shapePath(dot.kind, x, y, radius + 1.5))
      .join('')
  }, [placed, predictions, radius])
  const told = shown?.dot ?? (place === null ? inView?.dot : undefined)
  const about = told
    ? dotWords(view, told, predictions)
    : place === null
      ? ''
      : (props.placeWords?.(place.x, place.y) ?? '')

  const at = (event: PointerEvent<HTMLElement>): { readonly x: number; readonly y: number } => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    return { x: (event.clientX - left) / frame.scale, y: (event.clientY - top) / frame.scale }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (KEYS.includes(event.key))
      setPointed(neighbourDot(placed, pointed ?? inView?.dot ?? null, event.key)?.dot ?? null)
    else if (event.key === 'Enter' && shown) onTravel(shown.dot)
    else if (event.key === 'Escape' && pointed) setPointed(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <figure className="plot dot-plot" ref={frame.ref}>
      <figcaption>
        <span className="plot-title">
          <b>{title}</b>
        </span>
        <span className="readout" title={about}>
          {about}
        </span>
      </figcaption>
      <div
        className="plot-field"
        role="slider"
        tabIndex={0}
        aria-label={`${title}, samples`}
        aria-description={words}
        aria-valuemin={1}
        aria-valuemax={view.train.length + view.tests.length}
        aria-valuenow={told ? told.row + 1 + (told.isTest ? view.train.length : 0) : 1}
        aria-valuetext={told ? dotWords(view, told, predictions) : 'no sample'}
        title={isSeveral ? 'Click a sample, or press Enter, to step through it' : undefined}
        style={{ width: width * frame.scale }}
        onKeyDown={onKeyDown}
        onBlur={() => setPointed(null)}
        onPointerMove={(event) => {
          const here = at(event)
          setPlace(here)
          setPointed(nearestDot(placed, here.x, here.y, REACH)?.dot ?? null)
        }}
        onPointerLeave={() => {
          setPlace(null)
          setPointed(null)
        }}
        onClick={(event) => {
          const { left, top } = event.currentTarget.getBoundingClientRect()
          const { scale } = frame
          const dot = nearestDot(placed, (event.clientX - left) / scale, (event.clientY - top) / scale, REACH)
          if (dot) onTravel(dot.dot)
        }}
      >
        <svg
          width={width * frame.scale}
          height={height * frame.scale}
          viewBox={`0 0 ${width} ${height}`}
          aria-hidden="true"
        >
          {props.children}
          <Dots placed={placed} />
          {isSeveral && batch !== '' && <path className="batch" d={batch} />}
          {inView && isSeveral && <circle className="ring" cx={inView.x} cy={inView.y} r={radius + 5.5} />}
          {shown && <circle className="ring pointed" cx={shown.x} cy={shown.y} r={radius + 3} />}
          {props.over}
        </svg>
      </div>
    </figure>
  )
}
