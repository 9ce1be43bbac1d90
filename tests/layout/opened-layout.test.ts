import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Box, InnerPlace, NetworkLayout } from '../../src/layout/layout.ts'
import { layoutNetwork } from '../../src/layout/network-layout.ts'
import { layoutOpened } from '../../src/layout/opened-layout.ts'
import { compile } from '../../src/models/compile.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w - 1e-6 && b.x < a.x + a.w - 1e-6 && a.y < b.y + b.h - 1e-6 && b.y < a.y + a.h - 1e-6

const within = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - 1e-6 &&
  inner.y >= outer.y - 1e-6 &&
  inner.x + inner.w <= outer.x + outer.w + 1e-6 &&
  inner.y + inner.h <= outer.y + outer.h + 1e-6

const partsOf = ({ box, label, strip }: InnerPlace): readonly Box[] => [
  box,
  ...(label ? [label] : []),
  ...(strip ? [strip] : []),
]

/** All that is drawn of closed neurons, inputs and the loss. */
const closedBoxes = (layout: NetworkLayout): readonly Box[] => [
  ...layout.inputs.map(({ box }) => box),
  ...layout.neurons.flatMap(({ open, bias, strip }) => [open, ...(bias ? [bias.pill] : []), strip]),
  ...layout.wires.flatMap(({ pill }) => (pill ? [pill] : [])),
  ...(layout.loss ? [layout.loss.box] : []),
]

const networks = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 4 }),
  biases: fc.boolean(),
  aspect: fc.constantFrom(0, 0.6, 1.6, 2.6),
  chosen: fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }),
})

const opened = ({
  sizes,
  biases,
  aspect,
  chosen,
}: {
  sizes: number[]
  biases: boolean
  aspect: number
  chosen: number[]
}) => {
  const graph = compile(layeredRecipe({ sizes, biases }))
  const sums = layoutNetwork(graph, aspect)!.neurons.map(({ sum }) => sum)
  const open = [...new Set(chosen.map((k) => sums[k % sums.length]!))]
  return { graph, open, layout: layoutOpened(graph, aspect, open)! }
}

describe('an opened neuron', () => {
  test('has a place for each of its nodes and a wire for each of their edges', () => {
    fc.assert(
      fc.property(networks, (args) => {
        const { graph, open, layout } = opened(args)
        expect(layout.opened.map(({ sum }) => sum).toSorted((a, b) => a - b)).toEqual(
          open.toSorted((a, b) => a - b),
        )
        for (const { sum, activation, places, wires } of layout.opened) {
          const edges = [graph.firstEdge[activation]!]
          for (let e = graph.firstEdge[sum]!; e < graph.firstEdge[sum + 1]!; e++) {
            edges.push(e)
            const source = graph.source[e]!
            for (let p = graph.firstEdge[source]!; p < graph.firstEdge[source + 1]!; p++) edges.push(p)
          }
          const inside = edges.flatMap((e) =>
            graph.nodes[graph.source[e]!]!.tag?.layer === graph.nodes[sum]!.tag!.layer ||
            graph.nodes[graph.source[e]!]!.op === null
              ? [graph.source[e]!]
              : [],
          )
          const isInput = (node: number): boolean => graph.nodes[node]!.tag?.role === 'input'
          expect(new Set(places.map(({ node }) => node))).toEqual(
            new Set([...inside.filter((node) => !isInput(node)), activation]),
          )
          expect(wires.map(({ edge }) => edge).toSorted((a, b) => a - b)).toEqual(
            edges.toSorted((a, b) => a - b),
          )
          for (const { edge, source, consumer } of wires)
            expect([source, consumer]).toEqual([graph.source[edge], graph.consumer[edge]])
        }
      }),
      { numRuns: 60, seed: 2 },
    )
  })

  test('has nothing on top of anything else, and all of it in its frame', () => {
    fc.assert(
      fc.property(networks, (args) => {
        const { layout } = opened(args)
        const stage = { x: 0, y: 0, w: layout.width, h: layout.height }
        for (const { box, places } of layout.opened) {
          expect(within(box, stage)).toBe(true)
          const parts = places.flatMap((place, k) => partsOf(place).map((part) => ({ part, k })))
          for (const { part } of parts) expect(within(part, box)).toBe(true)
          for (const { part: a, k: i } of parts)
            for (const { part: b, k: j } of parts) if (i < j) expect(overlap(a, b)).toBe(false)
        }
      }),
      { numRuns: 60, seed: 3 },
    )
  })

  test('stands clear of all others and of all that is closed', () => {
    fc.assert(
      fc.property(networks, (args) => {
        const { layout } = opened(args)
        const closed = closedBoxes(layout)
        layout.opened.forEach(({ box }, k) => {
          for (const other of closed) expect(overlap(box, other)).toBe(false)
          for (const other of layout.opened.slice(k + 1)) expect(overlap(box, other.box)).toBe(false)
        })
      }),
      { numRuns: 60, seed: 4 },
    )
  })
})

test('with nothing opened the layout is the network’s own', () => {
  const graph = compile(mazur)
  expect(layoutOpened(graph, 1.6, [])).toEqual(layoutNetwork(graph, 1.6))
})

test('opening one neuron leaves the wires of the others and takes those of its own', () => {
  const graph = compile(mazur)
  const closed = layoutNetwork(graph, 1.6)!
  const { sum } = closed.neurons[0]!
  const one = layoutOpened(graph, 1.6, [sum])!
  expect(one.wires.map(({ product }) => product)).toEqual(
    closed.wires.filter((w) => w.sum !== sum).map(({ product }) => product),
  )
})
