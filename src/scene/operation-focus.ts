import type { Beat } from '../engine/beats.ts'
import type { Motion } from '../engine/motion.ts'
import { KINDS, type Kind, PASSES, type Pass } from '../engine/step.ts'
import type { Moment } from '../explain/explanation.ts'
import type { OperationLayout } from '../layout/layout.ts'
import { PASS_INKS } from './focus.ts'
import type { Ink } from './mark.ts'
import { placesOf } from './operation-homes.ts'
import { someUpdate } from './pill.ts'
import { slotSteps } from './steps.ts'
import type { View } from './view.ts'

/** What a beat of a plain graph is about. Edges, and glyphs by their positions in the layout. */
export interface OperationFocus {
  readonly kind: Kind
  readonly pass: Pass
  /** Hue of what is written. */
  readonly ink: Ink
  readonly ground: Ink
  readonly edges: ReadonlySet<number>
  /** Glyphs that fire, whose local derivatives are used, or whose number the optimizer writes. */
  readonly lit: ReadonlySet<number>
  /** Glyphs at the far ends of the edges. */
  readonly ends: ReadonlySet<number>
  /** Whether the beat is about one thing, so that the rest recedes. */
  readonly single: boolean
}

const cache = new WeakMap<OperationLayout, Map<string, OperationFocus>>()
const MOST_KNOWN = 4000

/** Finds what a beat is about. It follows from structure alone, and is found once per beat. */
export const operationFocus = (layout: OperationLayout, moment: Moment, beat: Beat): OperationFocus => {
  const known = cache.get(layout) ?? new Map<string, OperationFocus>()
  cache.set(layout, known)
  const key = `${moment.schedule.length}:${beat.size}:${beat.from}:${beat.to}`
  const before = known.get(key)
  if (before) return before
  if (known.size > MOST_KNOWN) known.clear()
  const focus = find(layout, moment, beat)
  known.set(key, focus)
  return focus
}

const find = (layout: OperationLayout, { schedule, graph }: Moment, beat: Beat): OperationFocus => {
  const edges = new Set<number>()
  const lit = new Set<number>()
  const ends = new Set<number>()
  for (let i = beat.from; i < beat.to; i++) {
    const kind = KINDS[schedule.kind[i]!]!
    const edge = schedule.edge[i]!
    if (edge >= 0) {
      edges.add(edge)
      ends.add(layout.wires[edge]!.from)
      lit.add(layout.wires[edge]!.to)
    } else if (kind === 'apply' || kind === 'seed') lit.add(placesOf(layout, schedule.node[i]!)[0]!)
    else if (kind === 'update') for (const p of placesOf(layout, schedule.node[i]!)) lit.add(p)
  }
  for (const p of lit) ends.delete(p)
  const pass = PASSES[schedule.pass[beat.from]!]!
  const kind = KINDS[schedule.kind[beat.to - 1]!]!
  const isSmall = beat.size === 'write' || beat.size === 'edge' || beat.size === 'neuron'
  const single = isSmall && kind !== 'zero' && kind !== 'load' && graph.nodeCount > 1
  const [ink, ground] = PASS_INKS[pass]
  return { kind, pass, ink, ground, edges, lit, ends, single }
}

const latest = new WeakMap<
  OperationFocus,
  { readonly motion: View['motion']; readonly stage: number; readonly part: OperationFocus }
>()

/**
 * Of a large beat in motion, what moves at this instant; the rest of it is at rest before or after. The same object
 * through all frames of one stage of the motion, since nothing else decides it.
 */
export const operationsInMotion = (view: View<OperationLayout>, focus: OperationFocus): OperationFocus => {
  const { motion, u } = view
  if (!motion || focus.single) return focus
  const stage = motion.stages.findIndex(({ start, end }) => u > start && u < end)
  const known = latest.get(focus)
  if (known?.motion === motion && known.stage === stage) return known.part
  const part = partOf(view, focus, motion)
  latest.set(focus, { motion, stage, part })
  return part
}

const partOf = (view: View<OperationLayout>, focus: OperationFocus, motion: Motion): OperationFocus => {
  const { layout, moment } = view
  const { graph } = moment
  const moves = (step: number): boolean => {
    if (step < motion.beat.from || step >= motion.beat.to) return false
    const t = view.at(step)
    return t > 0 && t < 1
  }
  const edges = new Set([...focus.edges].filter((e) => moves(travelStep(moment, e, focus.pass))))
  const ends = new Set([...edges].map((e) => layout.wires[e]!.from))
  const lit = new Set([...edges].map((e) => layout.wires[e]!.to))
  for (const p of focus.lit) {
    const { node } = layout.places[p]!
    if (graph.nodes[node]!.op ? moves(slotSteps(moment, node).apply) : someUpdate(view, node, moves))
      lit.add(p)
  }
  for (const p of lit) ends.delete(p)
  return { ...focus, edges, ends, lit }
}

/** The step that travels along an edge in a pass: its carry or its pull; −1 if none. */
export const travelStep = (moment: Moment, edge: number, pass: Pass): number => {
  const { graph } = moment
  const consumer = graph.consumer[edge]!
  const { carry, pull } = slotSteps(moment, consumer)
  return (pass === 'backward' ? pull : carry)[edge - graph.firstEdge[consumer]!] ?? -1
}
