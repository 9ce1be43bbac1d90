// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { building } from '../../src/store/building.ts'
import type { AppStore } from '../../src/store/store.ts'
import { openedPage, region } from './opened-page.tsx'
// Loaded by the page when it is first opened; here before any test waits for it.
import '../../src/worker/analyses.ts'
import '../../src/ui/DiagnosisTool.tsx'
import '../../src/ui/OverflowLine.tsx'

const linkTo = (id: string, tool = 'diagnosis'): string => {
  const { text, iteration } = building.sickNetworks.find((s) => s.id === id)!
  return `#model=network&net=${text}&iteration=${iteration}&tool=${tool}`
}
const tool = (): HTMLElement => region('Diagnosis')
const cards = (): readonly HTMLElement[] => within(tool()).getAllByRole('article')
const press = async (user: Awaited<ReturnType<typeof openedPage>>['user'], name: string | RegExp) =>
  user.click(within(tool()).getByText(name))

describe('the diagnosis', () => {
  test('names what ails a network, the worst first, with its evidence and what to try', async () => {
    await openedPage(linkTo('dead'))
    await screen.findByText('After 200 updates: 2 findings, the worst first.')
    expect(cards().map((c) => within(c).getByRole('heading').textContent)).toEqual([
      '6 of 8 ReLUs in layer 1 are dead',
      '8 of 8 ReLUs in layer 2 are dead',
    ])
    expect(cards()[0]?.textContent).toContain('a = 0 for all 150 samples')
    expect(cards()[0]?.textContent).toContain('Try: leaky ReLU or tanh')
    expect(within(tool()).getAllByRole('button', { name: /^Rebuild/ })).toHaveLength(1)
  })

  test('shows a neuron on the stage while it is pointed at, and keeps it once it was pressed', async () => {
    const { store, user } = await openedPage(linkTo('symmetric'))
    const button = await screen.findByLabelText('Show h₃ on the stage')
    const { graph } = store.getState().compiled
    await user.hover(button)
    const { spotted } = store.getState()
    expect(graph.nodes[spotted?.node ?? 0]?.tag).toMatchObject({ role: 'activation', layer: 1, unit: 2 })
    await user.unhover(button)
    expect(store.getState().spotted).toBe(null)
    await user.click(button)
    await user.unhover(button)
    expect(store.getState().spotted).toMatchObject({ node: spotted?.node, looked: true })
    expect(button.getAttribute('aria-pressed')).toBe('true')
    await user.click(screen.getByText('After 100 updates'))
    expect(store.getState().spotted).toBe(null)
  })

  test('shows eight neurons at most, and counts the others', async () => {
    await openedPage('#model=network&net=data:circles,hidden:12tanh,init:constant&tool=diagnosis')
    await waitFor(() => expect(screen.getAllByLabelText(/^Show h/)).toHaveLength(8))
    expect(tool().textContent).toContain('and 4 more')
  })

  test('leads to the very step that wrote ∞', async () => {
    const { store, user } = await openedPage(linkTo('nonFinite'))
    await screen.findByText('A number is ∞')
    await press(user, 'Go to the step')
    await waitFor(() => expect(store.getState().iteration).toBe(6))
    const { trace, playhead } = store.getState()
    expect(trace?.at(playhead.step - 1).after).toBe(Number.POSITIVE_INFINITY)
  })

  test('makes the change that it offers, and undo takes it back', async () => {
    const { store, user } = await openedPage(linkTo('symmetric'))
    await screen.findByText('h₁, h₂, h₃ and h₄ are one and the same')
    await press(user, 'Rebuild with Xavier’s initialization')
    await waitFor(() => expect(store.getState().compiled.recipe.build?.initialization).toBe('xavier'))
    await screen.findByText(/^After 0 updates nothing is amiss/)
    store.getState().undo()
    await waitFor(() => expect(store.getState().compiled.recipe.build?.initialization).toBe('constant'))
  })

  test('goes on with another learning rate from the iteration in view', async () => {
    const { store, user } = await openedPage(linkTo('rateTooLow'))
    await screen.findByText(/^The learning rate is too low/)
    await press(user, 'Go on from here with η = 0.001')
    await waitFor(() =>
      expect(store.getState().compiled.recipe.edits).toEqual([
        { iteration: 200, path: 'learningRate', value: 0.001 },
      ]),
    )
    expect(store.getState().iteration).toBe(200)
  })
})

