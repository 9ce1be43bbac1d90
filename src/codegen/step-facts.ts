import type { Graph } from '../engine/graph.ts'
import type { Schedule } from '../engine/schedule.ts'
import { KINDS, PASSES } from '../engine/step.ts'
import type { StepFacts } from './selector.ts'

const UPDATE = KINDS.indexOf('update')

/** What lines of code need to know of step i. */
export const factsOf = (graph: Graph, schedule: Schedule, i: number): StepFacts => {
  const kind = KINDS[schedule.kind[i]!]!
  const edge = schedule.edge[i]!
  const node = edge < 0 ? schedule.node[i]! : graph.consumer[edge]!
  const { op, tag } = graph.nodes[node]!
  let first = i
  if (kind === 'update')
    while (first > 0 && schedule.node[first - 1] === node && schedule.kind[first - 1] === UPDATE) first--
  return {
    kind,
    pass: PASSES[schedule.pass[i]!]!,
    node,
    op: op?.name ?? '',
    role: tag?.role ?? null,
    layer: tag?.layer ?? -1,
    unit: tag?.unit ?? -1,
    slot: edge < 0 ? -1 : edge - graph.firstEdge[node]!,
    source: edge < 0 ? null : (graph.nodes[graph.source[edge]!]!.tag?.role ?? null),
    sourceNode: edge < 0 ? -1 : graph.source[edge]!,
    write: kind === 'update' ? i - first : -1,
  }
}

/** Steps that no line can tell apart, ascending. */
interface Bucket {
  readonly facts: StepFacts
  readonly steps: number[]
}

const known = new WeakMap<Schedule, readonly Bucket[]>()

/** The steps of a schedule by what lines can tell of them; of a network's nodes only part, layer and unit count. */
export const bucketsOf = (graph: Graph, schedule: Schedule): readonly Bucket[] => {
  const before = known.get(schedule)
  if (before) return before
  const buckets = new Map<string, Bucket>()
  for (let i = 0; i < schedule.length; i++) {
    const facts = factsOf(graph, schedule, i)
    const { kind, pass, node, op, role, layer, unit, source, write } = facts
    const key =
      role === null
        ? `${kind} ${pass} ${node} ${write} ${facts.slot}`
        : `${kind} ${pass} ${op} ${role} ${layer} ${unit} ${source} ${write}`
    const bucket = buckets.get(key)
    if (bucket) bucket.steps.push(i)
    else buckets.set(key, { facts, steps: [i] })
  }
  const all = [...buckets.values()]
  known.set(schedule, all)
  return all
}
