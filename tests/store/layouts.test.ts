import { expect, test, vi } from 'vitest'
import { createAppStore } from '../../src/store/store.ts'
import { Session } from '../../src/worker/session.ts'
import { settle } from './fake-clock.ts'

test('a layout is asked for once the model is there, and again for another aspect or room only', async () => {
  const engine = new Session()
  const layout = vi.spyOn(engine, 'layout')
  const store = createAppStore({ engine })
  const { setAspect } = store.getState()
  setAspect(1.6)
  await settle()
  expect(store.getState().layout?.kind).toBe('network')
  for (const aspect of [1.6, 1.601, Number.NaN, -1, 1.2, 1.1, 1]) setAspect(aspect)
  await settle()
  expect(layout.mock.calls).toEqual([1.6, 1.2, 1].map((aspect) => [aspect, [], undefined]))
  for (const aspect of [0, 0]) setAspect(aspect)
  await settle()
  expect(layout.mock.calls.slice(3)).toEqual([[0, [], undefined]])
  const rooms = [500, 501, 600].map((height) => ({ height, foot: 30, isNarrow: true }))
  for (const room of rooms) setAspect(0, room)
  await settle()
  expect(layout.mock.calls.slice(4)).toEqual([rooms[0], rooms[2]].map((room) => [0, [], room]))
})
