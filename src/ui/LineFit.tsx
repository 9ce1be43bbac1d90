import { line } from 'd3-shape'
import { type ReactElement, useMemo } from 'react'
import { formatNumber } from '../explain/format.ts'
import type { Dot } from '../store/data-in-view.ts'
import type { DataPlotProps } from './DecisionMap.tsx'
import { DotPlot } from './DotPlot.tsx'
import type { PlacedDot } from './dot-shapes.ts'
import { answerWords } from './dot-words.ts'
import { valueAxis } from './plot-axis.ts'
import { usePlotHeight } from './plot-height.ts'
import { plotScale } from './plot-scale.ts'
import { useResponses } from './use-answers.ts'
import { useTextWidth } from './use-text-width.ts'

const EDGE = { left: 40, right: 12, top: 8, bottom: 24 }
/** Names of several curves stand at their ends. */
const NAMES = 70

/** The network as a function of one number, with the samples beside it. */
export const LineFit = ({ view, predictions, onTravel }: DataPlotProps): ReactElement => {
  const frame = useTextWidth<HTMLElement>(300)
  const height = usePlotHeight()
  const responses = useResponses(view, true)
  const axis = view.field!.axes[0]!
  const isSeveral = view.nodes.length > 1
  const right = frame.width - EDGE.right - (isSeveral ? NAMES : 0)
  const foot = height - EDGE.bottom
  const x = useMemo(() => plotScale(axis.from, axis.to, EDGE.left, right), [axis, right])
  const y = useMemo(() => {
    const said = responses?.values.flatMap((grid) => [...grid]) ?? []
    const targets = [...view.train, ...view.tests].flatMap((d) => d.targets)
    return valueAxis([...said, ...targets], false, foot, EDGE.top)
  }, [view, responses, foot])
  const placed = useMemo(() => {
    const put = (dot: Dot): PlacedDot[] => {
      const [a] = dot.at
      const target = view.task === 'several' ? 1 : dot.targets[0]!
      return a === undefined ? [] : [{ dot, x: x.at(a), y: y.at(target) }]
    }
    return [...view.train, ...view.tests].flatMap(put)
  }, [view, x, y])
  const xs = Array.from(
    { length: responses?.size ?? 0 },
    (_, i) => axis.from + ((i + 0.5) / responses!.size) * (axis.to - axis.from),
  )
  const placeWords = (px: number): string | null => {
    if (responses === null) return null
    const i = Math.floor(((px - EDGE.left) / (right - EDGE.left)) * responses.size)
    if (i < 0 || i >= responses.size) return null
    const said = responses.values.map((grid) => grid[i]!)
    return `Near ${axis.name} ${formatNumber(Math.round(100 * xs[i]!) / 100)}: ${answerWords(view, said)}`
  }
  return (
    <DotPlot
      title="What the network says"
      words={`The network as a function of ${axis.name} from ${formatNumber(axis.from)} to ${formatNumber(axis.to)}, with the targets of the samples.`}
      view={view}
      predictions={predictions}
      placed={placed}
      frame={frame}
      width={frame.width}
      height={height}
      placeWords={placeWords}
      onTravel={onTravel}
      over={responses?.values.map((grid, k) => (
        <g key={view.nodes[k]}>
          <path
            className="curve fit"
            data-hue="value"
            d={
              line<number>()
                .defined((v) => !Number.isNaN(y.at(v)))
                .x((_, i) => x.at(xs[i]!))
                .y((v) => y.at(v))
                .digits(1)(Array.from(grid)) ?? ''
            }
          />
          {isSeveral && (
            <text className="end-label" x={right + 6} y={y.at(grid.at(-1)!) + 4}>
              {view.classes[k]}
            </text>
          )}
        </g>
      ))}
    >
      <path className="axis" d={`M${EDGE.left} ${EDGE.top}V${foot}H${right}`} />
      {y.ticks.map(({ value, text }) => (
        <text key={value} className="tick" x={EDGE.left - 6} y={y.at(value) + 4} textAnchor="end">
          {text}
        </text>
      ))}
      <text className="tick" x={EDGE.left} y={foot + 17}>
        {formatNumber(axis.from)}
      </text>
      <text className="tick" x={(EDGE.left + right) / 2} y={foot + 17} textAnchor="middle">
        {axis.name}
      </text>
      <text className="tick" x={right} y={foot + 17} textAnchor="end">
        {formatNumber(axis.to)}
      </text>
    </DotPlot>
  )
}
