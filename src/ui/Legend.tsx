import { type ReactElement, Suspense } from 'react'
import { negativeDash, PLAIN_ABOVE, wireWidth } from '../scene/wire.ts'
import { useApp } from './app-context.ts'
import { lazyPart } from './lazy-part.tsx'

/** Loaded with the first network that has maps. */
const MapLegend = lazyPart(async () => (await import('./MapLegend.tsx')).MapLegend)

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

const Wires = ({ isShort }: { readonly isShort: boolean }): ReactElement => (
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
      {isShort ? 'w < 0' : 'negative weight'}
    </li>
  </>
)

/** What hues, thickness and dashes on the stage mean. */
export const Legend = (): ReactElement => {
  const plain = useApp((s) => (s.layout?.wires.length ?? 0) > PLAIN_ABOVE)
  const maps = useApp((s) => s.maps && s.layout?.kind === 'network' && s.compiled.recipe.field !== undefined)
  const weights = useApp((s) => s.layout?.kind !== 'operation')
  return (
    <ul className="legend" aria-label="Legend">
      {HUES.map(([hue, words]) => (
        <li key={hue} data-hue={hue}>
          <i />
          {weights && !maps ? words : words.replace('weight ', '')}
        </li>
      ))}
      {!weights ? null : plain ? (
        <li>over {PLAIN_ABOVE.toLocaleString('en')} edges: the larger, the stronger</li>
      ) : (
        <Wires isShort={maps} />
      )}
      {maps && (
        <Suspense fallback={null}>
          <MapLegend />
        </Suspense>
      )}
    </ul>
  )
}
