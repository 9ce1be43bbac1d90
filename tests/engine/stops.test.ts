import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passSpans } from '../../src/engine/beats.ts'
import { type Graph, gradientCell } from '../../src/engine/graph.ts'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { optimizers } from '../../src/engine/optimizer.ts'
import { progressOf, type Schedule } from '../../src/engine/schedule.ts'
import { type Stop, stopPlaces, stopsAt } from '../../src/engine/stops.ts'
import type { Trace } from '../../src/engine/trace.ts'
import { anyNumber, buildNetwork, randomGraph, randomNetwork } from './arbitrary.ts'
import { noSample, recordIteration } from './iteration.ts'

interface Recorded {
  readonly graph: Graph
  readonly schedule: Schedule
  readonly trace: Trace
}

const recorded = (graph: Graph, samples = noSample): Recorded => ({
  graph,
  ...recordIteration(graph, initialCells(graph, optimizers.sgd), samples)[0]!,
})

/** The gradients that the write before a place completed. */
const completedAt = ({ graph, schedule, trace }: Recorded, place: number): number[] =>
  graph.nodes.flatMap(({ id }) => {
    const cell = gradientCell(graph, id)
    const [now, before] = [place, place - 1].map((i) => progressOf(schedule, graph, cell, i))
    return now!.complete && !before!.complete && now!.total > 0 ? [trace.cellsAt(place)[cell]!] : []
  })

/** What a stop means, said again without the engine's way to find it. */
const holds = (stop: Stop, it: Recorded, place: number): boolean => {
  const { graph, schedule, trace } = it
  const { cell, after } = trace.at(place - 1)
  const isNaNOrInfinite = (x: number): boolean => Number.isNaN(x) || Math.abs(x) === Infinity
  if (stop.kind === 'zero') return completedAt(it, place).some((x) => x === 0)
  if (stop.kind === 'above') return completedAt(it, place).some((x) => x > stop.bound || x < -stop.bound)
  if (stop.kind === 'pass') return passSpans(schedule).some(({ to }) => to === place)
  if (stop.kind === 'node')
    return cell === stop.node || (cell === graph.nodeCount + stop.node && completedAt(it, place).length === 1)
  return (
    isNaNOrInfinite(after) &&
    Array.from({ length: place - 1 }, (_, i) => trace.at(i).after).every((x) => !isNaNOrInfinite(x))
  )
}

const stopsOf = ({ nodeCount }: Graph): fc.Arbitrary<Stop[]> =>
  fc.array(
    fc.oneof(
      fc.constantFrom<Stop>({ kind: 'zero' }, { kind: 'nonFinite' }, { kind: 'pass' }),
      fc.nat(nodeCount - 1).map((node): Stop => ({ kind: 'node', node })),
      fc.constantFrom(1e-3, 0.1, 1, 30).map((bound): Stop => ({ kind: 'above', bound })),
    ),
    { maxLength: 4 },
  )

const recordings = fc
  .oneof(
    randomGraph(anyNumber).map((graph) => recorded(graph)),
    randomNetwork(anyNumber).map(({ graph, samples }) => recorded(graph, samples)),
  )
  .chain((it) => fc.tuple(fc.constant(it), stopsOf(it.graph)))

describe('the places of stops', () => {
  test('are those where a stop holds, of all places of any recording', () => {
    fc.assert(
      fc.property(recordings, ([it, stops]) => {
        const { graph, trace } = it
        const every = Array.from({ length: trace.length }, (_, i) => i + 1)
        const brute = every.filter((place) => stops.some((stop) => holds(stop, it, place)))
        expect(stopPlaces(stops, graph, trace.columns)).toEqual(brute)
        for (const place of every)
          expect(stopsAt(stops, graph, trace.columns, place)).toEqual(
            stops.filter((stop) => holds(stop, it, place)),
          )
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  test('tell a dead unit: all gradients before it are 0, those of its own weights too', () => {
    const graph = buildNetwork({
      sizes: [2, 1, 1],
      activation: 'relu',
      numbers: [1, 2, -1, -1, 3, 0.5],
      bias: false,
      frozen: false,
      shared: false,
      samples: 1,
    })
    const { trace } = recorded(graph)
    const places = stopPlaces([{ kind: 'zero' }], graph, trace.columns)
    const zeros = places.map((place) => graph.nodes[trace.at(place - 1).node]!)
    const dead = graph.nodes.filter(({ tag, op, needsGradient }) => tag?.layer === 1 && op && needsGradient)
    for (const node of dead.filter(({ tag }) => tag?.role === 'sum')) expect(zeros).toContain(node)
    expect(zeros.filter(({ tag }) => tag?.role === 'weight' && tag.layer === 1)).toHaveLength(2)
    expect(places.every((place) => trace.at(place - 1).kind === 'pull')).toBe(true)
  })

  test('are none for no stops', () => {
    const { graph, trace } = recorded(buildNetwork({ ...small, numbers: [1] }))
    expect(stopPlaces([], graph, trace.columns)).toEqual([])
  })
})

const small = {
  sizes: [1, 1],
  activation: 'identity',
  bias: false,
  frozen: false,
  shared: false,
  samples: 1,
}
