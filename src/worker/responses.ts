import { featuresAt } from '../models/features.ts'
import type { Field } from '../models/recipe.ts'
import type { Training } from './training.ts'

/** What nodes of a network say over its whole field: `size` places per axis. */
export interface ResponsesAsk {
  readonly nodes: readonly number[]
  /** 1 or more. */
  readonly size: number
}

/**
 * The values of each asked node over the field, one number per place: along a line from left to right; in a plane row by
 * row from the top, each from left to right. The places are the middles of `size` equal parts of each axis.
 */
export interface Responses {
  readonly iteration: number
  readonly size: number
  readonly values: readonly Float32Array[]
}

/** The i-th of `size` places on an axis. */
export const placeOnAxis = ({ from, to }: Field['axes'][number], i: number, size: number): number =>
  from + ((i + 0.5) / size) * (to - from)

/** Computes what nodes say over the field; the training is left as it was. Throws RangeError where there is no field. */
export const responsesOf = (training: Training, { nodes, size }: ResponsesAsk): Responses => {
  const { field } = training.recipe
  if (field === undefined) throw new RangeError('the inputs of this network lie in no line or plane')
  const [x, y] = field.axes
  if (x === undefined) throw new RangeError('the field has no axis')
  const { run, cells, targets } = training.forResponses()
  const rows = y === undefined ? 1 : size
  const values = nodes.map(() => new Float32Array(size * rows))
  const sample = new Float64Array(field.features.length + targets)
  const batch = [sample]
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < size; i++) {
      const at = [placeOnAxis(x, i, size)]
      if (y) at.push(placeOnAxis(y, size - 1 - row, size))
      sample.set(featuresAt(field, at))
      run.loss(cells, batch)
      for (let n = 0; n < nodes.length; n++) values[n]![row * size + i] = cells[nodes[n]!]!
    }
  return { iteration: training.iteration, size, values }
}
