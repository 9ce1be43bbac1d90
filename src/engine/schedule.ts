import { cellCount, type Graph, gradientCell, type Role, slotCell, stateCell, valueCell } from './graph.ts'
import { beatKeys } from './keys.ts'
import type { Optimizer } from './optimizer.ts'
import { forwardOrder, type Grouping, grouping } from './order.ts'
import { KINDS, PASSES, type Size } from './step.ts'
import type { Write } from './write.ts'

/** Where a sample stands in its batch: the first clears parameter gradients too, the last is followed by the update. */
export interface BatchPosition {
  readonly first: boolean
  readonly last: boolean
  /** Set where parameters' gradients are never cleared: they are those of the iterations before as well. */
  readonly keeps?: true
}

/** Which sample of a batch one is, and which row of the data; both from 0. */
export interface SampleAt {
  readonly index: number
  /** B: samples in the batch. */
  readonly of: number
  readonly row: number
  readonly rows: number
}

/** The position of the only sample of a batch. */
export const SINGLE: BatchPosition = { first: true, last: true }

/**
 * The order of one sample's writes, which follows from the graph, its flags and the optimizer alone. All columns have
 * one entry per step.
 */
export interface Schedule {
  readonly position: BatchPosition
  readonly optimizer: Optimizer
  readonly length: number
  /** Index into KINDS. */
  readonly kind: Uint8Array
  /** Index into PASSES. */
  readonly pass: Uint8Array
  /** The node that owns the written cell. */
  readonly node: Int32Array
  /** The edge of a carry or pull, else -1. */
  readonly edge: Int32Array
  readonly cell: Int32Array
  /** Beat keys per size: a beat is a maximal run of equal keys. */
  readonly keys: Readonly<Record<Size, Int32Array>>
  /** Per cell: the steps that write it, `writeStep[firstWrite[c]]` … `writeStep[firstWrite[c+1] − 1]`, ascending. */
  readonly firstWrite: Int32Array
  readonly writeStep: Int32Array
  readonly groups: Grouping
}

/** Makes the schedule of a sample at this place of its batch. */
export const makeSchedule = (graph: Graph, optimizer: Optimizer, position: BatchPosition): Schedule => {
  const groups = grouping(graph)
  const writes = listWrites(graph, optimizer, position, groups)
  const length = writes.length
  const kind = new Uint8Array(length)
  const pass = new Uint8Array(length)
  const node = new Int32Array(length)
  const edge = new Int32Array(length)
  const cell = new Int32Array(length)
  for (let i = 0; i < length; i++) {
    const w = writes[i]!
    kind[i] = KINDS.indexOf(w.kind)
    pass[i] = PASSES.indexOf(w.pass)
    node[i] = w.node
    edge[i] = w.edge
    cell[i] = w.cell
  }

  const firstWrite = new Int32Array(cellCount(graph, optimizer.state.length) + 1)
  for (const c of cell) firstWrite[c + 1]!++
  for (let c = 1; c < firstWrite.length; c++) firstWrite[c]! += firstWrite[c - 1]!
  const writeStep = new Int32Array(length)
  const fill = firstWrite.slice()
  for (let i = 0; i < length; i++) writeStep[fill[cell[i]!]!++] = i

  const keys = beatKeys(graph, groups, writes)
  return { position, optimizer, length, kind, pass, node, edge, cell, keys, firstWrite, writeStep, groups }
}

const OF_LOSS: ReadonlySet<Role | undefined> = new Set<Role>(['term', 'loss', 'logSumExp', 'probability'])

const listWrites = (
  graph: Graph,
  optimizer: Optimizer,
  position: BatchPosition,
  groups: Grouping,
): Write[] => {
  const { nodes, source, pulled, output } = graph
  const writes: Write[] = []
  const visits = forwardOrder(graph, groups)

  for (const node of graph.loaded)
    writes.push({ kind: 'load', pass: 'forward', node, edge: -1, cell: valueCell(graph, node) })

  for (const { node, edge } of visits) {
    const pass = OF_LOSS.has(nodes[node]!.tag?.role) ? 'loss' : 'forward'
    if (edge < 0) writes.push({ kind: 'apply', pass, node, edge, cell: valueCell(graph, node) })
    else writes.push({ kind: 'carry', pass, node, edge, cell: slotCell(graph, edge) })
  }

  for (const { id, trainable } of nodes)
    if (hasGradient(graph, id) && ((position.first && !position.keeps) || !trainable))
      writes.push({ kind: 'zero', pass: 'zero', node: id, edge: -1, cell: gradientCell(graph, id) })

  writes.push({ kind: 'seed', pass: 'backward', node: output, edge: -1, cell: gradientCell(graph, output) })
  for (let i = visits.length - 1; i >= 0; i--) {
    const { edge } = visits[i]!
    if (edge < 0 || !pulled[edge]) continue
    const node = source[edge]!
    writes.push({ kind: 'pull', pass: 'backward', node, edge, cell: gradientCell(graph, node) })
  }

  if (position.last) {
    const firstUse = new Map<number, number>()
    visits.forEach(({ edge }, i) => {
      if (edge >= 0 && nodes[source[edge]!]!.trainable && !firstUse.has(source[edge]!))
        firstUse.set(source[edge]!, i)
    })
    const order = graph.parameters.map((node, p) => ({
      node,
      p,
      use: firstUse.get(node) ?? visits.length + p,
    }))
    order.sort((a, b) => a.use - b.use)
    for (const { node, p } of order)
      for (const { target } of optimizer.writes) {
        const cell = target < 0 ? valueCell(graph, node) : stateCell(graph, p, target, optimizer.state.length)
        writes.push({ kind: 'update', pass: 'update', node, edge: -1, cell })
      }
  }
  return writes
}

/** Whether a node's gradient is cleared and computed: parameters, the output, and what lies between them. */
export const hasGradient = (graph: Graph, node: number): boolean => {
  const { needsGradient, trainable } = graph.nodes[node]!
  return node === graph.output || trainable || (needsGradient && graph.reachesOutput[node] === 1)
}

/** What is known of a cell once i steps have been applied. */
export interface CellProgress {
  /** Written in this sample; leaves hold their numbers from the start. */
  readonly known: boolean
  /** After its last write in this sample. */
  readonly complete: boolean
  /** Writes that have arrived and writes in all; of a gradient its seed and pulls only. */
  readonly arrived: number
  readonly total: number
}

const ZERO = KINDS.indexOf('zero')

/** Tells what is known of a cell at place i. */
export const progressOf = (schedule: Schedule, graph: Graph, cell: number, i: number): CellProgress => {
  const { firstWrite, writeStep, kind, position } = schedule
  let arrived = 0
  let total = 0
  let written = false
  const from = firstWrite[cell]!
  const to = firstWrite[cell + 1]!
  for (let w = from; w < to; w++) {
    const done = writeStep[w]! < i
    written ||= done
    if (kind[writeStep[w]!] === ZERO) continue
    total++
    if (done) arrived++
  }
  const node = cell < graph.nodeCount ? cell : cell - graph.nodeCount
  const given =
    cell < graph.nodeCount
      ? graph.nodes[node]!.op === null
      : (!position.first || position.keeps === true) && graph.nodes[node]?.trainable === true
  return {
    known: written || given || cell >= cellOfState(graph),
    complete: arrived === total,
    arrived,
    total,
  }
}

const cellOfState = (graph: Graph): number => 2 * graph.nodeCount + graph.edgeCount
