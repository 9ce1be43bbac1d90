import { type ReactElement, useId, useMemo } from 'react'
import { formatNumber } from '../explain/format.ts'
import type { DataInView, Dot } from '../store/data-in-view.ts'
import type { Predictions } from '../worker/predictions-question.ts'
import { DotPlot } from './DotPlot.tsx'
import { KINDS, type PlacedDot } from './dot-shapes.ts'
import { answerWords } from './dot-words.ts'
import { MAP, mapBands } from './map-contours.ts'
import { usePlotHeight } from './plot-height.ts'
import { useResponses } from './use-answers.ts'
import { useTextWidth } from './use-text-width.ts'

/** Longer names of the upward axis run along it. */
const UPRIGHT = 3
const EDGE = { left: 34, right: 6, top: 8, bottom: 24 }

/** What the pictures of data are drawn from. */
export interface DataPlotProps {
  readonly view: DataInView
  readonly predictions: Predictions | null
  readonly onTravel: (dot: Dot) => void
}

const round = (x: number): string => formatNumber(Math.round(100 * x) / 100)

/** What the network says over the whole plane of its data, with the samples on it. */
export const DecisionMap = ({ view, predictions, onTravel }: DataPlotProps): ReactElement => {
  const frame = useTextWidth<HTMLElement>(260)
  const height = usePlotHeight()
  const id = useId()
  const responses = useResponses(view, false)
  const side = Math.min(height - EDGE.top - EDGE.bottom, frame.width - EDGE.left - EDGE.right)
  const [x, y] = view.field!.axes as [Axis, Axis]
  const { left, top } = EDGE
  const placed = useMemo(() => {
    const put = (dot: Dot): PlacedDot[] => {
      const [a, b] = dot.at
      if (a === undefined || b === undefined) return []
      return [
        {
          dot,
          x: left + ((a - x.from) / (x.to - x.from)) * side,
          y: top + ((y.to - b) / (y.to - y.from)) * side,
        },
      ]
    }
    return [...view.train, ...view.tests].flatMap(put)
  }, [view, side, x, y, left, top])
  const bands = useMemo(
    () => (responses ? mapBands(view, responses.values, responses.size) : []),
    [view, responses],
  )
  const isBroken = responses?.values.some((grid) => grid.every(Number.isNaN)) === true
  const placeWords = (px: number, py: number): string | null => {
    const [u, v] = [(px - left) / side, (py - top) / side]
    if (responses === null || u < 0 || u >= 1 || v < 0 || v >= 1) return null
    const { size, values } = responses
    const [i, j] = [Math.floor(u * size), Math.floor(v * size)]
    const said = values.map((grid) => grid[j * size + i]!)
    const [a, b] = [
      x.from + ((i + 0.5) / size) * (x.to - x.from),
      y.to - ((j + 0.5) / size) * (y.to - y.from),
    ]
    return `Near ${x.name} ${round(a)}, ${y.name} ${round(b)}: ${answerWords(view, said)}`
  }
  return (
    <DotPlot
      title="What the network says"
      words={`A map of ${x.name} from ${round(x.from)} to ${round(x.to)} and ${y.name} from ${round(y.from)} to ${round(y.to)}${view.task === 'numbers' ? '' : `, with the boundary between ${view.classes.join(', ')}`}.`}
      view={view}
      predictions={predictions}
      placed={placed}
      frame={frame}
      width={left + side + EDGE.right}
      height={top + side + EDGE.bottom}
      placeWords={placeWords}
      onTravel={onTravel}
    >
      <clipPath id={id}>
        <rect width={MAP} height={MAP} />
      </clipPath>
      <g clipPath={`url(#${id})`} transform={`translate(${left} ${top}) scale(${side / MAP})`}>
        <rect className="map-ground" width={MAP} height={MAP} />
        {bands.map(({ path, kind, strength, isBoundary }, i) => (
          <path
            key={i}
            className={isBoundary ? 'band boundary' : 'band'}
            style={{ fill: `color-mix(in oklab, var(--class-${kind % KINDS}) ${strength}%, var(--map-mid))` }}
            d={path}
          />
        ))}
        {bands.map(
          ({ path, isBoundary }, i) => isBoundary && <path key={i} className="boundary-line" d={path} />,
        )}
      </g>
      {isBroken && (
        <text className="label" x={left + side / 2} y={top + side / 2} textAnchor="middle">
          the outputs are no numbers
        </text>
      )}
      <path className="axis" d={`M${left} ${top}V${top + side}H${left + side}`} />
      <text className="tick" x={left} y={top + side + 17}>
        {round(x.from)}
      </text>
      <text className="tick" x={left + side / 2} y={top + side + 17} textAnchor="middle">
        {x.name}
      </text>
      <text className="tick" x={left + side} y={top + side + 17} textAnchor="end">
        {round(x.to)}
      </text>
      <text className="tick" x={left - 5} y={top + 10} textAnchor="end">
        {round(y.to)}
      </text>
      {y.name.length > UPRIGHT ? (
        <text
          className="tick"
          transform={`translate(${left - 10} ${top + side / 2}) rotate(-90)`}
          textAnchor="middle"
        >
          {y.name}
        </text>
      ) : (
        <text className="tick" x={left - 5} y={top + side / 2 + 4} textAnchor="end">
          {y.name}
        </text>
      )}
      <text className="tick" x={left - 5} y={top + side} textAnchor="end">
        {round(y.from)}
      </text>
    </DotPlot>
  )
}

type Axis = NonNullable<DataInView['field']>['axes'][number]
