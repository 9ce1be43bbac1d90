import { type OpName, ops } from '../engine/ops.ts'
import { MAX_NODES, Names, nodeName } from './names.ts'
import { orderOperations } from './operation-order.ts'
import { finite, flag, list, oneOf, optional, type Reader, type Report, record, shown } from './reader.ts'
import type { GraphModel, OperationSpec, Sample } from './recipe.ts'

type Leaf = GraphModel['leaves'][number]

const operation: Reader<OperationSpec> = record<OperationSpec>({
  name: nodeName,
  op: oneOf<OpName>(...(Object.keys(ops) as OpName[])),
  sources: list(nodeName, 1, 'names of leaves or operations'),
})

const leaf = record<Leaf>({
  name: nodeName,
  value: finite,
  trainable: flag,
  constant: optional(flag),
  fixed: optional(flag),
})

/** Reads the fields of a plain graph; how they fit together is for `checkGraph`. */
export const graphReader: Reader<GraphModel> = record<GraphModel>({
  kind: oneOf('graph'),
  leaves: list(leaf, 1, 'leaves'),
  operations: list(operation, 0, 'operations'),
  output: nodeName,
})

/** Reports what does not fit together: names, sources, cycles, size, samples. */
export const checkGraph = (model: GraphModel, samples: readonly Sample[], report: Report): void => {
  const nodes = model.leaves.length + model.operations.length
  if (nodes > MAX_NODES) {
    report.note('model', `has ${nodes} nodes; expected at most ${MAX_NODES}`)
    return
  }

  const names = new Names(report)
  model.leaves.forEach((l, i) => {
    names.add(l.name, `model.leaves[${i}].name`)
    if ((l.constant || l.fixed) && l.trainable)
      report.note(
        `model.leaves[${i}].trainable`,
        `is true; expected false, since the leaf is ${l.constant ? 'a constant' : 'fixed'}`,
      )
  })
  model.operations.forEach((o, i) => {
    names.add(o.name, `model.operations[${i}].name`)
  })
  const expected = 'the name of a leaf or an operation'
  model.operations.forEach((o, i) => {
    const field = `model.operations[${i}].sources`
    const arity = ops[o.op].arity
    if (arity > 0 && o.sources.length !== arity)
      report.expected(field, o.sources, `${arity}, as ${o.op} takes`)
    o.sources.forEach((s, k) => {
      if (!names.has(s)) report.expected(`${field}[${k}]`, s, expected)
    })
  })
  if (!names.has(model.output)) report.expected('model.output', model.output, expected)
  const order = orderOperations(model.operations)
  if (!order.ok) {
    const long = order.cycle.length > 12
    const shownCycle = long ? [...order.cycle.slice(0, 11), '…', order.cycle.at(-1)] : order.cycle
    const at = model.operations.findIndex((o) => o.name === order.cycle[0])
    report.note(
      `model.operations[${at}].sources`,
      `lead around a cycle, ${shownCycle.join(' ← ')}; expected every operation to come after its sources`,
    )
  }
  if (samples.length > 0)
    report.note('samples', `is ${shown(samples)}; expected none, since the leaves hold their numbers`)
}
