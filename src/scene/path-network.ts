import type { Moment } from '../explain/explanation.ts'
import type { InnerPlace, NetworkLayout, WirePlace } from '../layout/layout.ts'
import { type Area, LEAF_CORNERS } from './draw.ts'
import type { Item, PathMark } from './mark.ts'
import { edgeId } from './operation-homes.ts'
import { pillCentre } from './path-point.ts'
import type { Ground, Passed, PathWays } from './path-ways.ts'
import { firstLine, homeOfEdge, homesOf, secondLine, spotOf } from './places.ts'
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

/** Whether a glyph of an opened neuron is met by these edges; parameters may be shared, so that each has an edge of its own. */
const isMet = ({ role, edge }: InnerPlace, edges: ReadonlySet<number>): boolean =>
  (role !== 'weight' && role !== 'bias') || edges.has(edge)

/** Where a number stands on a glyph of an opened neuron. */
const innerSpot = ({ role, box, label, strip }: InnerPlace, isGradient: boolean): Area | null => {
  if (role === 'weight') return isGradient ? secondLine(box) : firstLine(box)
  return isGradient ? strip : (label ?? box)
}

/** Where paths run through a layered network: along wires, stubs and terms, and through neurons. */
export const networkWays = (ground: Ground, layout: NetworkLayout, moment: Moment): PathWays => {
  const { graph } = moment
  const homes = homesOf(layout)
  const items = strokesById(ground.wires)
  const resting = new Set(ground.glyphs.map(({ id }) => id))
  const isOpen = (index: number): boolean => !resting.has(`neuron:${layout.neurons[index]!.sum}`)

  const strokesOf = (e: number, edges: ReadonlySet<number>): readonly PathMark[] => {
    // Inside opened neurons every edge has a wire of its own.
    const own = items.get(edgeId(e))
    if (own) return own
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
    // An output may enter the loss by several edges, along one wire.
    return term?.edges.find((each) => edges.has(each)) === e ? (items.get(`term:${term.node}`) ?? []) : []
  }

  const innerOf = (node: number, edges: ReadonlySet<number>): readonly InnerPlace[] =>
    homes.inner.get(node)?.filter((place) => isMet(place, edges)) ?? []

  const passedBy = (node: number, edges: ReadonlySet<number>): readonly Passed[] => {
    const inner = innerOf(node, edges)
    if (inner.length > 0)
      return inner.map(({ role, box }) => ({
        area: box,
        r: role === 'weight' ? 16 : Math.min(14, box.h / 2),
      }))
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
      const opened = homes.inner.get(cell % graph.nodeCount)
      const place = opened?.find((each) => isMet(each, edges)) ?? opened?.[0]
      if (place && cell < 2 * graph.nodeCount) return innerSpot(place, cell >= graph.nodeCount)
      const wire = layout.wires.findIndex((w) => edges.has(w.activationEdge) || edges.has(w.weightEdge))
      const node = cell % graph.nodeCount
      const own = homes.wiresOf.get(node)?.find((w) => edges.has(layout.wires[w]!.productEdge))
      return spotOf(layout, moment, cell, isOpen, own ?? wire)
    },
  }
}