describe('where nothing is amiss', () => {
  test('it is said what was looked at, layer by layer', async () => {
    await openedPage('#model=network&net=data:circles,hidden:5tanh&iteration=20&tool=diagnosis')
    await screen.findByText(/^After 20 updates nothing is amiss: the gradient norm is/)
    const rows = within(screen.getByRole('table', { name: 'Evidence by layer' })).getAllByRole('row')
    expect(rows).toHaveLength(3)
    expect(rows[1]?.textContent).toMatch(/^1[\d.]+/)
    expect(tool().querySelectorAll('.norm-bar i')).toHaveLength(2)
  })

  test('an expression is told what it would need', async () => {
    await openedPage('#model=colah&tool=diagnosis')
    await screen.findByText(/^A diagnosis looks at layers of neurons/)
  })

  test('networks that are sick are offered, and open where that is to be seen', async () => {
    const { store, user } = await openedPage('#model=mazur&tool=diagnosis')
    await user.click(await screen.findByText('Sick networks to look at'))
    await user.click(await screen.findByText('Symmetric weights'))
    await waitFor(() => expect(store.getState().iteration).toBe(100))
    await screen.findByText('h₁, h₂, h₃ and h₄ are one and the same')
  })
})

describe('the engine', () => {
  const watched = (store: AppStore) => {
    const { analyse } = store.getState()
    const asked: string[] = []
    let open = (): void => {}
    const gate = { held: Promise.resolve() }
    const slowly: typeof analyse = async (kind, ask) => {
      if (kind === 'evidence') {
        asked.push(`${store.getState().iteration}`)
        await gate.held
      }
      return analyse(kind, ask)
    }
    store.setState({ analyse: slowly })
    return {
      asked,
      hold: () => {
        gate.held = new Promise((resolve) => {
          open = resolve
        })
      },
      letGo: () => open(),
    }
  }

  test('is asked for evidence once per iteration, one question at a time, and not while the tool is closed', async () => {
    const { store } = await openedPage('#model=network&net=data:circles,hidden:5tanh')
    const { asked, hold, letGo } = watched(store)
    const arrive = async (k: number) => {
      store.getState().goToIteration(k)
      await waitFor(() => expect([store.getState().iteration, store.getState().busy]).toEqual([k, null]))
    }
    await arrive(5)
    expect(asked).toEqual([])
    store.getState().showTool('diagnosis')
    await screen.findByText(/^After 5 updates nothing/)
    store.getState().goToSample(3)
    await waitFor(() => expect(store.getState().sample).toBe(3))
    expect(asked).toEqual(['5'])
    hold()
    await arrive(6)
    await arrive(7)
    await arrive(8)
    expect(asked).toEqual(['5', '6'])
    letGo()
    await screen.findByText(/^After 8 updates nothing/)
    expect(asked.at(-1)).toBe('8')
    expect(asked.length).toBeLessThanOrEqual(4)
  })
})

describe('a run that overflowed', () => {
  test('is said on the page, with a way to the diagnosis, and marks its tab', async () => {
    const { store, user } = await openedPage(linkTo('nonFinite', 'none'))
    store.setState({ runEnd: { end: 'overflow', iteration: 8 } })
    expect(
      (await screen.findByText('After 8 updates the loss is no finite number.')).closest('[role=alert]'),
    ).not.toBe(null)
    expect(screen.getByRole('button', { name: /^Diagnosis/ }).textContent).toContain('1 finding')
    await user.click(screen.getByText('See why'))
    await screen.findByText('A number is ∞')
    expect(screen.queryByText(/the loss is no finite number/)).toBe(null)
  })

  test('is not said of another iteration or another network', async () => {
    const { store } = await openedPage('#model=mazur')
    store.setState({ runEnd: { end: 'overflow', iteration: 0 } })
    await waitFor(() => expect(screen.queryByRole('alert')).toBe(null))
  })
})
