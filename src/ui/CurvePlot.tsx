import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
} from 'react'
import { formatNumber, spoken } from '../explain/format.ts'
import type { MetricPoint } from '../worker/metrics.ts'
import { type CurveMark, CurveMarks } from './CurveMarks.tsx'
import { axisNumbers, type CurveSeries, nearestPoint, pointAtPx, seriesPath } from './curve-points.ts'
import './plot.css'
import './train-plots.css'
import { iterationAxis, spreadLabels, valueAxis } from './plot-axis.ts'
import { usePlotHeight } from './plot-height.ts'
import { useTextWidth } from './use-text-width.ts'

const EDGE = { left: 52, top: 10, bottom: 24 }
/** The numbers of more lines than this are written smaller. */
const MANY = 5
/** Px between labels at the ends of lines, and the width of a letter of them. */
const GAP = 15
const LETTER = 7.4
/** The length of a piece of a line before its label, and the room after it. */
const KEY = { length: 9, gap: 4 }
/** In less px than this lines are labelled by what tells them apart alone. */
const SLIM = 220
const BROKEN = 'no number from'

/** What a plot over iterations is drawn from. */
export interface CurvePlotProps {
  readonly title: string
  /** Where plots are in two rows: the one that it is in. */
  readonly row?: 'first' | 'second'
  /** Stands for the title where it is a choice. */
  readonly heading?: ReactNode
  readonly hue: 'value' | 'gradient'
  readonly points: readonly MetricPoint[]
  readonly series: readonly CurveSeries[]
  readonly log: boolean
  readonly logIterations: boolean
  readonly range?: readonly [number, number]
  readonly percent?: boolean
  readonly inView: number
  readonly marks: readonly CurveMark[]
  /** The iteration that is pointed at in any of the plots, null for none. */
  readonly pointed: number | null
  readonly onPoint: (iteration: number | null) => void
  readonly onTravel: (iteration: number) => void
}

const inkOf = ({ tint }: CurveSeries): CSSProperties | undefined =>
  tint === undefined ? undefined : { stroke: `color-mix(in oklab, var(--hue) ${tint}%, var(--dim))` }

