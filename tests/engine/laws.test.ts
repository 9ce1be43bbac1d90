import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellOwner, type Graph } from '../../src/engine/graph.ts'
import { graphBuilder } from '../../src/engine/graph-builder.ts'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { ops } from '../../src/engine/ops.ts'
import { compileRun } from '../../src/engine/run.ts'
import { SIZES } from '../../src/engine/step.ts'
import { anyNumber, randomGraph, randomNetwork } from './arbitrary.ts'
import { firstDifference, h, noSample, recordIteration, sgd } from './iteration.ts'

interface Case {
  readonly graph: Graph
  readonly samples: readonly Float64Array[]
}

const cases: fc.Arbitrary<Case> = fc.oneof(
  randomGraph(anyNumber).map((graph) => ({ graph, samples: noSample })),
  randomNetwork(anyNumber),
)

const leaf = (): Graph => {
  const b = graphBuilder()
  return b.build(b.leaf('a', 3, { trainable: true }))
}
const square = (): Graph => {
  const b = graphBuilder()
  const x = b.leaf('x', -1.5, { trainable: true })
  return b.build(b.apply(ops.mul, [x, x]))
}
const diamond = (): Graph => {
  const b = graphBuilder()
  const x = b.leaf('x', 0.7, { trainable: true })
  const up = b.apply(ops.tanh, [x])
  const down = b.apply(ops.exp, [x])
  return b.build(b.apply(ops.sum, [up, down, up]))
}
const unused = (): Graph => {
  const b = graphBuilder()
  const x = b.leaf('x', 2, { trainable: true })
  b.leaf('unused', 5, { trainable: true })
  const y = b.apply(ops.square, [x])
  b.apply(ops.exp, [y])
  return b.build(y)
}
const constantPower = (): Graph => {
  const b = graphBuilder()
  const x = b.leaf('x', 0, { trainable: true })
  return b.build(b.apply(ops.pow, [x, b.leaf('3', 3)]))
}
const chain = (): Graph => {
  const b = graphBuilder()
  let x = b.leaf('x', 0.3, { trainable: true })
  for (let i = 0; i < 5000; i++) x = b.apply(ops.sin, [x])
  return b.build(x)
}
const corners = { leaf, square, diamond, unused, constantPower, chain }

const holds = (law: (c: Case) => void): void => {
  for (const build of Object.values(corners)) law({ graph: build(), samples: noSample })
  fc.assert(fc.property(cases, law), { numRuns: 300, seed: 7 })
}

