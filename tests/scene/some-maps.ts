import type { Graph } from '../../src/engine/graph.ts'
import type { Maps } from '../../src/scene/view.ts'

const SIZE = 12

/** Smooth numbers between −1 and 1, another map for each node. */
export const someMaps = ({ nodes }: Graph): Maps => {
  const told = nodes.filter(({ tag }) => tag?.role === 'input' || tag?.role === 'activation')
  const values = told.map(({ id }): [number, Float32Array] => {
    const [a, b, c] = [(id % 7) - 3, (id % 5) - 2, (id % 3) - 1]
    const at = (k: number): number => {
      const [x, y] = [(k % SIZE) / SIZE - 0.5, Math.floor(k / SIZE) / SIZE - 0.5]
      const z = a * x + b * y + 4 * c * x * y
      return z / (1 + Math.abs(z))
    }
    return [id, Float32Array.from({ length: SIZE * SIZE }, (_, k) => at(k))]
  })
  return { version: 1, size: SIZE, isLine: false, values: new Map(values) }
}