/** Curves over the iterations of training: every value can be read, by pointer or by keyboard, and led to. */
export const CurvePlot = (props: CurvePlotProps): ReactElement => {
  const { title, hue, points, series, log, inView, marks, pointed, onPoint, onTravel } = props
  const id = useId()
  const { ref, width, scale } = useTextWidth<HTMLElement>(420)
  const height = usePlotHeight(props.row)
  const dragging = useRef(false)
  const drawn = series.filter((s) => points.some((p) => !Number.isNaN(s.of(p))))
  const labelled = drawn.filter((s) => s.look !== 'faint')
  const labelOf = (s: CurveSeries): string => (width < SLIM ? s.mark : s.label) ?? s.name
  const longest = Math.max(2, ...labelled.map((s) => labelOf(s).length))
  const hasKeys = labelled.some((s) => s.tint !== undefined && s.mark !== undefined)
  const keys = hasKeys ? KEY.length + KEY.gap : 0
  const right = Math.max(EDGE.left, width - longest * LETTER - keys - 10)
  const foot = height - EDGE.bottom
  const last = Math.max(points.at(-1)?.iteration ?? 0, inView)
  const x = iterationAxis(last, props.logIterations, EDGE.left, right)
  const faint = drawn.filter((s) => s.look === 'faint')
  const numbersOf = (some: readonly CurveSeries[]) => some.flatMap((s) => points.map(s.of))
  const { numbers, above } = axisNumbers(numbersOf(labelled), numbersOf(faint), log)
  const y = valueAxis(numbers, log, foot, EDGE.top, props.range)
  const at = nearestPoint(points, pointed ?? inView)
  const point = points[at]
  const shows = pointed !== null || point?.iteration === inView ? point : undefined
  const text = (value: number): string =>
    props.percent ? `${formatNumber(Math.round(1e4 * value) / 100)} %` : formatNumber(value)
  const said = shows
    ? `iteration ${shows.iteration.toLocaleString('en')}: ${drawn
        .map((s) => `${s.name} ${props.percent ? text(s.of(shows)) : spoken(s.of(shows))}`)
        .join(', ')}${marks
        .filter((m) => m.iteration === shows.iteration)
        .map((m) => `, ${m.text}`)
        .join('')}`
    : `iteration ${inView.toLocaleString('en')}`
  const broken = points.find((p) => !Number.isFinite(p.train))
  const brokenX = broken ? x.at(broken.iteration) : 0
  // Beside the line where there is more room: after it there are no numbers to lie upon.
  const isRight = right - brokenX > brokenX - EDGE.left
  const isShort = LETTER * (BROKEN.length + 4) > Math.max(right - brokenX, brokenX - EDGE.left)
  const ends = labelled.map((s) => {
    const end = points.findLast((p) => !Number.isNaN(y.at(s.of(p))))
    return end === undefined ? foot : y.at(s.of(end))
  })
  const heights = spreadLabels(ends, GAP, EDGE.top + 4, foot - 4)

  const under = (event: PointerEvent<HTMLElement>): MetricPoint | undefined => {
    const { left } = event.currentTarget.getBoundingClientRect()
    return points[pointAtPx(points, x, (event.clientX - left) / scale)]
  }
  const follow = (event: PointerEvent<HTMLElement>): void => {
    const p = under(event)
    if (p === undefined) return
    if (p.iteration !== pointed) onPoint(p.iteration)
    if (dragging.current && p.iteration !== inView) onTravel(p.iteration)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || points.length === 0) return
    const { key } = event
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[key]
    const to = key === 'Home' ? 0 : key === 'End' ? points.length - 1 : by === undefined ? null : at + by
    if (to !== null) onPoint(points[Math.max(0, Math.min(points.length - 1, to))]!.iteration)
    else if (key === 'Enter' && shows) onTravel(shows.iteration)
    else if (key === 'Escape' && pointed !== null) onPoint(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <figure className="plot curve-plot" ref={ref} data-hue={hue}>
      <figcaption>
        <span className="plot-title">{props.heading ?? <b>{title}</b>}</span>
        <span className={labelled.length > MANY ? 'readout many' : 'readout'}>
          {shows && (
            <>
              <span>at {shows.iteration.toLocaleString('en')}</span>
              {[...labelled, ...faint].map((s) => (
                <span key={s.name}>
                  {s.short ?? s.name} <b>{text(s.of(shows))}</b>
                </span>
              ))}
            </>
          )}
        </span>
      </figcaption>
      <div
        className="plot-field"
        role="slider"
        tabIndex={0}
        aria-label={`${title} over iterations`}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={shows?.iteration ?? inView}
        aria-valuetext={said}
        title="Drag, or press Enter, to go to that iteration"
        onKeyDown={onKeyDown}
        onBlur={() => onPoint(null)}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          dragging.current = true
          event.currentTarget.setPointerCapture?.(event.pointerId)
          follow(event)
        }}
        onPointerMove={follow}
        onPointerUp={() => {
          dragging.current = false
        }}
        onPointerCancel={() => {
          dragging.current = false
        }}
        onPointerLeave={() => {
          if (!dragging.current) onPoint(null)
        }}
      >
        <svg
          width={width * scale}
          height={height * scale}
          viewBox={`0 0 ${width} ${height}`}
          aria-hidden="true"
        >
          <clipPath id={`${id}-inside`}>
            <rect x={EDGE.left} y={EDGE.top - 4} width={right - EDGE.left + 3} height={foot - EDGE.top + 4} />
          </clipPath>
          <path className="axis" d={`M${EDGE.left} ${EDGE.top}V${foot}H${right}`} />
          {x.ticks.map(({ value, text: label }) => (
            <text key={value} className="tick" x={x.at(value)} y={foot + 17} textAnchor="middle">
              {label}
            </text>
          ))}
          {y.ticks.map(({ value, text: label }) => (
            <text key={value} className="tick" x={EDGE.left - 6} y={y.at(value) + 4} textAnchor="end">
              {props.percent ? text(value) : label}
            </text>
          ))}
          <CurveMarks marks={marks} x={x} right={right} top={EDGE.top} foot={foot} />
          {broken && <path className="guide" d={`M${x.at(broken.iteration)} ${EDGE.top}V${foot}`} />}
          <path className="in-view-line" d={`M${x.at(inView).toFixed(1)} ${EDGE.top - 4}V${foot}`} />
          <g clipPath={`url(#${id}-inside)`}>
            {drawn.map((s) => (
              <path
                key={s.name}
                className={`curve ${s.look}`}
                style={inkOf(s)}
                d={seriesPath(points, s.of, x, y, EDGE.top)}
              />
            ))}
          </g>
          {labelled.map((s, i) => (
            <g key={s.name}>
              {hasKeys && (
                <path
                  className="curve-key"
                  style={inkOf(s)}
                  d={`M${right + 7} ${heights[i]!}h${KEY.length}`}
                />
              )}
              <text className="end-label" x={right + 6 + keys} y={heights[i]! + 4}>
                {labelOf(s)}
              </text>
            </g>
          ))}
          {broken && (
            <text
              className="label"
              x={brokenX + (isRight ? 5 : -5)}
              y={EDGE.top + 22}
              textAnchor={isRight ? 'start' : 'end'}
            >
              {isShort ? 'none from' : BROKEN} {broken.iteration.toLocaleString('en')}
            </text>
          )}
          {above !== null && props.range === undefined && (
            <text className="label above" x={EDGE.left + 8} y={EDGE.top + 4}>
              ▲ {faint.map((s) => s.name).join(', ')} up to {text(above)}
            </text>
          )}
          {shows &&
            labelled.map((s) => {
              const py = y.at(s.of(shows))
              return Number.isNaN(py) || py < EDGE.top - 4 ? null : (
                <circle key={s.name} className="here" cx={x.at(shows.iteration)} cy={py} r={4} />
              )
            })}
          {pointed !== null && shows && (
            <path className="guide" d={`M${x.at(shows.iteration)} ${EDGE.top}V${foot}`} />
          )}
        </svg>
      </div>
    </figure>
  )
}
