import type { Graph } from '../engine/graph.ts'
import { graphBuilder } from '../engine/graph-builder.ts'
import { opNamed } from '../engine/known-ops.ts'
import { orderOperations } from './operation-order.ts'
import type { GraphModel } from './recipe.ts'

/** Names that a program did not give begin so. */
export const NAMELESS = '#'

const shownName = (name: string): string => (name.startsWith(NAMELESS) ? '' : name)

/** Builds the untagged graph of named leaves and operations. Throws RangeError on cycles and unknown names. */
export const compileGraphModel = (model: GraphModel): Graph => {
  const build = graphBuilder()
  const ids = new Map<string, number>()
  const find = (name: string): number => {
    const id = ids.get(name)
    if (id === undefined) throw new RangeError(`there is no leaf or operation ${name}`)
    return id
  }
  for (const { name, value, trainable, constant = false, fixed = false } of model.leaves)
    ids.set(name, build.leaf(shownName(name), value, { trainable, needsGradient: !constant && !fixed }))
  const ordered = orderOperations(model.operations)
  if (!ordered.ok) throw new RangeError(`operations form a cycle: ${ordered.cycle.join(' ← ')}`)
  for (const i of ordered.order) {
    const { name, op, sources } = model.operations[i]!
    ids.set(name, build.apply(opNamed(op), sources.map(find), shownName(name)))
  }
  return build.build(find(model.output))
}
