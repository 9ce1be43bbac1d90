// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { exampleTable } from '../../src/models/example-table.ts'
import { findRecipe } from '../../src/models/textbook.ts'
import { openedPage, place, region } from './opened-page.tsx'

const opener = (): HTMLElement => screen.getByRole('button', { name: /^Example:/ })
const dialog = (): Promise<HTMLElement> => screen.findByRole('dialog', { name: 'Examples' })
const card = async (title: string): Promise<HTMLElement> =>
  within(await dialog()).getByRole('button', { name: title })
const title = (id: string): string => findRecipe(id)!.title

describe('the button in the header', () => {
  test('says which example is open', async () => {
    await openedPage()
    expect(opener().textContent).toContain(
      'Example: Mazur’s 2-2-2 network · sigmoid · ½ squared error, η = 0.5',
    )
    expect(opener().getAttribute('aria-haspopup')).toBe('dialog')
    expect(screen.queryByRole('dialog', { name: 'Examples' })).toBeNull()
  })

  test('opens the choice with the card of the open example focused and marked', async () => {
    const { user } = await openedPage('#model=colah')
    await waitFor(() => expect(opener().textContent).toContain(title('colah')))
    await user.click(opener())
    const open = await card(title('colah'))
    expect(open.getAttribute('aria-current')).toBe('true')
    await waitFor(() => expect(document.activeElement).toBe(open))
    expect(within(await dialog()).getAllByText('open now')).toHaveLength(1)
  })
})

describe('the choice of examples', () => {
  test.each(exampleTable)(
    'has a card of $id with its source, what it teaches and its picture',
    async (row) => {
      const { user } = await openedPage()
      await user.click(opener())
      const item = (await card(title(row.id))).closest('li')!
      expect(item.textContent).toContain(findRecipe(row.id)!.source)
      expect(item.textContent).toContain(row.teaches)
      await waitFor(() => expect(item.querySelectorAll('svg rect').length).toBeGreaterThan(1))
    },
  )

  test('stands in the order of the table', async () => {
    const { user } = await openedPage()
    await user.click(opener())
    const titles = within(await within(await dialog()).findByRole('list', { name: 'Worked examples' }))
      .getAllByRole('heading', { level: 3 })
      .map((h) => h.querySelector('button')?.textContent)
    expect(titles).toEqual(['Your expression', ...exampleTable.map((row) => title(row.id))])
  })

  test('is walked by arrows, and Enter opens the card at its beginning; undo leads back', async () => {
    const { user, store } = await openedPage('#model=mazur&iteration=0&step=58&by=edge')
    opener().focus()
    await user.keyboard('{Enter}')
    const first = await card(title('mazur'))
    await waitFor(() => expect(document.activeElement).toBe(first))
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(document.activeElement).toBe(await card(title('cs231n-neuron')))
    await user.keyboard('{End}')
    expect(document.activeElement).toBe(await card(title('micrograd-readme')))
    await user.keyboard('{Home}{ArrowRight}{ArrowRight}{ArrowRight}{Enter}')
    await waitFor(() => expect(store.getState().compiled.recipe.id).toBe('cs231n-neuron'))
    expect(screen.queryByRole('dialog', { name: 'Examples' })).toBeNull()
    expect(store.getState()).toMatchObject({ iteration: 0, playhead: { step: 0, size: 'edge' } })
    expect(place()).toBe(0)
    store.getState().undo()
    await waitFor(() => expect(store.getState().compiled.recipe.id).toBe('mazur'))
  })

  test('opened by pointer hands the focus to the Stage, so that the next key steps', async () => {
    const { user, store } = await openedPage()
    await user.click(opener())
    await user.click(await card(title('accumulate')))
    await waitFor(() => expect(store.getState().compiled.recipe.id).toBe('accumulate'))
    expect(document.activeElement).toBe(region('Stage'))
  })

  test('closes without a change, and the arrows step again', async () => {
    const { user, store } = await openedPage()
    await user.click(opener())
    await user.click(within(await dialog()).getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('dialog', { name: 'Examples' })).toBeNull()
    await user.keyboard('{ArrowRight}')
    expect(place()).toBe(12)
    expect(store.getState().history.past).toEqual([])
  })

  test('offers Mazur’s variants within its card', async () => {
    const { user, store } = await openedPage()
    await user.click(opener())
    const item = within((await card(title('mazur'))).closest('li')!)
    expect(item.getByRole('button', { name: 'no activation functions' })).toBeTruthy()
    await user.click(item.getByRole('button', { name: 'biases trained too' }))
    await waitFor(() => expect(store.getState().compiled.recipe.id).toBe('mazur-biases'))
    await user.click(opener())
    expect(
      within(await dialog())
        .getByRole('button', { name: 'biases trained too' })
        .getAttribute('aria-current'),
    ).toBe('true')
  })

  test('opens the open example again at its beginning, with nothing to undo', async () => {
    const { user, store } = await openedPage('#model=mazur&iteration=0&step=58&by=edge')
    await user.click(opener())
    await user.click(await card(title('mazur')))
    expect(place()).toBe(0)
    expect(store.getState().history.past).toEqual([])
  })
})

