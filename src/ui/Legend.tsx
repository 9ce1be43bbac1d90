import type { ReactElement } from 'react'
import { negativeDash, PLAIN_ABOVE, wireWidth } from '../scene/wire.ts'
import { useApp } from './app-context.ts'

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

const Wires = (): ReactElement => (
  <>
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
  </>
)

/** What hues, thickness and dashes on the stage mean. */
export const Legend = (): ReactElement => {
  const plain = useApp((s) => (s.layout?.wires.length ?? 0) > PLAIN_ABOVE)
  const weights = useApp((s) => s.layout?.kind !== 'operation')
  return (
    <ul className="legend" aria-label="Legend">
      {HUES.map(([hue, words]) => (
        <li key={hue} data-hue={hue}>
          <i />
          {weights ? words : words.replace('weight ', '')}
        </li>
      ))}
      {!weights ? null : plain ? (
        <li>more than {PLAIN_ABOVE.toLocaleString('en')} edges: drawn straight and undashed</li>
      ) : (
        <Wires />
      )}
    </ul>
  )
}
