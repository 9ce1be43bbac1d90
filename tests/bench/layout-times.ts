import '../../src/engine/ops.ts'
import { layoutOperations } from '../../src/layout/operation-layout.ts'
import { compileGraphModel } from '../../src/models/graph-model.ts'
import { LARGE_SHAPES, type LargeShape, largeModel } from '../models/large-expressions.ts'

/** Prints, per number of operations, the longest layout over all shapes and its shape's position, as JSON. */
const shapes = Object.keys(LARGE_SHAPES) as LargeShape[]
const result: Record<string, number> = {}

for (const count of [60, 300, 2000]) {
  let longest = 0
  let worst = 0
  for (const [k, shape] of shapes.entries()) {
    const graph = compileGraphModel(largeModel(shape, count))
    const start = performance.now()
    await layoutOperations(graph, 1.65)
    const spent = performance.now() - start
    if (spent <= longest) continue
    longest = spent
    worst = k
  }
  result[`longest${count}`] = longest
  result[`worst${count}`] = worst
}
console.log(JSON.stringify(result))
