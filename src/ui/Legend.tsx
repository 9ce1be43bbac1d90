import { type ReactElement, useContext } from 'react'
import { useShallow } from 'zustand/react/shallow'
import {
  negativeDash,
  PLAIN_ABOVE,
  USUAL_SCALE,
  type WireScale,
  wireScale,
  wireWidth,
} from '../scene/wire.ts'
import { useApp } from './app-context.ts'
import { HallContext } from './hall-context.ts'
import { hasMaps } from './has-maps.ts'
import { MapLegend } from './MapLegend.tsx'

interface WireShape {
  readonly width: number
  readonly length: number
  readonly isNegative?: boolean
}

const HUES = [
  ['value', 'value'],
  ['gradient', 'gradient'],
  ['update', 'weight update'],
] as const

const Wire = ({ width, length, isNegative = false }: WireShape): ReactElement => (
  <svg width={length} height="10" viewBox={`0 0 ${length} 10`} aria-hidden="true">
    <path
      d={`M0 5H${length}`}
      strokeWidth={width}
      strokeDasharray={isNegative ? negativeDash(width).join(' ') : undefined}
    />
  </svg>
)

const Wires = ({
  scale,
  isShort,
}: {
  readonly scale: WireScale
  readonly isShort: boolean
}): ReactElement => (
  <>
    <li>
      |w|
      {[0.1, 0.5, 1].map((share) => (
        <span key={share} className="thickness">
          <Wire width={wireWidth(share * scale.unit, scale)} length={28} />
          {share * scale.unit}
        </span>
      ))}
    </li>
    <li>
      <Wire width={wireWidth(0.3 * scale.unit, scale)} length={36} isNegative />
      {isShort ? 'w < 0' : 'negative weight'}
    </li>
  </>
)

/** What hues, thickness and dashes on the stage mean. */
export const Legend = (): ReactElement => {
  const plain = useApp((s) => (s.layout?.wires.length ?? 0) > PLAIN_ABOVE)
  // What neurons say along a line is drawn as curves, without hues.
  const maps = useApp((s) => s.maps && hasMaps(s) && s.compiled.recipe.field?.axes.length === 2)
  const isShort = useContext(HallContext) || maps
  const isFull = useApp((s) => s.layout?.kind === 'network' && s.layout.detail === 'full')
  const weights = useApp((s) => s.layout?.kind !== 'operation')
  const { unit, width } = useApp(
    useShallow((s) =>
      s.layout?.kind === 'network' && s.trace ? wireScale(s.compiled.graph, s.trace, s.layout) : USUAL_SCALE,
    ),
  )
  return (
    <ul className={isFull ? 'legend aside' : 'legend'} aria-label="Legend">
      {HUES.map(([hue, words]) => (
        <li key={hue} data-hue={hue}>
          <i />
          {weights && !isShort ? words : words.replace('weight ', '')}
        </li>
      ))}
      {!weights ? null : plain ? (
        <li>over {PLAIN_ABOVE.toLocaleString('en')} edges: the larger, the stronger</li>
      ) : (
        <Wires scale={{ unit, width }} isShort={isShort} />
      )}
      {maps && <MapLegend />}
    </ul>
  )
}
