import type { ReactElement } from 'react'
import type { DataSet } from '../models/data-set.ts'
import { type ScatterPoint, scatterOf } from './scatter.ts'

const WIDTH = 64
const HEIGHT = 44
const MARGIN = 5
/** Corners of the unit square stand well within the picture. */
const WIDE_MARGIN = 11
/** So few points are drawn larger. */
const FEW = 8

/** Classes differ by shape: a ring, a disc, a cross, a square. */
const shapeAt = ({ x, y, kind }: ScatterPoint, r: number): string => {
  const [left, right, top, bottom] = [x - r, x + r, y - r, y + r].map((n) => n.toFixed(1))
  switch (kind % 4) {
    case 2:
      return `M${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}`
    case 3:
      return `M${left} ${top}H${right}V${bottom}H${left}Z`
    default:
      return `M${left} ${y.toFixed(1)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
  }
}

/** A small picture of a data set. */
export const Scatter = ({ data }: { readonly data: DataSet | null }): ReactElement => {
  const few = data !== null && data.train.length + data.test.length <= FEW
  const points = data === null ? [] : scatterOf(data, WIDTH, HEIGHT, few ? WIDE_MARGIN : MARGIN)
  const r = few ? 3 : 1.3
  const pathOf = (isFilled: boolean): string =>
    points
      .filter(({ kind }) => (kind % 4 === 1) === isFilled)
      .map((point) => shapeAt(point, r))
      .join('')
  return (
    <svg className="scatter" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {data === null ? (
        <path className="table-lines" d="M12 9H52V35H12ZM12 17H52M12 26H52M25 9V35M39 9V35" />
      ) : (
        <>
          <path d={pathOf(false)} />
          <path className="filled" d={pathOf(true)} />
        </>
      )}
    </svg>
  )
}
