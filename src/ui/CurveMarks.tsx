import type { ReactElement } from 'react'
import type { PlotAxis } from './plot-axis.ts'

/** Something that happened at an iteration. */
export interface CurveMark {
  readonly iteration: number
  readonly text: string
}

const LETTER = 7
const LINE = 16
const LINES = 3

/** Where things happened, as lines across a plot; what happened stands beside them where there is room. */
export const CurveMarks = (props: {
  readonly marks: readonly CurveMark[]
  readonly x: PlotAxis
  readonly right: number
  readonly top: number
  readonly foot: number
}): ReactElement => {
  const { marks, x, right, top, foot } = props
  const taken: number[] = []
  return (
    <>
      {marks.map(({ iteration, text }, i) => {
        const px = x.at(iteration)
        const isLate = px + text.length * LETTER > right
        const from = isLate ? px - text.length * LETTER - 5 : px
        const line = Array.from({ length: LINES }, (_, l) => l).find((l) => (taken[l] ?? -1) < from)
        if (line !== undefined) taken[line] = from + text.length * LETTER + 8
        return (
          <g key={`${i} ${iteration}`} className="edit-mark">
            <path d={`M${px.toFixed(1)} ${top}V${foot}`} />
            {line !== undefined && (
              <text
                className="label"
                x={isLate ? px - 4 : px + 4}
                y={top + 6 + line * LINE}
                textAnchor={isLate ? 'end' : 'start'}
              >
                {text}
              </text>
            )}
            <title>{text}</title>
          </g>
        )
      })}
    </>
  )
}
