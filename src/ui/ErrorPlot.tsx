import type { ReactElement } from 'react'
import type { GradientCheck } from '../engine/gradient-check.ts'
import { AGREES_UP_TO } from '../explain/check-words.ts'
import { formatNumber } from '../explain/format.ts'
import { powerOfTen } from '../explain/scripts.ts'
import { plotScale } from './plot-scale.ts'
import './plot.css'
import { STEPS } from './use-errors.ts'
import { useTextWidth } from './use-text-width.ts'

const HEIGHT = 148
const EDGE = { left: 46, right: 14, top: 12, bottom: 36 }
/** Errors are drawn from 10⁻¹⁶ on; below stands 0. */
const LEAST = -16
/** Room between the axis and the foot, in px. */
const FOOT = 9
const MOST = 1

const exponent = (error: number): number => (error > 0 ? Math.max(LEAST, Math.log10(error)) : LEAST)

/** The relative error of one leaf against h, both by powers of ten: it falls as h shrinks, then rounding lets it rise. */
export const ErrorPlot = (props: {
  readonly checks: readonly GradientCheck[]
  readonly name: string
  readonly chosen: number
  readonly onChoose: (step: number) => void
}): ReactElement => {
  const { checks, name, chosen, onChoose } = props
  const { ref, width, scale } = useTextWidth<HTMLElement>(360)
  const x = plotScale(0, STEPS.length - 1, EDGE.left + 8, width - EDGE.right)
  const y = plotScale(LEAST, MOST, HEIGHT - EDGE.bottom - FOOT, EDGE.top)
  const drawn = checks.flatMap(({ error }, i) =>
    Number.isNaN(error) ? [] : [{ i, error, x: x.at(i), y: y.at(exponent(error)) }],
  )
  const path = drawn.map((p, i) => `${i === 0 ? 'M' : 'L'}${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join('')
  const limit = y.at(Math.log10(AGREES_UP_TO))
  const best = drawn.reduce<(typeof drawn)[number] | null>(
    (a, b) => (a === null || b.error < a.error ? b : a),
    null,
  )
  const words =
    best === null
      ? `The relative error of ${name} is nowhere a number.`
      : `The relative error of ${name} against h from 0.1 to 10⁻¹²: it is least, ${formatNumber(best.error)}, at a step of ${formatNumber(STEPS[best.i]!)}.`
  return (
    <figure className="plot" ref={ref}>
      <svg
        width={width * scale}
        height={HEIGHT * scale}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={words}
      >
        <path
          className="axis"
          d={`M${EDGE.left} ${EDGE.top}V${HEIGHT - EDGE.bottom}H${width - EDGE.right}`}
        />
        {[-12, -8, -4, 0].map((power) => (
          <text key={power} className="tick" x={EDGE.left - 6} y={y.at(power) + 4} textAnchor="end">
            {powerOfTen(power)}
          </text>
        ))}
        <text className="tick" x={EDGE.left - 6} y={y.at(LEAST) + 4} textAnchor="end">
          0
        </text>
        {[0, 2, 4, 6, 8, 10].map((i) => (
          <text key={i} className="tick" x={x.at(i)} y={HEIGHT - EDGE.bottom + 15} textAnchor="middle">
            {powerOfTen(-i - 1)}
          </text>
        ))}
        <text className="label" x={width - EDGE.right} y={HEIGHT - 4} textAnchor="end">
          smaller h →
        </text>
        <text className="label" x={EDGE.left + 6} y={EDGE.top + 4}>
          relative error
        </text>
        <path className="guide" d={`M${EDGE.left} ${limit}H${width - EDGE.right}`} />
        <text className="label" x={x.at(5)} y={limit - 5} textAnchor="middle">
          agrees below
        </text>
        <path className="curve" data-hue="ink" d={path} />
        {drawn.map((p) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the slider for h does the same by keyboard
          <circle
            key={p.i}
            className={p.i === chosen ? 'dot chosen' : 'dot'}
            cx={p.x}
            cy={p.y}
            r={p.i === chosen ? 5.5 : 3.5}
            onClick={() => onChoose(p.i)}
          >
            <title>{`h = ${formatNumber(STEPS[p.i]!)}: ${formatNumber(p.error)}`}</title>
          </circle>
        ))}
      </svg>
    </figure>
  )
}
