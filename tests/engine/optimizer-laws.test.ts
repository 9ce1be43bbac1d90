import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { compileRun } from '../../src/engine/run.ts'
import { SIZES } from '../../src/engine/step.ts'
import { anyNumber, randomGraph, randomNetwork } from './arbitrary.ts'
import { called, everyOptimizer, firstDifference, h, noSample, recordIteration } from './iteration.ts'

const cases = fc.oneof(
  randomGraph(anyNumber).map((graph) => ({ graph, samples: noSample })),
  randomNetwork(anyNumber),
)

describe.each(everyOptimizer.map((o) => [called(o), o] as const))('%s', (_name, optimizer) => {
  const holds = (law: (c: { graph: Parameters<typeof initialCells>[0]; samples: Float64Array[] }) => void) =>
    fc.assert(
      fc.property(cases, ({ graph, samples }) => law({ graph, samples: [...samples] })),
      { numRuns: 40, seed: 11 },
    )

  test('gives the same bits in a plain run and in a recording, iteration after iteration', () => {
    holds(({ graph, samples }) => {
      const recorded = initialCells(graph, optimizer)
      const plain = recorded.slice()
      const run = compileRun(graph, optimizer)
      for (let iteration = 0; iteration < 3; iteration++) {
        recordIteration(graph, recorded, samples, optimizer, iteration)
        run.iterate(plain, samples, h, { iteration })
        expect(firstDifference(recorded, plain, 0, 2 * graph.nodeCount)).toBe(-1)
        expect(firstDifference(recorded, plain, 2 * graph.nodeCount + graph.edgeCount)).toBe(-1)
      }
    })
  })

  test('is replayed forwards to the engine’s cells and backwards to the initial ones', () => {
    holds(({ graph, samples }) => {
      const cells = initialCells(graph, optimizer)
      recordIteration(graph, cells, samples.slice(0, -1), optimizer)
      for (let iteration = 0; iteration < 2; iteration++) {
        const start = cells.slice()
        const [{ trace } = { trace: null }] = recordIteration(
          graph,
          cells,
          samples.slice(-1),
          optimizer,
          iteration,
        )
        expect(firstDifference(trace!.cellsAt(trace!.length), cells)).toBe(-1)
        expect(firstDifference(trace!.cellsAt(0), start)).toBe(-1)
      }
    })
  })

  test('names with each factor the cell that holds it at that moment', () => {
    holds(({ graph, samples }) => {
      for (const { trace } of recordIteration(graph, initialCells(graph, optimizer), samples, optimizer))
        for (let i = 0; i < trace.length; i++)
          for (const { cell, value } of trace.at(i).factors)
            if (cell >= 0) expect(Object.is(trace.cellsAt(i)[cell], value)).toBe(true)
    })
  })

  test('keeps all writes of one parameter in one beat above Write, and no key in two runs', () => {
    holds(({ graph, samples }) => {
      for (const { schedule } of recordIteration(graph, initialCells(graph, optimizer), samples, optimizer)) {
        for (let i = 1; i < schedule.length; i++)
          if (
            schedule.kind[i] === 6 &&
            schedule.kind[i - 1] === 6 &&
            schedule.node[i] === schedule.node[i - 1]
          )
            for (const size of SIZES)
              expect(schedule.keys[size][i] === schedule.keys[size][i - 1]).toBe(size !== 'write')
        for (const size of SIZES) {
          const keys = schedule.keys[size]
          const starts = Array.from(keys).filter((key, i) => i === 0 || key !== keys[i - 1])
          expect(new Set(starts).size).toBe(starts.length)
        }
      }
    })
  })
})
