import { type PointerEvent, type ReactElement, useId, useRef } from 'react'
import type { Nudge } from '../engine/nudge.ts'
import { formatNumber } from '../explain/format.ts'
import { type Curve, MOST_KINKS_FOUND } from '../store/sweep-run.ts'
import { curvePath, tangentEnds } from './curve-path.ts'
import { labelSpot } from './label-spot.ts'
import type { NudgeRange } from './nudge-range.ts'
import './plot.css'
import { curveRange, plotScale, roundTicks } from './plot-scale.ts'
import { useTextWidth } from './use-text-width.ts'

const HEIGHT = 236
const LOW = 164
/** Narrower than this it is low as well. */
const NARROW = 420
const EDGE = { left: 58, right: 16, top: 14, bottom: 30 }
/** Half the length of the tangent, and the width of a letter beside it, in px. */
const TANGENT = 84
const LETTER = 7.8
/** How many places on a curve an axis's name counts for: it must not be covered. */
const NAME = 1000

/** What the plot is drawn from. */
export interface NudgePlotProps {
  readonly curve: Curve | null
  readonly nudge: Nudge | null
  readonly range: NudgeRange
  /** What is plotted, and against what. */
  readonly output: string
  readonly leaf: string
  /** `∂E/∂w₅ ≈ 0.08217`, the slope of the tangent. */
  readonly gradient: string
  /** What the picture shows, in words. */
  readonly words: string
  /** Takes a number that the pointer was dragged to; `continues` within one drag. */
  readonly onDrag: (value: number, continues: boolean) => void
}

/** The output against one leaf: the point where it stands, and the tangent whose slope is the gradient. */
export const NudgePlot = (props: NudgePlotProps): ReactElement => {
  const { curve, nudge, range, output, leaf, gradient, words, onDrag } = props
  const id = useId()
  const { ref, width, scale } = useTextWidth<HTMLElement>(520)
  const dragged = useRef<'no' | 'pressed' | 'dragged'>('no')
  const right = width - EDGE.right
  const isNarrow = width < NARROW
  const height = isNarrow ? LOW : HEIGHT
  const foot = height - EDGE.bottom
  const x = plotScale(range.least, range.most, EDGE.left, right)
  const losses = curve?.points.map((p) => p.loss) ?? []
  const y = plotScale(...curveRange(losses, nudge ? [nudge.loss] : []), foot, EDGE.top)
  const marked = curve !== null && curve.kinks.length < MOST_KINKS_FOUND ? curve.kinks : []
  const isHere = nudge !== null && Number.isFinite(nudge.loss)
  const tangent =
    isHere && nudge.gradient !== null && Number.isFinite(nudge.gradient)
      ? tangentEnds({ x: nudge.value, y: nudge.loss, slope: nudge.gradient }, x, y, TANGENT)
      : null
  const whole = `slope = ${gradient}`
  const slope = isNarrow ? gradient : whole
  const spot =
    tangent &&
    labelSpot(x.at(nudge?.value ?? 0), y.at(nudge?.loss ?? 0), {
      width: slope.length * LETTER,
      height: 15,
      left: EDGE.left + 6,
      right,
      top: EDGE.top,
      bottom: foot - 4,
      curve: [
        ...(curve?.points ?? []).map((p) => [x.at(p.x), y.at(p.loss)] as const),
        ...Array.from({ length: NAME }, () => [right - LETTER * leaf.length, foot - 10] as const),
        ...Array.from({ length: NAME }, () => [EDGE.left + 7, EDGE.top] as const),
        ...[0.25, 0.5, 0.75, 1].flatMap((part) =>
          tangent.map(
            (to) =>
              [
                x.at(nudge?.value ?? 0) * (1 - part) + to[0] * part,
                y.at(nudge?.loss ?? 0) * (1 - part) + to[1] * part,
              ] as const,
          ),
        ),
      ],
    })

  const drag = (event: PointerEvent<SVGSVGElement>): void => {
    const { left } = event.currentTarget.getBoundingClientRect()
    const share = ((event.clientX - left) / scale - EDGE.left) / (right - EDGE.left)
    onDrag(
      range.least + Math.max(0, Math.min(1, share)) * (range.most - range.least),
      dragged.current === 'dragged',
    )
    dragged.current = 'dragged'
  }
  return (
    <figure className="plot nudge-plot" ref={ref}>
      <svg
        width={width * scale}
        height={height * scale}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={words}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          dragged.current = 'pressed'
          event.currentTarget.setPointerCapture?.(event.pointerId)
          drag(event)
        }}
        onPointerMove={(event) => {
          if (dragged.current !== 'no') drag(event)
        }}
        onPointerUp={() => {
          dragged.current = 'no'
        }}
        onPointerCancel={() => {
          dragged.current = 'no'
        }}
      >
        <clipPath id={`${id}-inside`}>
          <rect x={EDGE.left} y={EDGE.top - 6} width={right - EDGE.left} height={foot - EDGE.top + 6} />
        </clipPath>
        <path className="axis" d={`M${EDGE.left} ${EDGE.top}V${foot}H${right}`} />
        {roundTicks(range.least, range.most, isNarrow ? 4 : 8).map((tick) => (
          <g key={tick}>
            <path className="axis" d={`M${x.at(tick).toFixed(1)} ${foot}v4`} />
            <text className="tick" x={x.at(tick)} y={foot + 17} textAnchor="middle">
              {formatNumber(tick)}
            </text>
          </g>
        ))}
        {curve !== null &&
          roundTicks(y.min, y.max, 4).map((tick) => (
            <text key={tick} className="tick" x={EDGE.left - 7} y={y.at(tick) + 4} textAnchor="end">
              {formatNumber(tick)}
            </text>
          ))}
        <g clipPath={`url(#${id}-inside)`}>
          {curve !== null && <path className="curve" data-hue="value" d={curvePath(curve.points, x, y)} />}
          {marked.map(({ x: at, loss, kink }) =>
            kink.pole || !Number.isFinite(loss) ? (
              <path key={`${kink.node} ${at}`} className="guide" d={`M${x.at(at)} ${EDGE.top}V${foot}`} />
            ) : (
              <path
                key={`${kink.node} ${at}`}
                className="kink"
                d={`M${x.at(at)} ${y.at(loss)}m-5.500 0l5.500-5.500l5.500 5.500l-5.500 5.500z`}
              />
            ),
          )}
          {isHere && (
            <path className="guide" d={`M${x.at(nudge.value)} ${foot}V${y.at(nudge.loss)}H${EDGE.left}`} />
          )}
          {tangent && (
            <path
              className="tangent"
              data-hue="gradient"
              d={`M${tangent[0].join(' ')}L${tangent[1].join(' ')}`}
            />
          )}
        </g>
        <text className="label" x={EDGE.left + 7} y={EDGE.top + 4}>
          {output}
        </text>
        <text className="label" x={right} y={foot - 6} textAnchor="end">
          {leaf}
        </text>
        {spot && (
          <text className="slope" data-hue="gradient" x={spot.x} y={spot.y} textAnchor={spot.anchor}>
            {slope}
          </text>
        )}
        {isHere && (
          <circle className="here" data-hue="value" cx={x.at(nudge.value)} cy={y.at(nudge.loss)} r={6.5} />
        )}
      </svg>
    </figure>
  )
}