describe('laws of the trace', () => {
  test('1: a pull adds upstream × local derivative to what was there, to the bit', () => {
    holds(({ graph, samples }) => {
      for (const { trace } of recordIteration(graph, initialCells(graph, sgd), samples))
        for (let i = 0; i < trace.length; i++) {
          const { kind, before, after, factors } = trace.at(i)
          if (kind !== 'pull') continue
          const [upstream, local, contribution] = factors
          expect(Object.is(after, before + upstream!.value * local!.value)).toBe(true)
          expect(Object.is(contribution!.value, upstream!.value * local!.value)).toBe(true)
        }
    })
  })

  test('1b: the factors that name a cell are the numbers in that cell at that moment', () => {
    holds(({ graph, samples }) => {
      for (const { trace } of recordIteration(graph, initialCells(graph, sgd), samples))
        for (let i = 0; i < Math.min(trace.length, 2000); i++)
          for (const { cell, value } of trace.at(i).factors)
            if (cell >= 0) expect(Object.is(trace.cellsAt(i)[cell], value)).toBe(true)
    })
  })

  test('2: replaying forwards ends in the engine’s cells and backwards in the initial ones', () => {
    holds(({ graph, samples }) => {
      const cells = initialCells(graph, sgd)
      let start: Float64Array = cells.slice()
      recordIterationOneByOne(graph, cells, samples, (trace, end) => {
        expect(firstDifference(trace.cellsAt(trace.length), end)).toBe(-1)
        expect(firstDifference(trace.cellsAt(0), start)).toBe(-1)
        start = end
      })
    })
  })

  test('3: the trace has exactly the steps of the schedule, and each writes one cell', () => {
    holds(({ graph, samples }) => {
      for (const { schedule, trace } of recordIteration(graph, initialCells(graph, sgd), samples)) {
        expect(trace.length).toBe(schedule.length)
        expect(Array.from(trace.columns.cell)).toEqual(Array.from(schedule.cell))
        let pulls = 0
        for (let e = 0; e < graph.edgeCount; e++) pulls += graph.pulled[e]!
        const count = (kind: string): number =>
          Array.from({ length: trace.length }, (_, i) => trace.at(i).kind).filter((k) => k === kind).length
        if (trace.length < 3000) {
          expect(count('carry')).toBe(graph.edgeCount)
          expect(count('pull')).toBe(pulls)
          expect(count('apply')).toBe(graph.nodes.filter((n) => n.op).length)
          expect(count('load')).toBe(graph.loaded.length)
          expect(count('seed')).toBe(1)
        }
      }
    })
  })

  test('5 and 6: a plain run gives the bits of a recording run, iteration after iteration', () => {
    holds(({ graph, samples }) => {
      const recorded = initialCells(graph, sgd)
      const plain = recorded.slice()
      const run = compileRun(graph, sgd)
      for (let iteration = 0; iteration < 3; iteration++) {
        const traces = recordIteration(graph, recorded, samples)
        const loss = run.iterate(plain, samples, h)
        const state = 2 * graph.nodeCount + graph.edgeCount
        const first = firstDifference(recorded, plain, 0, 2 * graph.nodeCount)
        expect(first < 0 ? null : { ...cellOwner(graph, first), iteration }).toBe(null)
        expect(firstDifference(recorded, plain, state)).toBe(-1)
        const losses = traces.map(({ schedule, trace }) => {
          const end = schedule.pass.findIndex((p) => p >= 2)
          return trace.cellsAt(end)[graph.output]!
        })
        expect(Object.is(loss, losses.reduce((sum, l) => sum + l, 0) / samples.length)).toBe(true)
      }
    })
  })
})

describe('the schedule', () => {
  test('has no key in two runs within a sample and pass, at any size', () => {
    holds(({ graph, samples }) => {
      for (const { schedule } of recordIteration(graph, initialCells(graph, sgd), samples))
        for (const size of SIZES) {
          const seen = new Set<string>()
          schedule.keys[size].forEach((key, i) => {
            if (i > 0 && key === schedule.keys[size][i - 1]) return
            const id = `${schedule.pass[i]}:${key}`
            expect(seen.has(id)).toBe(false)
            seen.add(id)
          })
        }
    })
  })

  test('nests the sizes: every boundary of a larger size is one of the smaller', () => {
    holds(({ graph, samples }) => {
      for (const { schedule } of recordIteration(graph, initialCells(graph, sgd), samples))
        for (let s = 1; s < SIZES.length; s++) {
          const [small, large] = [schedule.keys[SIZES[s - 1]!], schedule.keys[SIZES[s]!]]
          for (let i = 1; i < schedule.length; i++)
            if (large[i] !== large[i - 1]) expect(small[i]).not.toBe(small[i - 1])
        }
    })
  })

  test('writes a cell only after everything it reads', () => {
    holds(({ graph, samples }) => {
      for (const { trace } of recordIteration(graph, initialCells(graph, sgd), samples)) {
        const done = new Set<number>()
        for (let i = 0; i < Math.min(trace.length, 3000); i++) {
          const { kind, edge, cell } = trace.at(i)
          if (kind === 'carry') {
            const s = graph.source[edge]!
            expect(graph.nodes[s]!.op === null || done.has(s)).toBe(true)
          }
          done.add(cell)
        }
      }
    })
  })
})

const recordIterationOneByOne = (
  graph: Graph,
  cells: Float64Array,
  samples: readonly Float64Array[],
  check: (trace: ReturnType<typeof recordIteration>[number]['trace'], end: Float64Array) => void,
): void => {
  const traces = recordIteration(graph, cells, samples)
  traces.forEach(({ trace }, s) => {
    const next = traces[s + 1]?.trace.columns.initial ?? cells
    check(trace, next.slice())
  })
}
