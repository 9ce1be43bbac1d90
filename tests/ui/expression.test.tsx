// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { openedPage, region } from './opened-page.tsx'

const field = (): Promise<HTMLTextAreaElement> => screen.findByRole('textbox', { name: 'Program' })
const openedEditor = async (hash = '#model=colah&tool=expression') => {
  const page = await openedPage(hash)
  const text = await field()
  const { store } = page
  const program = () => store.getState().compiled.recipe.program
  const arrives = (wanted: string): Promise<void> => waitFor(() => expect(program()).toBe(wanted))
  return { ...page, text, program, arrives }
}
const numbers = (): HTMLElement => screen.getByRole('list', { name: 'Numbers' })
const said = (): string | null => document.querySelector('.program-said')!.textContent
const marked = (kind: string): string[] =>
  [...document.querySelectorAll(`.program-marks .${kind}`)].map((piece) => piece.textContent ?? '')

const COLAH = 'a = 2; b = 1\nc = a + b\nd = b + 1\ne = c * d'

describe('typing', () => {
  test('shows the program of the model in view, and what it is in a few words', async () => {
    const { text } = await openedEditor()
    expect(text.value).toBe(COLAH)
    expect(said()).toBe('3 operations, 2 numbers, output e.')
    expect(document.querySelectorAll('.program-line')).toHaveLength(4)
  })

  test('changes the graph, and the caret stays where it is', async () => {
    const { user, text, arrives } = await openedEditor()
    const at = COLAH.indexOf('\nd')
    await user.type(text, ' + 1', { initialSelectionStart: at, initialSelectionEnd: at })
    await arrives(COLAH.replace('a + b', 'a + b + 1'))
    expect(text.selectionStart).toBe(at + 4)
  })

  test('what is wrong is underlined and said with its place; the last good graph stays and says so', async () => {
    const { user, text, arrives, store } = await openedEditor()
    await user.type(text, '\ng = sigmod(e)')
    expect(said()).toMatch(
      /^Line 5, column 5: .*sigmod.*sigmoid\? The stage shows the last program that could be read\.$/,
    )
    expect(marked('error')).toEqual(['sigmod'])
    expect(text.getAttribute('aria-invalid')).toBe('true')
    expect(store.getState().compiled.graph.nodes.some((n) => n.name === 'e')).toBe(true)
    await user.click(screen.getByRole('button', { name: 'Write sigmoid' }))
    await arrives(`${COLAH}\ng = sigmoid(e)`)
    expect(document.activeElement).toBe(text)
    expect(marked('error')).toEqual([])
  })

  test('Alt+Enter mends it, Escape leads to the stage with the editor open', async () => {
    const { user, text, arrives } = await openedEditor()
    await user.type(text, '\ng = tanh(e')
    expect(screen.getByRole('button', { name: 'Insert )' })).toBeTruthy()
    await user.keyboard('{Alt>}{Enter}{/Alt}')
    await arrives(`${COLAH}\ng = tanh(e)`)
    expect(text.selectionStart).toBe(text.value.length)
    await user.keyboard('{Escape}')
    expect(document.activeElement).toBe(region('Stage'))
    expect(screen.getByRole('textbox', { name: 'Program' })).toBe(text)
  })

  test('Tab leaves the field, and leads to the repair first', async () => {
    const { user, text } = await openedEditor()
    await user.type(text, '\ng = sigmod(e)')
    await user.tab()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Write sigmoid' }))
    await user.tab()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Go there' }))
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(text)
    expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('sigmod')
  })

  test('remarks are listed with their lines, and lead to their text', async () => {
    const { user, text } = await openedEditor()
    await user.type(text, '\nu = a * 3\ne')
    const remarks = await screen.findByRole('list', { name: 'Remarks' })
    expect(remarks.textContent).toMatch(/^Line 5 .*u/)
    await user.click(within(remarks).getByRole('button', { name: 'Line 5' }))
    expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('u = a * 3')
  })

  test('what has become of the text is said aloud after a pause, not at each key', async () => {
    const { user, text } = await openedEditor()
    const aloud = () => document.querySelector('.program-status [aria-live="polite"]')!.textContent
    await waitFor(() => expect(aloud()).toBe('3 operations, 2 numbers, output e.'))
    await user.type(text, ' *')
    expect(aloud()).toBe('3 operations, 2 numbers, output e.')
    await waitFor(() => expect(aloud()).toContain('Line 4, column'))
  })

  test('the page’s undo takes back a text that cannot be read, then changes; the text follows', async () => {
    const { user, text, arrives } = await openedEditor()
    await user.type(text, ' + 5')
    await arrives(`${COLAH} + 5`)
    await user.type(text, '*')
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(text.value).toBe(`${COLAH} + 5`)
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await arrives(COLAH)
    expect(text.value).toBe(COLAH)
  })

  test('a link to a program that cannot be read opens with its text', async () => {
    const { text } = await openedEditor('#model=typed&program=y%20=%20sigmod(x)')
    expect(text.value).toBe('y = sigmod(x)')
    expect(screen.getByRole('button', { name: 'Write sigmoid' })).toBeTruthy()
  })
})

