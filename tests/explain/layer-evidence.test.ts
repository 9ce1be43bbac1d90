import { expect, test } from 'vitest'
import { layerEvidence } from '../../src/explain/layer-evidence.ts'
import { building } from '../../src/store/building.ts'
import { evidenceOf } from '../../src/worker/evidence.ts'
import { Training } from '../../src/worker/training.ts'

const training = new Training(
  building.recipeOfText('data:circles,hidden:6sigmoid.6sigmoid.6sigmoid.6sigmoid').recipe!,
)

test('tells evidence layer by layer, with the norms on one scale of powers of ten', () => {
  const evidence = evidenceOf(training)
  const rows = layerEvidence(evidence, training.graph)
  expect(rows.map((r) => r.layer)).toEqual([1, 2, 3, 4, 5])
  expect(rows.map((r) => r.neurons)).toEqual([6, 6, 6, 6, 1])
  expect(rows.map((r) => r.norm)).toEqual(evidence.norms)
  for (const { place } of rows) {
    expect(place).toBeGreaterThanOrEqual(0)
    expect(place).toBeLessThanOrEqual(1)
  }
  expect(rows[4]?.place).toBeGreaterThan(rows[0]?.place ?? 1)
})

test('has means of the shares of its neurons, and no bar for a norm of 0', () => {
  const { graph } = training
  const seen = evidenceOf(training)
  const neurons = seen.neurons.map((n, i) => ({ ...n, zero: i % 2, flat: i < 3 ? 1 : 0 }))
  const [first, second] = layerEvidence({ ...seen, neurons, norms: [0, 1, 2, 4, 8] }, graph)
  expect(first).toMatchObject({ zero: 0.5, flat: 0.5, place: Number.NaN })
  expect(second).toMatchObject({ zero: 0.5, flat: 0, place: 0 })
})
