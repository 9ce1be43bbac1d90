import { describe, expect, test } from 'vitest'
import { KINDS } from '../../src/engine/step.ts'
import { stopPlaces } from '../../src/engine/stops.ts'
import { cellName } from '../../src/explain/cell-name.ts'
import { graphRows } from '../../src/explain/graph-rows.ts'
import { inspectLeaf } from '../../src/explain/inspection.ts'
import { learningRateIn } from '../../src/explain/learning-rate.ts'
import { ledger } from '../../src/explain/ledger.ts'
import { parameterRows } from '../../src/explain/parameter-rows.ts'
import { stopReason } from '../../src/explain/stop-words.ts'
import { mazur } from '../../src/models/mazur.ts'
import { momentsOfRecipe } from './moments.ts'

const at = momentsOfRecipe({ ...mazur, optimizer: 'adamw', learningRate: 0.01 })
const { graph, schedule, trace } = at('write', 0)
const n = schedule.optimizer.writes.length
const first = schedule.kind.indexOf(KINDS.indexOf('update'))
const w1 = schedule.node[first]!

/** After k writes of the update of w₁. */
const after = (k: number) => at('write', first + k)

describe('with several writes per update, weight decay among them', () => {
  test('the table of parameters shows the number after the last one only', () => {
    const row = (k: number) => parameterRows(after(k)).find((r) => r.node === w1)!
    for (let k = 0; k < n; k++) expect(row(k).after).toBe(null)
    expect(row(n).after).toBe(trace.columns.after[first + n - 1])
    expect(row(n).value).toBe(0.15)
    for (let k = 1; k <= n; k++) expect(row(k).active).toBe(true)
  })

  test('the ledger counts a parameter as changed once the last one is done', () => {
    const counted = (k: number): string => ledger(after(k))[2]!.text
    expect([0, 1, n - 1, n, n + 1, 2 * n].map(counted)).toEqual(
      [0, 0, 0, 1, 1, 2].map((done) => `${done} of 8 changed`),
    )
  })

  test('a stop at a parameter holds after the last one, and is told as that', () => {
    const [place] = stopPlaces([{ kind: 'node', node: w1 }], graph, trace.columns).filter((p) => p > first)
    expect(place).toBe(first + n)
    expect(stopReason([{ kind: 'node', node: w1 }], after(n), place!)).toBe('w₁ = 0.14 after the update')
  })

  test('the learning rate is that of the update', () => {
    expect(learningRateIn(after(0))).toBe(0.01)
  })
})

describe('what the optimizer keeps of a parameter', () => {
  test('is named after the parameter', () => {
    const names = Array.from({ length: n }, (_, k) => cellName(after(0), schedule.cell[first + k]!))
    expect(names).toEqual([
      'w₁',
      'first moment of w₁',
      'second moment of w₁',
      'corrected first moment of w₁',
      'corrected second moment of w₁',
      'w₁',
    ])
  })

  test('stands in the graph as a table, and not for what is not trained', () => {
    const state = (k: number, node: number) => graphRows(after(k), node, 1)[0]!.state
    expect(state(0, w1).map((s) => s.value)).toEqual([0, 0, 0, 0])
    expect(state(n, w1).map((s) => s.value)).toEqual(
      Array.from(trace.columns.after.slice(first + 1, first + 5)),
    )
    expect(state(n, graph.output)).toEqual([])
  })

  test('is told when the parameter is pointed at', () => {
    const { numbers } = inspectLeaf(after(2), w1)
    expect(numbers.map((x) => x.label)).toEqual(['w₁', '∂E/∂w₁', ...schedule.optimizer.state])
    expect(numbers[2]!.value).toBe(trace.columns.after[first + 1])
  })
})
