// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { Session } from '../../src/worker/session.ts'
import { openedPage } from './opened-page.tsx'

const table = (name: string): HTMLElement => screen.getByRole('table', { name })
const rowOf = (name: string, of = 'Parameters'): HTMLElement =>
  within(table(of))
    .getAllByRole('row')
    .find((row) => row.firstElementChild?.textContent === name)!
const change = (name: string, of?: string): HTMLElement => within(rowOf(name, of)).getByRole('button')
const settled = (store: Awaited<ReturnType<typeof openedPage>>['store'], edits: number): Promise<void> =>
  waitFor(() => {
    const { compiled, trace } = store.getState()
    expect(compiled.recipe.edits).toHaveLength(edits)
    expect(trace).not.toBeNull()
  })

describe('changing a number in the table', () => {
  test('acts while one types, and the panel says what the network would answer', async () => {
    const { store, user } = await openedPage('#model=mazur')
    await user.click(change('w₅'))
    const field = await screen.findByRole('spinbutton', { name: 'w₅' })
    expect(document.activeElement).toBe(field)
    await user.clear(field)
    await user.type(field, '1.5')
    await settled(store, 1)
    expect(store.getState().compiled.recipe.edits).toEqual([
      { iteration: 0, path: 'parameters.w5', value: 1.5 },
    ])
    await waitFor(() => expect(screen.getByText(/With these numbers/).textContent).toContain('0.3789'))
    await user.keyboard('{Enter}')
    expect(screen.queryByRole('dialog', { name: 'Change numbers' })).toBeNull()
    expect(document.activeElement).toBe(change('w₅'))
    expect(change('w₅').textContent).toBe('1.5')
    await user.keyboard('{Control>}z{/Control}')
    await settled(store, 0)
  })

  test('pauses a run as soon as it is pressed, and what is typed replaces a number that came in late', async () => {
    // A worker leaves the page time between its answers; so does this engine, which has its thread in common with the page.
    const { run } = Session.prototype
    const paced = vi.spyOn(Session.prototype, 'run').mockImplementation(async function (this: Session, ask) {
      await new Promise((resolve) => setTimeout(resolve))
      return run.call(this, ask)
    })
    const { store, user } = await openedPage('#model=network&net=data:xor')
    void store.getState().train()
    await waitFor(() => expect(store.getState().run).not.toBeNull())
    const button = change('w₁')
    fireEvent.pointerDown(button)
    expect(store.getState().run).toBeNull()
    fireEvent.click(button)
    const field = await screen.findByRole('spinbutton', { name: 'w₁' })
    const selected = () => {
      const { selectionStart, selectionEnd, value } = field as HTMLInputElement
      return value.slice(selectionStart ?? 0, selectionEnd ?? 0)
    }
    expect(document.activeElement).toBe(field)
    expect(selected()).toBe((field as HTMLInputElement).value)
    const node = store.getState().compiled.graph.nodes.find((n) => n.name === 'w1')!.id
    const late = (field as HTMLInputElement).value
    act(() => store.getState().edit('parameters.w1', 1.25))
    await waitFor(() => expect((field as HTMLInputElement).value).not.toBe(late))
    expect(selected()).toBe((field as HTMLInputElement).value)
    await user.keyboard('2.5')
    expect((field as HTMLInputElement).value).toBe('2.5')
    await waitFor(() => expect(store.getState().trace?.columns.initial[node]).toBe(2.5))
    paced.mockRestore()
  })

  test('holds the keys until the card is there', async () => {
    const { store } = await openedPage('#model=mazur')
    const { size } = store.getState().playhead
    fireEvent.click(change('w₅'))
    if (screen.queryByRole('spinbutton') === null) {
      fireEvent.keyDown(document.body, { key: '2' })
      expect(store.getState().playhead.size).toBe(size)
    }
    await screen.findByRole('spinbutton')
    fireEvent.keyDown(document.body, { key: '2' })
    expect(store.getState().playhead.size).toBe('edge')
  })

  test('says what is wrong with what is typed, and loses nothing', async () => {
    const { store, user } = await openedPage('#model=mazur')
    await user.click(change('w₅'))
    const field = await screen.findByRole('spinbutton')
    await user.clear(field)
    await user.type(field, 'much')
    expect(screen.getByRole('alert').textContent).toBe(
      '“much” is not a number. Type one such as 0.25 or -1e-3. It stays 0.4 until then.',
    )
    expect(field.getAttribute('aria-invalid')).toBe('true')
    await user.keyboard('{Enter}')
    expect(screen.getByRole('spinbutton')).toBe(field)
    expect(store.getState().compiled.recipe.edits).toEqual([])
  })

  test('Escape takes it back; arrows and slider move it in round steps, as one thing to undo', async () => {
    const { store, user } = await openedPage('#model=mazur')
    await user.click(change('w₅'))
    await screen.findByRole('spinbutton')
    await user.keyboard('{ArrowUp}{ArrowUp}{Shift>}{ArrowUp}{/Shift}')
    await settled(store, 1)
    expect(store.getState().compiled.recipe.edits[0]!.value).toBe(0.52)
    await user.keyboard('{Escape}')
    await settled(store, 0)
    await user.click(change('w₅'))
    fireEvent.change(await screen.findByRole('slider', { name: 'w₅, slider' }), { target: { value: '-0.7' } })
    fireEvent.change(screen.getByRole('slider', { name: 'w₅, slider' }), { target: { value: '-0.8' } })
    await settled(store, 1)
    expect(store.getState().compiled.recipe.edits[0]!.value).toBe(-0.8)
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await settled(store, 0)
  })

  test('trains a bias, freezes a weight, and goes back to the book', async () => {
    const { store, user } = await openedPage('#model=mazur')
    await user.click(change('b₁'))
    await user.click(await screen.findByRole('checkbox', { name: 'Trained' }))
    await settled(store, 1)
    expect(store.getState().compiled.graph.parameters).toHaveLength(9)
    await user.click(change('w₁'))
    await user.click(await screen.findByRole('checkbox', { name: 'Trained' }))
    await settled(store, 2)
    expect(within(rowOf('w₁')).getAllByText('fixed')).toHaveLength(2)
    await user.click(screen.getByRole('button', { name: 'Reset to the book' }))
    await settled(store, 0)
  })

  test('inputs, targets and the learning rate stand in a table of what is given', async () => {
    const { store, user } = await openedPage('#model=mazur')
    for (const [name, text] of [
      ['i₁', '0.7'],
      ['t of o₁', '0.3'],
      ['η', '2'],
    ] as const) {
      await user.click(change(name, 'Given'))
      const field = await screen.findByRole('spinbutton', { name })
      await user.clear(field)
      await user.type(field, `${text}{Enter}`)
    }
    await settled(store, 3)
    expect(store.getState().compiled.recipe.edits.map((e) => [e.path, e.value])).toEqual([
      ['inputs.i1', 0.7],
      ['learningRate', 2],
      ['targets.o1', 0.3],
    ])
  })

  test('a learning rate out of range is told of where it is typed, and changes nothing', async () => {
    const { store, user } = await openedPage('#model=mazur')
    await user.click(change('η', 'Given'))
    const field = await screen.findByRole('spinbutton', { name: 'η' })
    fireEvent.change(field, { target: { value: '-1' } })
    expect(screen.getByRole('alert').textContent).toBe(
      'Type a number from 0 to 1,000,000. It stays 0.5 until then.',
    )
    fireEvent.change(screen.getByRole('slider', { name: 'η, slider' }), { target: { value: '-0.2' } })
    expect(store.getState().compiled.recipe.edits).toEqual([])
  })

  test('an input of one row of several says why it is not changed here, and leads to the data', async () => {
    const { store, user } = await openedPage('#model=network&net=data:xor&sample=2&edits=x:0.5')
    expect(screen.getByText(/the input x is a number of its own in each of the 4 rows/)).toBeTruthy()
    expect(store.getState().compiled.recipe.edits).toEqual([])
    await user.click(change('x', 'Given'))
    const card = await screen.findByRole('dialog', { name: 'Numbers of a row' })
    expect(card.textContent).toMatch(/^x input of row \d of 4value [01]It is another number in each row/)
    expect(within(card).queryByRole('spinbutton')).toBeNull()
    await user.click(within(card).getByRole('button', { name: 'Open the data' }))
    expect(store.getState().tool?.id).toBe('data')
  })

  test('a leaf of an expression can be changed and trained, a constant cannot', async () => {
    const { store, user } = await openedPage('#model=cs231n-neuron')
    expect(within(table('Parameters')).getAllByRole('button')).toHaveLength(5)
    await user.click(change('w₀'))
    const field = await screen.findByRole('spinbutton')
    await user.clear(field)
    await user.type(field, '1')
    await user.selectOptions(screen.getByRole('combobox', { name: 'w₀ is' }), 'Trained')
    await settled(store, 2)
    expect(store.getState().compiled.graph.parameters).toHaveLength(1)
    await user.selectOptions(screen.getByRole('combobox', { name: 'w₀ is' }), 'Fixed')
    await waitFor(() => expect(store.getState().compiled.graph.nodes[0]!.needsGradient).toBe(false))
    expect(screen.getByRole('combobox', { name: 'w₀ is' })).toHaveProperty('value', '0')
  })
})
