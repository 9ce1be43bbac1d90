import type { Beat } from './beats.ts'
import { type Graph, gradientCell, slotCell } from './graph.ts'
import type { Schedule } from './schedule.ts'
import { KINDS, type Kind } from './step.ts'

/** Writes of a beat that move together: they begin at `start` and end at `end` on the beat's own clock, 0…1. */
export interface Stage {
  readonly start: number
  readonly end: number
}

/** How a beat moves: its stages in order, which stage each step belongs to, and how long it takes at speed 1. */
export interface Motion {
  readonly beat: Beat
  readonly stages: readonly Stage[]
  /** Per step of the beat (index 0 is step `beat.from`): index into `stages`. */
  readonly stageOf: Uint16Array
  /** Milliseconds at 1×, without the pause after it. */
  readonly duration: number
}

/** Milliseconds of rest after each beat at 1×. */
export const PAUSE_MS = 160

/** Longest beat in milliseconds: a whole pass of a deep network is quickened to this. */
const LONGEST_MS = 6000

/** Milliseconds of each kind of write, told apart by its part of a weighted sum where that matters. */
const MS = {
  load: 420,
  carry: 420,
  /** The way of an activation to its weight, the product, and the product's way into Σ: 420 together. */
  carryToProduct: 260,
  applyProduct: 40,
  carryFromProduct: 120,
  /** z has no way to go to its own activation function. */
  carryInside: 40,
  apply: 360,
  zero: 240,
  seed: 300,
  pull: 520,
  pullInside: 360,
  /** From Σ to the pill; then 460 in all to the weight, 520 in all on to the activation. */
  pullToProduct: 300,
  pullToWeight: 160,
  pullToActivation: 300,
  update: 420,
  /** What the optimizer keeps besides the parameter. */
  updateState: 180,
} as const

const milliseconds = (graph: Graph, schedule: Schedule, i: number): number => {
  const kind: Kind = KINDS[schedule.kind[i]!]!
  const node = schedule.node[i]!
  const edge = schedule.edge[i]!
  const role = (n: number) => graph.nodes[n]!.tag?.role
  if (kind === 'carry') {
    if (role(node) === 'product') return MS.carryToProduct
    const from = graph.source[edge]!
    if (role(from) === 'product') return MS.carryFromProduct
    if (role(from) === 'bias') return MS.carryToProduct
    return role(from) !== undefined && schedule.groups.neuron[from] === schedule.groups.neuron[node]
      ? MS.carryInside
      : MS.carry
  }
  if (kind === 'apply') return role(node) === 'product' ? MS.applyProduct : MS.apply
  if (kind === 'pull') {
    const to = graph.consumer[edge]!
    if (role(node) === 'product') return MS.pullToProduct
    if (role(to) === 'product') return role(node) === 'weight' ? MS.pullToWeight : MS.pullToActivation
    if (role(node) === 'bias') return MS.pullToWeight + MS.pullToProduct
    return role(node) !== undefined && schedule.groups.neuron[node] === schedule.groups.neuron[to]
      ? MS.pullInside
      : MS.pull
  }
  if (kind === 'update' && schedule.cell[i] !== node) return MS.updateState
  return MS[kind]
}

/** Calls back with each cell that step i reads. */
const eachRead = (graph: Graph, schedule: Schedule, i: number, read: (cell: number) => void): void => {
  const node = schedule.node[i]!
  const edge = schedule.edge[i]!
  const kind = KINDS[schedule.kind[i]!]!
  if (kind === 'carry') read(graph.source[edge]!)
  else if (kind === 'apply')
    for (let e = graph.firstEdge[node]!; e < graph.firstEdge[node + 1]!; e++) read(slotCell(graph, e))
  else if (kind === 'pull') read(gradientCell(graph, graph.consumer[edge]!))
}

/** What must be there before step i of a beat; contributions to one gradient may arrive together. */
const eachNeed = (
  graph: Graph,
  schedule: Schedule,
  i: number,
  beat: Beat,
  need: (cell: number) => void,
): void => {
  eachRead(graph, schedule, i, need)
  // The writes of one parameter's update follow each other.
  if (KINDS[schedule.kind[i]!] === 'update' && i > beat.from && schedule.node[i - 1] === schedule.node[i])
    need(schedule.cell[i - 1]!)
}

/** Splits a beat into dependency stages and gives each its time. Pure; depends on the structure alone. */
export const motionOf = (graph: Graph, schedule: Schedule, beat: Beat): Motion => {
  const stageOf = new Uint16Array(beat.to - beat.from)
  const lengths: number[] = []
  const writtenIn = new Map<number, number>()
  for (let i = beat.from; i < beat.to; i++) {
    let stage = 0
    eachNeed(graph, schedule, i, beat, (cell) => {
      const at = writtenIn.get(cell)
      if (at !== undefined) stage = Math.max(stage, at + 1)
    })
    writtenIn.set(schedule.cell[i]!, stage)
    stageOf[i - beat.from] = stage
    lengths[stage] = Math.max(lengths[stage] ?? 0, milliseconds(graph, schedule, i))
  }
  const total = lengths.reduce((sum, ms) => sum + ms, 0)
  const stages: Stage[] = []
  let elapsed = 0
  for (const ms of lengths) {
    stages.push({ start: elapsed / total, end: (elapsed + ms) / total })
    elapsed += ms
  }
  return { beat, stages, stageOf, duration: Math.min(total, LONGEST_MS) }
}

/** How far step i has come at u, 0…1: 0 before its stage begins, 1 once the stage has ended or for earlier beats. */
export const progressAt = (motion: Motion, step: number, u: number): number => {
  if (step < motion.beat.from) return 1
  if (step >= motion.beat.to) return 0
  const { start, end } = motion.stages[motion.stageOf[step - motion.beat.from]!]!
  return u >= 1 || u >= end ? 1 : u <= start ? 0 : (u - start) / (end - start)
}