test('a text that cannot be read is there again when the page is loaded anew, but not once it was undone', async () => {
  const { user, text, store, program } = await openedEditor()
  await user.type(text, '\ng = sigmod(e)')
  const hash = store.getState().link()
  const good = program()
  cleanup()
  const again = await openedEditor(hash)
  await waitFor(() => expect(again.text.value).toBe(`${COLAH}\ng = sigmod(e)`))
  again.store.getState().undo()
  await waitFor(() => expect(again.text.value).toBe(good))
  cleanup()
  const last = await openedEditor(hash)
  expect(last.text.value).toBe(good)
})

describe('in place of a network', () => {
  test('the editor says what it is for, and starts from a program', async () => {
    const { user, text, store } = await openedEditor('#model=mazur&tool=expression')
    expect(text.value).toBe('')
    expect(region('Expression').textContent).toContain('It takes the place of Mazur’s 2-2-2 network')
    const starts = screen.getByRole('list', { name: 'Programs to start from' })
    await user.click(within(starts).getByRole('button', { name: /^A cubic/ }))
    await waitFor(() => expect(store.getState().compiled.recipe.id).toBe('typed'))
    expect(text.value).toBe('x = 2\nf = x**3 - 3*x')
    expect(document.activeElement).toBe(text)
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(store.getState().compiled.recipe.id).toBe('mazur'))
    expect(text.value).toBe('')
  })
})

describe('the output', () => {
  test('is chosen, and the text says so', async () => {
    const { user, text, arrives, store } = await openedEditor()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Output' }), 'd')
    await arrives(`${COLAH}\nd`)
    expect(text.value).toBe(`${COLAH}\nd`)
    const { graph } = store.getState().compiled
    expect(graph.nodes[graph.output]!.name).toBe('d')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Output' }), 'e, the last statement')
    await arrives(COLAH)
  })
})

