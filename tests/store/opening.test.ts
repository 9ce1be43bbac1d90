import { describe, expect, test, vi } from 'vitest'
import { layeredRecipe } from '../../src/models/layered.ts'
import { neuronsOf, openNames, openSums } from '../../src/store/opened.ts'
import { settle } from './fake-clock.ts'
import { memoryAddress } from './memory-address.ts'
import { opened } from './opened-store.ts'

const at = async (hash: string) => opened({ address: memoryAddress(hash).address })

describe('opening neurons', () => {
  test('keeps their names in the graph’s order, each once, and closes them again', async () => {
    const store = await at('#model=mazur')
    const { setOpen } = store.getState()
    setOpen(['o2', 'h1'], true)
    setOpen(['h1'], true)
    expect(store.getState().open).toEqual(['h1', 'o2'])
    setOpen(['h1', 'h2'], false)
    expect(store.getState().open).toEqual(['o2'])
  })

  test('asks for a layout with them opened, and leaves the playhead alone', async () => {
    const store = await at('#model=mazur&step=24&by=edge')
    store.getState().setAspect(1.6)
    await settle()
    store.getState().forward()
    store.getState().tick(100)
    const before = store.getState().playhead
    store.getState().setOpen(['h1'], true)
    await vi.waitFor(() => {
      const { layout } = store.getState()
      expect(layout?.kind === 'network' && layout.opened.map(({ name }) => name)).toEqual(['h1'])
    })
    expect(store.getState().playhead).toBe(before)
  })

  test('of more operations than can be drawn changes nothing and says so', async () => {
    const store = await opened({ recipe: layeredRecipe({ sizes: [40, 40, 40, 1] }) })
    const names = neuronsOf(store.getState().compiled.graph).map(({ name }) => name)
    store.getState().setOpen(names, true)
    expect(store.getState().open).toEqual([])
    expect(store.getState().notices.at(-1)?.text).toBe(
      'Not opened: these 81 neurons have 3,483 operations, and at most 2,000 are drawn at once. Open fewer of them.',
    )
    store.getState().setOpen(names.slice(0, 3), true)
    expect(store.getState().open).toHaveLength(3)
  })

  test('ends with the model', async () => {
    const store = await at('#model=mazur&open=all')
    store.getState().openLink('#model=mazur-linear')
    await settle()
    expect(store.getState().open).toEqual([])
  })
})

describe('a link', () => {
  test.each([
    ['#model=mazur&open=h1,o2', ['h1', 'o2'], 'open=h1,o2'],
    ['#model=mazur&open=o2,h1', ['h1', 'o2'], 'open=h1,o2'],
    ['#model=mazur&open=all', ['h1', 'h2', 'o1', 'o2'], 'open=all'],
    ['#model=mazur&open=h1,h2,o1,o2', ['h1', 'h2', 'o1', 'o2'], 'open=all'],
  ])('%s opens %j', async (hash, names, printed) => {
    const store = await at(hash)
    expect(store.getState().open).toEqual(names)
    expect(store.getState().link().split('&')).toContain(printed)
  })

  test('names what it cannot open', async () => {
    const store = await at('#model=mazur&open=h1,h7')
    expect(store.getState().open).toEqual(['h1'])
    expect(store.getState().notices.at(-1)?.text).toBe(
      'Ignored in the link: open “h1,h7” (no neuron is called “h7”).',
    )
  })

  test('without open closes what was open', async () => {
    const store = await at('#model=mazur&open=h1')
    store.getState().openLink('#model=mazur&step=3')
    await settle()
    expect(store.getState().open).toEqual([])
  })
})

describe('where Write opens what it needs', () => {
  test('the neuron of each write is open, and those opened by hand stay so', async () => {
    const store = await at('#model=mazur&by=write&opens=auto&open=o2')
    const { graph, schedule } = store.getState().compiled
    const neuronAt = (step: number): string | undefined => {
      const edge = schedule.edge[step]!
      const { tag } = graph.nodes[edge < 0 ? schedule.node[step]! : graph.consumer[edge]!]!
      return graph.nodes.find(
        (n) => n.tag?.role === 'activation' && n.tag.layer === tag?.layer && n.tag.unit === tag.unit,
      )?.name
    }
    for (let step = 0; step < schedule.length; step++) {
      store.getState().goTo(step + 1)
      const needed = neuronAt(step)
      expect(new Set(openNames(store.getState()))).toEqual(new Set(['o2', ...(needed ? [needed] : [])]))
    }
    expect(store.getState().open).toEqual(['o2'])
  })

  test('no other size opens anything', async () => {
    const store = await at('#model=mazur&by=edge&opens=auto&step=24')
    expect(openSums(store.getState())).toEqual([])
  })

  test('a question shows nothing of what it asks about, and its neuron is open', async () => {
    const store = await at('#model=mazur&by=write&opens=auto&hold=on&step=0&u=0')
    expect(openNames(store.getState())).toEqual(['h1'])
  })
})
