import type { ReactElement } from 'react'
import { negativeDash, wireWidth } from '../scene/wire.ts'

const HUES = [
  ['value', 'value'],
  ['gradient', 'gradient'],
  ['update', 'weight update'],
] as const

const Wire = ({ weight, length }: { readonly weight: number; readonly length: number }): ReactElement => (
  <svg width={length} height="10" viewBox={`0 0 ${length} 10`} aria-hidden="true">
    <path
      d={`M0 5H${length}`}
      strokeWidth={wireWidth(Math.abs(weight))}
      strokeDasharray={weight < 0 ? negativeDash(wireWidth(weight)).join(' ') : undefined}
    />
  </svg>
)

/** What hues, thickness and dashes on the stage mean. */
export const Legend = (): ReactElement => (
  <ul className="legend" aria-label="Legend">
    {HUES.map(([hue, words]) => (
      <li key={hue} data-hue={hue}>
        <i />
        {words}
      </li>
    ))}
    <li>
      |w|
      {[0.1, 0.5, 1].map((weight) => (
        <span key={weight} className="thickness">
          <Wire weight={weight} length={28} />
          {weight}
        </span>
      ))}
    </li>
    <li>
      <Wire weight={-0.3} length={36} />
      negative weight
    </li>
  </ul>
)
