import { describe, expect, test, vi } from 'vitest'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import { ADDRESS_MS } from '../../src/store/address.ts'
import { building } from '../../src/store/building.ts'
import { loadLibrary } from '../../src/store/library.ts'
import { momentOf } from '../../src/store/selectors.ts'
import { createAppStore } from '../../src/store/store.ts'
import { Session } from '../../src/worker/session.ts'
import { FakeClock, settle } from './fake-clock.ts'
import { memoryAddress } from './memory-address.ts'
import { finishMotion, opened, whereIs } from './opened-store.ts'

describe('the address', () => {
  test('opens the place it names', async () => {
    const { address } = memoryAddress('#model=mazur-biases&iteration=2&step=58&by=edge&theme=light&speed=2')
    const store = await opened({ address })
    expect(store.getState()).toMatchObject({
      compiled: { recipe: { id: 'mazur-biases' } },
      iteration: 2,
      theme: 'light',
      playhead: { step: 58, size: 'edge', speed: 2, motion: null },
      notices: [],
    })
  })

  test('sets the learning rate, the largest as well, and the first number that overflows can be found', async () => {
    const { address } = memoryAddress('#model=mazur-linear&eta=1000000&iteration=4&step=0&by=edge')
    const store = await opened({ address })
    const { compiled, firstNonFinite, trace, goTo, link } = store.getState()
    expect(compiled.recipe.edits).toEqual([{ iteration: 0, path: 'learningRate', value: 1e6 }])
    const first = firstNonFinite()
    expect(first).toBeGreaterThanOrEqual(0)
    expect(trace?.at(first).after).not.toBe(0)
    goTo(first + 1)
    expect(link()).toBe(`#model=mazur-linear&eta=1000000&iteration=4&step=${first + 1}&by=edge`)
    store.getState().openLink('#model=mazur-linear&eta=own')
    expect(store.getState().notices).toEqual([])
  })

  test('names no node that the model in view does not have', async () => {
    const { address } = memoryAddress('#model=mazur&tool=nudge:w8')
    const store = await opened({ address })
    expect(store.getState().link()).toContain('tool=nudge:w8')
    await store.getState().replaceRecipe(layeredRecipe({ sizes: [2, 1, 1] }))
    await vi.waitFor(() => expect(store.getState().compiled.recipe.id).toBe('layered-2-1-1'))
    expect(store.getState().link()).toMatch(/tool=nudge(&|$)/)
  })

  test('is that of the page before anything is drawn, so that nothing of another model is', async () => {
    const { address } = memoryAddress('#model=network&net=data:circles,hidden:5tanh&tool=train')
    const library = await loadLibrary()
    const store = createAppStore({ engine: new Session(), address, library, building })
    expect(store.getState()).toMatchObject({
      trace: null,
      tool: { id: 'train' },
      compiled: { recipe: { id: 'network', field: { axes: [{ name: 'x' }, { name: 'y' }] } } },
    })
    store.getState().dispose()
  })

  test('opens held in the middle of a beat', async () => {
    const { address } = memoryAddress('#step=0&by=neuron&u=0.5')
    const store = await opened({ address })
    expect(store.getState().playhead.motion).toMatchObject({ from: 0, u: 0.5, held: true })
    store.getState().tick(100)
    expect(momentOf(store.getState())?.u).toBe(0.5)
  })

  test('that is partly nonsense opens on a sensible place with one line', async () => {
    const { address } = memoryAddress('#model=nowhere&step=99999999&by=%ZZ&foo')
    const store = await opened({ address })
    await vi.waitFor(() => expect(store.getState().notices).not.toEqual([]))
    const { notices, compiled, playhead } = store.getState()
    expect(compiled.recipe).toBe(mazur)
    expect(playhead.step).toBe(compiled.schedule.length)
    expect(notices).toHaveLength(1)
    expect(notices[0]?.text).toMatch(/^Ignored in the link: .*nowhere.*mazur/)
  })

  test('follows the place when it is at rest, not more often than browsers allow', async () => {
    const time = new FakeClock()
    const { address, written } = memoryAddress()
    const store = await opened({ address, timers: time.clock })
    const { forward, setSize, goTo, link } = store.getState()
    setSize('edge')
    for (let i = 0; i < 40; i++) goTo(i)
    await time.pass(ADDRESS_MS)
    expect(written).toEqual(['#model=mazur&iteration=0&step=39&by=edge'])
    forward()
    await time.pass(ADDRESS_MS)
    expect(written).toHaveLength(1)
    finishMotion(store)
    await time.pass(ADDRESS_MS)
    expect(written.at(-1)).toBe(link())
    goTo(39, 0.25)
    await time.pass(ADDRESS_MS)
    expect(written.at(-1)).toBe('#model=mazur&iteration=0&step=39&by=edge&u=0.25')
    store.getState().dispose()
    goTo(0)
    await time.pass(ADDRESS_MS)
    expect(written).toHaveLength(3)
  })

  test('edited by hand leads there, and keeps how things are looked at', async () => {
    const { address, type } = memoryAddress()
    const store = await opened({ address })
    store.getState().setSize('pass')
    store.getState().setTheme('dark')
    type('#iteration=3&step=12')
    await settle()
    expect(whereIs(store)).toEqual([3, 12])
    expect(store.getState()).toMatchObject({ theme: 'dark', playhead: { size: 'pass' } })
    type('#model=mazur-biases')
    await settle()
    expect(store.getState().compiled.recipe.id).toBe('mazur-biases')
    expect(whereIs(store)).toEqual([0, 0])
  })

  test('beats what the browser remembers, without overwriting it', async () => {
    const items = new Map([
      ['backstep.theme', 'dark'],
      ['backstep.by', 'write'],
    ])
    const storage = () => ({
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
    })
    const { address } = memoryAddress('#theme=light')
    const store = await opened({ address, storage })
    expect(store.getState()).toMatchObject({ theme: 'light', playhead: { size: 'write' } })
    expect(items.get('backstep.theme')).toBe('dark')
    store.getState().setSpeed(4)
    store.getState().setTheme('system')
    expect([...items]).toEqual([
      ['backstep.theme', 'system'],
      ['backstep.by', 'write'],
      ['backstep.speed', '4'],
    ])
  })

  test('printed by link() opens the same place', async () => {
    const first = await opened()
    first.getState().setSize('write')
    first.getState().goToIteration(4, 33)
    const link = first.getState().link()
    const second = await opened({ address: memoryAddress(link).address })
    expect(whereIs(second)).toEqual([4, 33])
    expect(second.getState().link()).toBe(link)
  })
})
