import type { Beat } from '../engine/beats.ts'
import { KINDS, PASSES, type Pass } from '../engine/step.ts'
import type { Moment } from '../explain/explanation.ts'
import type { NetworkLayout } from '../layout/layout.ts'
import type { Focus } from './focus-parts.ts'
import type { Ink } from './mark.ts'
import { stripAt } from './parts.ts'
import { homeOfEdge, homesOf } from './places.ts'

/** The hue of what each pass writes, and its soft ground. */
export const PASS_INKS: Readonly<Record<Pass, readonly [Ink, Ink]>> = {
  forward: ['value', 'valueSoft'],
  loss: ['value', 'valueSoft'],
  zero: ['gradient', 'gradientSoft'],
  backward: ['gradient', 'gradientSoft'],
  update: ['update', 'updateSoft'],
}

/** Whether pills of biases are drawn: small glyphs have them beside those of the weights, where there is room for all. */
export const hasBiasPills = ({ detail, wires }: NetworkLayout, focus: Focus): boolean => {
  if (detail === 'full') return true
  const [first] = focus.wires
  return focus.single && (first === undefined || wires[first]!.pill !== null)
}

/** Whether there is room for a neuron's open glyph and its strip: on a low stage small glyphs stay closed. */
const canOpen = ({ detail, neurons, height }: NetworkLayout, neuron: number): boolean => {
  if (detail === 'full') return true
  const { y, h } = stripAt(neurons[neuron]!, 1)
  return y + h <= height
}

const cache = new WeakMap<NetworkLayout, Map<string, Focus>>()

/** Finds what a beat is about. It follows from structure alone, and is found once per beat. */
export const focusOf = (layout: NetworkLayout, moment: Moment, beat: Beat): Focus => {
  let known = cache.get(layout)
  if (!known) {
    known = new Map()
    cache.set(layout, known)
  }
  const key = `${moment.schedule.length}:${beat.size}:${beat.from}:${beat.to}`
  let focus = known.get(key)
  if (!focus) {
    focus = find(layout, moment, beat)
    if (known.size > 4000) known.clear()
    known.set(key, focus)
  }
  return focus
}

const find = (layout: NetworkLayout, moment: Moment, beat: Beat): Focus => {
  const { graph, schedule } = moment
  const homes = homesOf(layout)
  const neurons = new Set<number>()
  const wires = new Set<number>()
  const biases = new Set<number>()
  const terms = new Set<number>()
  const ends = new Set<number>()
  let loss = false
  const inner = { edges: new Set<number>(), lit: new Set<number>(), ends: new Set<number>() }

  /** The far end of an edge, wherever that stands. */
  const addEnd = (node: number): void => {
    if (homes.inner.has(node)) inner.ends.add(node)
    else ends.add(node)
  }
  const addConsumer = (sum: number): void => {
    const home = homes.node.get(sum)
    if (home?.in === 'neuron') neurons.add(home.index)
  }
  const addEdge = (e: number): void => {
    const home = homeOfEdge(layout, moment, e)
    if (home.in === 'opened') {
      inner.edges.add(e)
      inner.lit.add(graph.consumer[e]!)
      addEnd(graph.source[e]!)
    } else if (home.in === 'wire') {
      wires.add(home.index)
      addEnd(layout.wires[home.index]!.source)
      addConsumer(layout.wires[home.index]!.sum)
    } else if (home.in === 'bias') {
      biases.add(home.index)
      neurons.add(home.index)
    } else if (home.in === 'neuron') neurons.add(home.index)
    else {
      loss = true
      if (home.in !== 'term') return
      terms.add(home.index)
      addEnd(layout.loss!.terms[home.index]!.activation)
    }
  }
  const addNode = (node: number): void => {
    const home = homes.node.get(node)
    if (home?.in === 'neuron') neurons.add(home.index)
    else if (home?.in === 'wire') addEdge(layout.wires[home.index]!.activationEdge)
    else if (home?.in === 'input') ends.add(node)
    else if (home?.in === 'opened') inner.lit.add(node)
    else {
      loss = true
      if (home?.in === 'term') terms.add(home.index)
    }
  }

  for (let i = beat.from; i < beat.to; i++) {
    const kind = KINDS[schedule.kind[i]!]!
    const node = schedule.node[i]!
    if (kind === 'carry' || kind === 'pull') addEdge(schedule.edge[i]!)
    else if (kind === 'apply' || kind === 'load') addNode(node)
    else if (kind === 'seed') loss = true
    else if (kind === 'update') {
      for (const w of homes.wiresOf.get(node) ?? []) {
        wires.add(w)
        addEnd(layout.wires[w]!.source)
      }
      for (const b of homes.biasesOf.get(node) ?? []) biases.add(b)
      if (homes.inner.has(node)) inner.lit.add(node)
    }
  }
  const pass = PASSES[schedule.pass[beat.from]!]!
  const kind = KINDS[schedule.kind[beat.to - 1]!]!
  const small = beat.size === 'write' || beat.size === 'edge' || beat.size === 'neuron'
  const one = small && kind !== 'zero' && kind !== 'load' && neurons.size <= 1 && graph.nodeCount > 0
  const single = one && [...neurons].every((neuron) => canOpen(layout, neuron))
  return {
    kind,
    pass,
    ink: PASS_INKS[pass][0],
    ground: PASS_INKS[pass][1],
    neurons,
    wires,
    biases,
    terms,
    loss,
    ends,
    inner,
    single,
  }
}
