import type { Graph } from '../../src/engine/graph.ts'
import { graphBuilder } from '../../src/engine/graph-builder.ts'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { LossProbe } from '../../src/engine/loss-probe.ts'
import type { Op } from '../../src/engine/op.ts'
import { compileRun } from '../../src/engine/run.ts'
import { h, noSample, sgd } from './iteration.ts'

/** The loss of a graph at iteration 0 as a function of its leaves. */
export const probeOf = (graph: Graph, batch: readonly Float64Array[] = noSample): LossProbe =>
  new LossProbe({
    graph,
    run: compileRun(graph, sgd),
    cells: initialCells(graph, sgd),
    batch,
    hyperparameters: h,
  })

/** One operation on leaves x0, x1, … that all need their gradients. */
export const onLeaves = (op: Op, numbers: readonly number[]): Graph => {
  const build = graphBuilder()
  const leaves = numbers.map((x, i) => build.leaf(`x${i}`, x, { needsGradient: true }))
  return build.build(build.apply(op, leaves, 'y'))
}
