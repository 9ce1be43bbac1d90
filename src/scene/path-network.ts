import type { Moment } from '../explain/explanation.ts'
import type { NetworkLayout, WirePlace } from '../layout/layout.ts'
import { LEAF_CORNERS } from './draw.ts'
import type { Item, PathMark } from './mark.ts'
import { pillCentre } from './path-point.ts'
import type { Ground, Passed, PathWays } from './path-ways.ts'
import { homeOfEdge, homesOf, spotOf } from './places.ts'
import { wireId } from './wire.ts'

const CORNERS = { full: 16, compact: 22, dot: 6 } as const

const byId = new WeakMap<readonly Item[], ReadonlyMap<string, readonly PathMark[]>>()

/** The strokes of each wire at rest. */
export const strokesById = (wires: readonly Item[]): ReadonlyMap<string, readonly PathMark[]> => {
  const known =
    byId.get(wires) ??
    new Map(wires.map(({ id, marks }) => [id, marks.filter((m): m is PathMark => m.t === 'path')]))
  byId.set(wires, known)
  return known
}

/** From a weight on, a path runs along the second part of its wire only: from the pill to the neuron. */
const fromPill = (wire: WirePlace, strokes: readonly PathMark[]): readonly PathMark[] => {
  const last = strokes.at(-1)
  if (last === undefined || strokes.length > 1) return last ? [last] : []
  return [{ ...last, points: [...pillCentre(wire), ...wire.to], curve: false }]
}

/** Where paths run through a layered network: along wires, stubs and terms, and through neurons. */
export const networkWays = (ground: Ground, layout: NetworkLayout, moment: Moment): PathWays => {
  const { graph } = moment
  const homes = homesOf(layout)
  const items = strokesById(ground.wires)
  const resting = new Set(ground.glyphs.map(({ id }) => id))
  const isOpen = (index: number): boolean => !resting.has(`neuron:${layout.neurons[index]!.sum}`)

  const strokesOf = (e: number, edges: ReadonlySet<number>): readonly PathMark[] => {
    const home = homeOfEdge(layout, moment, e)
    if (home.in === 'wire') {
      const wire = layout.wires[home.index]!
      const strokes = items.get(wireId(wire)) ?? []
      if (e === wire.activationEdge) return strokes
      return edges.has(wire.activationEdge) || (e === wire.productEdge && edges.has(wire.weightEdge))
        ? []
        : fromPill(wire, strokes)
    }
    if (home.in === 'bias') return items.get(`stub:${e}`) ?? []
    const term = home.in === 'term' ? layout.loss?.terms[home.index] : undefined
    return term?.activationEdge === e ? (items.get(`term:${term.node}`) ?? []) : []
  }

  const passedBy = (node: number, edges: ReadonlySet<number>): readonly Passed[] => {
    const biases = homes.biasesOf.get(node)
    if (biases)
      return biases.flatMap((index) => {
        const { edge, pill } = layout.neurons[index]!.bias!
        return edges.has(edge) ? [{ area: pill, r: Math.min(16, pill.h / 2) }] : []
      })
    const wires = homes.wiresOf.get(node)
    if (wires)
      return wires.flatMap((index) => {
        const { pill, weightEdge } = layout.wires[index]!
        return pill && edges.has(weightEdge) ? [{ area: pill, r: 16 }] : []
      })
    const home = homes.node.get(node)
    if (home?.in === 'input') {
      const r = layout.detail === 'full' ? LEAF_CORNERS.full : CORNERS[layout.detail]
      return [{ area: layout.inputs[home.index]!.box, r }]
    }
    if (home?.in !== 'neuron')
      return node === graph.output && layout.loss ? [{ area: layout.loss.box, r: 16 }] : []
    const { box, open } = layout.neurons[home.index]!
    return [{ area: isOpen(home.index) ? open : box, r: CORNERS[layout.detail] }]
  }

  return {
    strokes: (edges) => [...edges].flatMap((e) => strokesOf(e, edges)),
    passed: (edges) => {
      const nodes = new Set([...edges].flatMap((e) => [graph.source[e]!, graph.consumer[e]!]))
      const areas = new Map<unknown, Passed>()
      for (const node of nodes) for (const passed of passedBy(node, edges)) areas.set(passed.area, passed)
      return [...areas.values()]
    },
    spot: (cell, edges) => {
      const wire = layout.wires.findIndex((w) => edges.has(w.activationEdge) || edges.has(w.weightEdge))
      const node = cell % graph.nodeCount
      const own = homes.wiresOf.get(node)?.find((w) => edges.has(layout.wires[w]!.productEdge))
      return spotOf(layout, moment, cell, isOpen, own ?? wire)
    },
  }
}
