import { afterEach, describe, expect, test, vi } from 'vitest'
import { SIZES } from '../../src/engine/step.ts'
import { mazur } from '../../src/models/mazur.ts'
import { createAppStore } from '../../src/store/store.ts'
import { Session } from '../../src/worker/session.ts'
import { FakeClock, settle } from './fake-clock.ts'
import { memoryAddress } from './memory-address.ts'
import { finishMotion, opened, whereIs } from './opened-store.ts'
import { slowEngine } from './slow-engine.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the store', () => {
  test('opens on Mazur’s network, ready to step', async () => {
    const store = createAppStore({ engine: new Session() })
    expect(store.getState()).toMatchObject({ trace: null, iteration: 0, playhead: { step: 0 } })
    await settle()
    const { trace, compiled, loss, playhead, theme, notices } = store.getState()
    expect(compiled.recipe).toBe(mazur)
    expect(trace?.length).toBe(compiled.schedule.length)
    expect(loss).toBeCloseTo(0.298371109, 9)
    expect({ playhead, theme, notices }).toMatchObject({
      playhead: { step: 0, size: 'neuron', speed: 1, playing: false },
      theme: 'system',
      notices: [],
    })
  })

  test.each(SIZES)('plays by %s to the end, on into iteration 1, and steps back again', async (size) => {
    const store = await opened()
    const { setSize, setSpeed, play, back, tick } = store.getState()
    setSize(size)
    setSpeed(4)
    play()
    const first = store.getState().trace
    for (let i = 0; i < 10_000 && store.getState().iteration === 0; i++) {
      tick(50)
      await Promise.resolve()
    }
    expect(store.getState()).toMatchObject({ iteration: 1, playhead: { step: 0, playing: true } })
    expect(store.getState().loss).toBeCloseTo(0.291027773, 8)
    tick(50)
    tick(50)
    finishMotion(store)
    const steps = store.getState().playhead.step
    expect(steps).toBeGreaterThan(0)
    back()
    finishMotion(store)
    expect(whereIs(store)).toEqual([1, 0])
    expect(store.getState().playhead.playing).toBe(false)
    back()
    await settle()
    expect(whereIs(store)).toEqual([0, first?.length])
    expect(store.getState().trace?.columns).toEqual(first?.columns)
  })

  test('keeps the last picture until the next iteration is there', async () => {
    const { engine, letThrough } = slowEngine()
    const store = createAppStore({ engine })
    await settle()
    await letThrough()
    const { last, forward } = store.getState()
    last()
    const before = store.getState()
    forward()
    await settle()
    expect(store.getState()).toMatchObject({ trace: before.trace, iteration: 0, playhead: before.playhead })
    await letThrough()
    expect(whereIs(store)).toEqual([1, 0])
    expect(store.getState().trace).not.toBe(before.trace)
  })

  test.each([
    ['forward', 0, 12],
    ['back', 12, 0],
  ] as const)('shows the end of a beat %s that is left for another iteration', async (way, from, end) => {
    const { engine, letThrough } = slowEngine()
    const store = createAppStore({ engine })
    await settle()
    await letThrough()
    const { goTo, tick, goToIteration } = store.getState()
    goTo(from)
    store.getState()[way]()
    tick(10)
    expect(store.getState().playhead.motion).not.toBeNull()
    goToIteration(3)
    expect(store.getState().playhead).toMatchObject({ step: end, motion: null })
  })

  test('loses no press while an iteration is on its way', async () => {
    const { engine, letThrough } = slowEngine()
    const store = createAppStore({ engine })
    await settle()
    await letThrough()
    const { last, forward, back, setSize, tick } = store.getState()
    setSize('layer')
    last()
    for (let i = 0; i < 4; i++) forward()
    back()
    tick(100)
    await letThrough()
    expect(store.getState().iteration).toBe(1)
    finishMotion(store)
    const once = await opened()
    once.getState().setSize('layer')
    for (let i = 0; i < 2; i++) {
      once.getState().forward()
      finishMotion(once)
    }
    expect(store.getState().playhead.step).toBe(once.getState().playhead.step)
  })

  test('drops the answer to a request that has been superseded', async () => {
    const { engine, letThrough } = slowEngine()
    const store = createAppStore({ engine })
    await settle()
    await letThrough()
    store.getState().goToIteration(5)
    store.getState().goToIteration(2)
    await letThrough()
    expect(store.getState().iteration).toBe(2)
    store.getState().goToIteration(9)
    store.getState().goToIteration(2)
    await letThrough()
    expect(store.getState()).toMatchObject({ iteration: 2, busy: null })
    // The engine is led back to what is in view.
    await letThrough()
    expect(vi.mocked(engine.seek).mock.calls.map(([k]) => k)).toEqual([5, 2, 9, 2])
    expect(store.getState()).toMatchObject({ iteration: 2, busy: null })
  })

  test('goes to an iteration in chunks and says how far it has come', async () => {
    let now = 0
    const engine = new Session({ now: () => (now += 60) })
    const busy = new Set<string | null>()
    const store = await opened({ engine })
    store.subscribe((s) => busy.add(s.busy))
    store.getState().goToIteration(50, 7)
    await vi.waitFor(() => expect(whereIs(store)).toEqual([50, 7]))
    const said = [...busy].filter((b) => b !== null)
    expect(said.length).toBeGreaterThan(1)
    for (const line of said) expect(line).toMatch(/^Replaying up to iteration 50: \d+ %$/)
    expect(store.getState().busy).toBeNull()
  })

  test('says that it waits where the engine takes long', async () => {
    const time = new FakeClock()
    const { engine, letThrough } = slowEngine()
    const store = createAppStore({ engine, timers: time.clock })
    await time.pass(300)
    expect(store.getState().busy).toBeNull()
    await time.pass(200)
    expect(store.getState().busy).toBe('Waiting for the engine')
    await letThrough()
    expect(store.getState().busy).toBeNull()
    store.getState().goToIteration(1)
    await letThrough()
    await time.pass(1000)
    expect(store.getState()).toMatchObject({ iteration: 1, busy: null })
    store.getState().goToIteration(2)
    store.getState().goToIteration(1)
    await time.pass(1000)
    expect(store.getState()).toMatchObject({ iteration: 1, busy: null })
  })

  test('goes to iterations within bounds only, keeping the step', async () => {
    const store = await opened()
    const { goTo, goToIteration } = store.getState()
    goTo(58)
    goToIteration(3)
    await settle()
    expect(whereIs(store)).toEqual([3, 58])
    goToIteration(-4)
    await settle()
    goToIteration(Number.NaN)
    await settle()
    expect(whereIs(store)).toEqual([0, 58])
  })

  test('says what the engine refuses and goes on with the next press', async () => {
    const engine = new Session()
    const store = await opened({ engine })
    vi.spyOn(engine, 'record').mockRejectedValueOnce(new Error('It broke.'))
    store.getState().last()
    store.getState().play()
    store.getState().tick(16)
    await settle()
    expect(store.getState()).toMatchObject({
      iteration: 0,
      notices: [{ text: 'It broke.' }],
      playhead: { playing: false },
    })
    store.getState().forward()
    await settle()
    expect(whereIs(store)).toEqual([1, 0])
  })

  test('keeps the place it was opened at where the first answer fails', async () => {
    const engine = new Session()
    vi.spyOn(engine, 'open').mockRejectedValueOnce(new Error('no engine'))
    const store = await opened({
      engine,
      address: memoryAddress('#model=mazur-biases&iteration=2&step=4&by=edge').address,
    })
    expect(store.getState()).toMatchObject({ trace: null, iteration: 2, busy: null, failed: true })
    expect(store.getState().link()).toBe('#model=mazur-biases&iteration=2&step=4&by=edge')
    store.getState().forward()
    await settle()
    finishMotion(store)
    expect(whereIs(store)).toEqual([2, 8])
  })

  test('dismisses notices one by one, and shows the same line once', async () => {
    const store = await opened()
    for (const text of ['a', 'b', 'a']) store.getState().notify(text)
    const { notices, dismiss } = store.getState()
    expect(notices.map((n) => n.text)).toEqual(['b', 'a'])
    dismiss(notices[0]!.id)
    expect(store.getState().notices.map((n) => n.text)).toEqual(['a'])
  })

  test('says that the engine was restarted', async () => {
    let tell = () => {}
    const engine = Object.assign(new Session(), {
      onRestart: (listener: () => void) => {
        tell = listener
        return () => {}
      },
    })
    const store = await opened({ engine })
    tell()
    expect(store.getState().notices[0]?.text).toBe(
      'The engine stopped answering and was restarted. Nothing was lost.',
    )
  })

  test('changes states at once where motion is reduced', async () => {
    const store = await opened({ prefersReducedMotion: () => true })
    store.getState().forward()
    expect(store.getState().playhead).toMatchObject({ motion: null })
    expect(store.getState().playhead.step).toBeGreaterThan(0)
  })

  test('finds the first step that is not finite', async () => {
    expect((await opened()).getState().firstNonFinite()).toBe(-1)
    const overflowing = { ...mazur, samples: [{ inputs: [0.05, 0.1], targets: [1e200, 0.99] }] }
    const { trace, firstNonFinite } = (await opened({ recipe: overflowing })).getState()
    const step = firstNonFinite()
    expect(trace?.at(step).after).toBe(Number.POSITIVE_INFINITY)
    for (let i = 0; i < step; i++) expect(trace?.at(i).after).toSatisfy(Number.isFinite)
  })
})
