import type { Graph } from '../engine/graph.ts'
import { type Stop, stopPlaces, stopsAt } from '../engine/stops.ts'
import type { Trace } from '../engine/trace.ts'
import type { StopText } from './stops.ts'
import { nameOfNode, nodeNamed } from './tools.ts'

/** The stop at a node. */
export const stopAtNode = (graph: Graph, node: number): StopText => `node:${nameOfNode(graph, node)}`

const stopOn = (graph: Graph, text: StopText): Stop | null => {
  const [kind, of = ''] = text.split(/:(.*)/s)
  if (kind === 'above') return { kind, bound: Number(of) }
  if (kind === 'node') return nodeNamed(graph, of) < 0 ? null : { kind, node: nodeNamed(graph, of) }
  return kind === 'zero' || kind === 'pass' ? { kind } : { kind: 'nonFinite' }
}

/** Stops with their nodes found in a graph; those at nodes that it does not have are left out. */
export const stopsOn = (graph: Graph, stops: readonly StopText[]): readonly Stop[] =>
  stops.flatMap((text) => stopOn(graph, text) ?? [])

const latest = new WeakMap<
  Trace,
  { readonly stops: readonly StopText[]; readonly places: readonly number[] }
>()

/** The places of a recorded iteration where any stop holds, ascending: found once per recording and list of stops. */
export const placesOf = (graph: Graph, trace: Trace, stops: readonly StopText[]): readonly number[] => {
  const known = latest.get(trace)
  if (known?.stops === stops) return known.places
  const places = stopPlaces(stopsOn(graph, stops), graph, trace.columns)
  latest.set(trace, { stops, places })
  return places
}

/** The stops that hold at a place of a recorded iteration. */
export const stopsHolding = (
  graph: Graph,
  trace: Trace,
  stops: readonly StopText[],
  place: number,
): readonly Stop[] => stopsAt(stopsOn(graph, stops), graph, trace.columns, place)
