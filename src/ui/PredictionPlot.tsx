import { type ReactElement, useMemo } from 'react'
import type { Dot } from '../store/data-in-view.ts'
import type { DataPlotProps } from './DecisionMap.tsx'
import { DotPlot } from './DotPlot.tsx'
import type { PlacedDot } from './dot-shapes.ts'
import { answersOf } from './dot-words.ts'
import { valueAxis } from './plot-axis.ts'
import { usePlotHeight } from './plot-height.ts'
import { useTextWidth } from './use-text-width.ts'

const EDGE = { left: 46, right: 8, top: 8, bottom: 24 }

/** What the network says of each sample against its target: on the line they are the same. */
export const PredictionPlot = ({ view, predictions, onTravel }: DataPlotProps): ReactElement => {
  const frame = useTextWidth<HTMLElement>(260)
  const height = usePlotHeight()
  const side = Math.min(height - EDGE.top - EDGE.bottom, frame.width - EDGE.left - EDGE.right)
  const { left, top } = EDGE
  const { placed, axis } = useMemo(() => {
    const dots: readonly Dot[] = [...view.train, ...view.tests]
    const said = predictions ? [...predictions.train, ...predictions.tests] : []
    const axis = valueAxis([...view.range, ...said], false, side, 0)
    const put = (dot: Dot): PlacedDot[] =>
      Array.from(answersOf(view, predictions, dot) ?? [], (answer, k) => ({
        dot,
        x: left + side - axis.at(dot.targets[k] ?? 0),
        y: top + axis.at(answer),
      })).filter((p) => !Number.isNaN(p.y))
    return { placed: dots.flatMap(put), axis }
  }, [view, predictions, side, left, top])
  return (
    <DotPlot
      title="Said against target"
      words="What the network says of each sample against its target: on the line they are the same."
      view={view}
      predictions={predictions}
      placed={placed}
      frame={frame}
      width={left + side + EDGE.right}
      height={top + side + EDGE.bottom}
      onTravel={onTravel}
    >
      <path className="axis" d={`M${left} ${top}V${top + side}H${left + side}`} />
      <path className="guide" d={`M${left} ${top + side}L${left + side} ${top}`} />
      {axis.ticks.map(({ value, text }) => (
        <text key={value} className="tick" x={left - 6} y={top + axis.at(value) + 4} textAnchor="end">
          {text}
        </text>
      ))}
      {axis.ticks
        .filter((_, i, all) => i % Math.ceil(all.length / 4) === 0)
        .map(({ value, text }) => (
          <text
            key={value}
            className="tick"
            x={left + side - axis.at(value)}
            y={top + side + 17}
            textAnchor="middle"
          >
            {text}
          </text>
        ))}
      <text className="label" x={left + 6} y={top + 8}>
        said
      </text>
      <text className="label" x={left + side} y={top + side - 6} textAnchor="end">
        target
      </text>
    </DotPlot>
  )
}