describe('the numbers', () => {
  const edits = (store: Awaited<ReturnType<typeof openedEditor>>['store']) =>
    store.getState().compiled.recipe.edits.map(({ path, value }) => [path, value])

  test('are typed and dragged; one drag is one thing to undo', async () => {
    const { user, store } = await openedEditor()
    const slider = within(numbers()).getByRole('slider', { name: 'a, slider' })
    fireEvent.pointerDown(slider)
    for (const value of ['2.5', '3', '3.5']) fireEvent.change(slider, { target: { value } })
    await waitFor(() => expect(edits(store)).toEqual([['parameters.a', 3.5]]))
    await waitFor(() =>
      expect(within(numbers()).getByRole('spinbutton', { name: 'a' })).toHaveProperty('value', '3.5'),
    )
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(edits(store)).toEqual([]))
    expect(within(numbers()).getByRole('spinbutton', { name: 'a' })).toHaveProperty('value', '2')
  })

  test('have a range that can be chosen; a number beyond it widens it', async () => {
    const { user, store } = await openedEditor()
    const most = within(numbers()).getByRole('spinbutton', { name: 'a, most' })
    await user.clear(most)
    await user.type(most, '3{Enter}')
    await waitFor(() => expect(edits(store)).toEqual([['most.a', 3]]))
    expect(within(numbers()).getByRole('slider', { name: 'a, slider' })).toHaveProperty('max', '3')
    const value = within(numbers()).getByRole('spinbutton', { name: 'a' })
    await user.clear(value)
    await user.type(value, '9')
    await waitFor(() =>
      expect(edits(store)).toEqual([
        ['most.a', 9],
        ['parameters.a', 9],
      ]),
    )
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(edits(store)).toEqual([['most.a', 3]]))
  })

  test('show an end of the range that is in force, not one that was refused', async () => {
    const { user } = await openedEditor()
    const least = within(numbers()).getByRole('spinbutton', { name: 'a, least' })
    const before = (least as HTMLInputElement).value
    await user.clear(least)
    await user.type(least, '20{Enter}')
    expect(least.getAttribute('aria-invalid')).toBe('true')
    const value = within(numbers()).getByRole('spinbutton', { name: 'a' })
    await user.clear(value)
    await user.type(value, '50')
    await waitFor(() => expect(least.getAttribute('aria-invalid')).toBe('false'))
    expect((least as HTMLInputElement).value).not.toBe('20')
    expect(before).not.toBe('20')
  })

  test('have the same range in the card that opens on the stage and in the tables', async () => {
    const { user, store } = await openedEditor('#model=colah&tool=expression&edits=least.a:-1,most.a:3')
    await user.click(
      within(screen.getByRole('table', { name: 'Parameters' })).getByRole('button', { name: 'Change a, 2' }),
    )
    const card = await screen.findByRole('dialog', { name: 'Change numbers' })
    const slider = within(card).getByRole('slider', { name: 'a, slider' })
    expect([slider.getAttribute('min'), slider.getAttribute('max')]).toEqual(['-1', '3'])
    await user.selectOptions(within(card).getByRole('combobox', { name: 'a is' }), 'Fixed')
    await waitFor(() => expect(store.getState().compiled.graph.nodes[0]!.needsGradient).toBe(false))
  })

  test('what is wrong with one is said, and the number stays', async () => {
    const { user, store } = await openedEditor()
    const least = within(numbers()).getByRole('spinbutton', { name: 'a, least' })
    await user.clear(least)
    await user.type(least, '5{Enter}')
    expect(within(numbers()).getByRole('alert').textContent).toBe(
      'The least may be no more than a itself. a, least stays −4 until then.',
    )
    expect(edits(store)).toEqual([])
  })

  test('are inputs, trained or fixed; the learning rate shows once something is trained', async () => {
    const { user, store } = await openedEditor()
    expect(within(numbers()).queryByRole('spinbutton', { name: 'η' })).toBeNull()
    await user.selectOptions(within(numbers()).getByRole('combobox', { name: 'a is' }), 'Trained')
    await waitFor(() => expect(store.getState().compiled.graph.parameters).toEqual([0]))
    expect(await within(numbers()).findByRole('spinbutton', { name: 'η' })).toHaveProperty('value', '0.01')
    await user.selectOptions(within(numbers()).getByRole('combobox', { name: 'b is' }), 'Fixed')
    await waitFor(() => expect(store.getState().compiled.graph.nodes[1]!.needsGradient).toBe(false))
    expect(edits(store)).toEqual([
      ['trainable.a', 1],
      ['trainable.b', 0],
    ])
    expect(within(numbers()).getByRole('combobox', { name: 'b is' })).toHaveProperty('value', '0')
  })

  test('show their gradients once they have arrived', async () => {
    const { store } = await openedEditor()
    expect(numbers().textContent).toContain('–')
    store.getState().last()
    await waitFor(() => expect(within(numbers()).getByText('5')).toBeTruthy())
  })
})

describe('text and stage', () => {
  test('the operation of the step is lit in the text, in the hue of what is written', async () => {
    const { user } = await openedEditor()
    region('Stage').focus()
    await user.keyboard('{ArrowRight}')
    expect(marked('lit').join('')).toBe('a + b')
    expect(marked('sign')).toEqual(['+'])
    expect(document.querySelector('.program-marks')!.getAttribute('data-hue')).toBe('value')
  })

  test('a selection spots its node, and what is pointed at on the stage is underlined', async () => {
    const { store, text } = await openedEditor()
    text.focus()
    text.setSelectionRange(COLAH.length - 5, COLAH.length)
    fireEvent.select(text)
    const { nodes } = store.getState().compiled.graph
    expect(nodes[store.getState().spotted!.node]!.name).toBe('e')
    expect(marked('spot').join('')).toBe('c * d')
    text.blur()
    expect(store.getState().spotted).toBeNull()
    const c = nodes.findIndex((n) => n.name === 'c')
    store.setState({ spotted: { node: c, by: 'stage' } })
    await waitFor(() => expect(marked('spot').join('')).toBe('a + b'))
  })
})
