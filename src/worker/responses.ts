import { featuresAt } from '../models/features.ts'
import { placeOnAxis, type Responses, type ResponsesAsk } from './responses-question.ts'
import type { Training } from './training.ts'

/** Computes what nodes say over the field; the training is left as it was. Throws RangeError where there is no field. */
export const responsesOf = (training: Training, { nodes, size }: ResponsesAsk): Responses => {
  const { field } = training.recipe
  if (field === undefined) throw new RangeError('the inputs of this network lie in no line or plane')
  const [x, y] = field.axes
  if (x === undefined) throw new RangeError('the field has no axis')
  const { run, cells, graph } = training.inside()
  const rows = y === undefined ? 1 : size
  const values = nodes.map(() => new Float32Array(size * rows))
  const sample = new Float64Array(graph.loaded.length)
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
