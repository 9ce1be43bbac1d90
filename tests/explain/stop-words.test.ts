import { expect, test } from 'vitest'
import type { Stop } from '../../src/engine/stops.ts'
import { stopName, stopReason } from '../../src/explain/stop-words.ts'
import { mazur } from '../../src/models/mazur.ts'
import { momentsOfRecipe } from './moments.ts'

const momentAt = momentsOfRecipe(mazur)
const moment = momentAt('write', 102)
const w5 = moment.graph.nodes.findIndex(({ name }) => name === 'w5')

test.each<[Stop, string]>([
  [{ kind: 'node', node: w5 }, 'w₅'],
  [{ kind: 'zero' }, 'zero gradient'],
  [{ kind: 'above', bound: 1e6 }, '|gradient| above 1 × 10⁶'],
  [{ kind: 'nonFinite' }, 'first NaN or ∞'],
  [{ kind: 'pass' }, 'end of a pass'],
])('a stop has a name: %o', (stop, name) => expect(stopName(stop, moment)).toBe(name))

test('the reason is what the last write did', () => {
  const node: Stop = { kind: 'node', node: w5 }
  expect(stopReason([node], moment, 102)).toBe('∂E/∂w₅ = 0.08217')
  expect(stopReason([node, { kind: 'above', bound: 0.05 }], moment, 102)).toBe(
    '|∂E/∂w₅| = 0.08217 is above 0.05',
  )
  expect(stopReason([{ kind: 'pass' }], moment, 113)).toBe('Backward pass is done')
  const updated = moment.schedule.cell.lastIndexOf(w5) + 1
  expect(stopReason([node], moment, updated)).toBe('w₅ = 0.3589 after the update')
})