describe('the card of a new expression', () => {
  test('opens one with its editor, and goes on with it where it is open', async () => {
    const { user, store } = await openedPage()
    await user.click(opener())
    await user.click(await card('Your expression'))
    await waitFor(() => expect(store.getState().compiled.recipe.id).toBe('typed'))
    const field = await screen.findByRole('textbox', { name: 'Program' })
    expect(field).toHaveProperty('value', 'a = 2; b = -3; c = 10; f = -2\nL = (a*b + c) * f')
    await user.type(field, '\ng = L + 1')
    await waitFor(() => expect(store.getState().compiled.recipe.program).toContain('g = L + 1'))
    store.getState().showTool(null)
    await user.click(opener())
    await user.click(await card('Your expression'))
    const again = await screen.findByRole('textbox', { name: 'Program' })
    expect(again).toHaveProperty('value', 'a = 2; b = -3; c = 10; f = -2\nL = (a*b + c) * f\ng = L + 1')
    store.getState().undo()
    store.getState().undo()
    await waitFor(() => expect(store.getState().compiled.recipe.id).toBe('mazur'))
  })
})

describe('the networks to start from', () => {
  test('stand first, each with its picture, and open with the tool that builds them', async () => {
    const { user, store } = await openedPage()
    await user.click(opener())
    const own = within(await within(await dialog()).findByRole('list', { name: 'Your own network' }))
    const circles = await own.findByRole('button', { name: 'Two circles' })
    await waitFor(() => expect(circles.closest('li')!.querySelectorAll('svg rect').length).toBeGreaterThan(5))
    await user.click(circles)
    await waitFor(() => expect(store.getState().compiled.recipe.build?.data.set).toBe('circles'))
    expect(store.getState().tool).toEqual({ id: 'network', of: '' })
    await user.click(opener())
    expect((await card('Two circles')).getAttribute('aria-current')).toBe('true')
    expect((await card('Two moons')).getAttribute('aria-current')).toBeNull()
    store.getState().undo()
    await waitFor(() => expect(store.getState().compiled.recipe.id).toBe('mazur'))
  })

  test('have a card for a table of one’s own', async () => {
    const { user, store } = await openedPage()
    await user.click(opener())
    await user.click(await card('Your own data'))
    expect(store.getState().tool).toEqual({ id: 'data', of: '' })
    await screen.findByRole('textbox', { name: 'Table, as CSV or TSV' })
  })
})

describe('the page', () => {
  test.each([
    ['mazur', 'Mazur’s 2-2-2 network · Backstep'],
    ['cs231n-neuron', 'CS231n: A sigmoid neuron, operation by operation · Backstep'],
    ['colah', 'Christopher Olah: Calculus on computational graphs · Backstep'],
    ['micrograd-readme', 'The micrograd README · Backstep'],
  ])('is named and described after %s', async (id, name) => {
    document.head.innerHTML = '<meta name="description" content="">'
    await openedPage(`#model=${id}`)
    await waitFor(() => expect(document.title).toBe(name))
    const described = document.querySelector('meta[name="description"]')?.getAttribute('content')
    expect(described).toContain(title(id))
    expect(described).toContain(findRecipe(id)!.source)
  })
})
