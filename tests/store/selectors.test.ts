import { expect, test } from 'vitest'
import { beatBefore } from '../../src/engine/beats.ts'
import { isRunning, momentOf, stillMomentOf } from '../../src/store/selectors.ts'
import { createAppStore } from '../../src/store/store.ts'
import { Session } from '../../src/worker/session.ts'
import { settle } from './fake-clock.ts'

const opened = async () => {
  const store = createAppStore({ engine: new Session() })
  await settle()
  return store
}

test('there is no moment before there is a recording', () => {
  expect(momentOf(createAppStore({ engine: new Session() }).getState())).toBeNull()
})

test('at rest the moment is that of the beat that ended there, and of none at place 0', async () => {
  const store = await opened()
  expect(momentOf(store.getState())).toMatchObject({
    step: 0,
    beat: null,
    u: 1,
    size: 'neuron',
    intro: expect.stringContaining('Press →'),
    notation: {
      loss: 'E',
      neurons: [
        ['h1', 'h2'],
        ['o1', 'o2'],
      ],
    },
  })
  store.getState().goTo(20)
  const { schedule } = store.getState().compiled
  expect(momentOf(store.getState())).toMatchObject({ step: 20, beat: beatBefore(schedule, 'neuron', 20) })
})

test('in motion the moment is that of the beat that moves, in its own size', async () => {
  const store = await opened()
  store.getState().forward('layer')
  store.getState().tick(100)
  const { motion } = store.getState().playhead
  expect(momentOf(store.getState())).toMatchObject({
    step: motion?.to,
    size: 'layer',
    beat: { size: 'layer', from: 0, to: motion?.to },
    u: motion?.u,
  })
})

test('the moment stays the same object while nothing in it changes, the still one through a whole motion', async () => {
  const store = await opened()
  const { forward, tick, notify } = store.getState()
  forward()
  tick(50)
  const [moment, still] = [momentOf(store.getState()), stillMomentOf(store.getState())]
  notify('something else')
  expect(momentOf(store.getState())).toBe(moment)
  tick(50)
  expect(momentOf(store.getState())).not.toBe(moment)
  expect(stillMomentOf(store.getState())).toBe(still)
  for (let i = 0; i < 100; i++) tick(100)
  expect(store.getState().playhead.motion).toBeNull()
  expect(stillMomentOf(store.getState())).toBe(still)
  expect(still?.u).toBe(1)
})

test('the clock runs while something moves or plays, not while it is held or at rest', async () => {
  const store = await opened()
  const { forward, pause, play } = store.getState()
  expect(isRunning(store.getState())).toBe(false)
  forward()
  expect(isRunning(store.getState())).toBe(true)
  pause()
  expect(isRunning(store.getState())).toBe(false)
  play()
  expect(isRunning(store.getState())).toBe(true)
})
