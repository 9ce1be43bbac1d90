import type { ReactElement } from 'react'

/** Neurons drawn of a layer; of more only the first and the last ones, with dots between them. */
const MOST_DRAWN = 6
const SPACE = 0.64
const RADIUS = 0.22

/** Heights of a layer's neurons around the middle, in rem; null stands for those that are left out. */
const heightsOf = (units: number): (number | null)[] => {
  const drawn = Math.min(units, MOST_DRAWN)
  return Array.from({ length: drawn }, (_, k) =>
    units > MOST_DRAWN && k === MOST_DRAWN - 2 ? null : SPACE * (k - (drawn - 1) / 2),
  )
}

/** The layers' neurons and the weights between them, above the columns in which they are chosen; sizes in rem. */
export const NetworkPicture = (props: {
  readonly units: readonly number[]
  readonly column: number
  readonly gap: number
  readonly height: number
}): ReactElement => {
  const { units, column, gap, height } = props
  const width = units.length * (column + gap) - gap
  const layers = units.map((n, i) => ({
    at: i,
    x: i * (column + gap) + column / 2,
    heights: heightsOf(n),
    left: n > MOST_DRAWN ? height / 2 + SPACE * (MOST_DRAWN - 2 - (MOST_DRAWN - 1) / 2) : null,
  }))
  const wires = layers.flatMap(({ x, heights, at }) =>
    (layers[at + 1]?.heights ?? []).flatMap((to) =>
      heights.flatMap((from) =>
        from === null || to === null
          ? []
          : [`M${x} ${height / 2 + from}L${x + column + gap} ${height / 2 + to}`],
      ),
    ),
  )
  return (
    <svg className="layers-picture" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path className="layers-wires" d={wires.join('')} />
      {layers.map((layer) => (
        <g key={layer.at} className={layer.at === 0 ? 'inputs' : undefined}>
          {layer.heights.map(
            (y) => y !== null && <circle key={y} cx={layer.x} cy={height / 2 + y} r={RADIUS} />,
          )}
          {layer.left !== null &&
            [-0.24, 0, 0.24].map((y) => (
              <circle key={y} className="more" cx={layer.x} cy={layer.left! + y} r={0.085} />
            ))}
        </g>
      ))}
    </svg>
  )
}
