// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { openedPage, region } from './opened-page.tsx'
// Loaded by the page when it is first opened; here before any test waits for it.
import '../../src/worker/analyses.ts'
import '../../src/ui/NudgeTool.tsx'

const tool = (): HTMLElement => region('Nudge')
const opened = async (hash = '#model=mazur&tool=nudge:w5') => {
  const page = await openedPage(hash)
  await within(tool()).findByText(/^Moving|^No gradient/)
  return page
}
const slider = (name: string): HTMLElement => screen.getByRole('slider', { name: `${name}, slider` })
const drag = (name: string, ...values: number[]): void => {
  fireEvent.pointerDown(slider(name))
  for (const value of values) fireEvent.change(slider(name), { target: { value: String(value) } })
  fireEvent.pointerUp(slider(name))
}
const sentence = (): string => within(tool()).getByText(/^Moving|^No gradient/).textContent ?? ''
const picture = (): string => within(tool()).getByRole('img').getAttribute('aria-label') ?? ''
type Store = Awaited<ReturnType<typeof opened>>['store']
const edits = (store: Store) => store.getState().compiled.recipe.edits.map(({ path, value }) => [path, value])

describe('nudging a leaf', () => {
  test('sets what the gradient says beside what really happens, and draws the tangent', async () => {
    await opened()
    expect(sentence()).toBe(
      'Moving w₅ by +0.01 changes E by about 0.01 × 0.08217 ≈ +0.0008217. Really it is +0.0008211.',
    )
    expect(picture()).toBe('E against w₅ from −2 to 2; at 0.4 the tangent’s slope = ∂E/∂w₅ ≈ 0.08217.')
    await waitFor(() => expect(tool().querySelector('.curve')?.getAttribute('d')).toMatch(/^M/))
    expect(tool().querySelectorAll('.tangent, .here')).toHaveLength(2)
  })

  test('everything follows the slider, and one drag is one change to undo', async () => {
    const { store, user } = await opened()
    const curve = (): string | null | undefined => tool().querySelector('.curve')?.getAttribute('d')
    await waitFor(() => expect(curve()).toBeTruthy())
    const before = curve()
    drag('w₅', 0.5, 0.9, -1.2)
    await waitFor(() => expect(edits(store)).toEqual([['parameters.w5', -1.2]]))
    await waitFor(() => expect(picture()).toContain('at −1.2 the tangent’s slope'))
    expect(within(tool()).getByRole('spinbutton').getAttribute('aria-valuenow')).toBe('-1.2')
    // The curve does not depend on where its leaf stands.
    expect(curve()).toBe(before)
    drag('w₅', 1.1, 1.3)
    await waitFor(() => expect(edits(store)).toEqual([['parameters.w5', 1.3]]))
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(edits(store)).toEqual([['parameters.w5', -1.2]]))
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(edits(store)).toEqual([]))
    await waitFor(() => expect(picture()).toContain('at 0.4'))
  })

  test('the curve is another one when other numbers change', async () => {
    const { store } = await opened()
    const curve = (): string | null | undefined => tool().querySelector('.curve')?.getAttribute('d')
    await waitFor(() => expect(curve()).toBeTruthy())
    const before = curve()
    store.getState().edit('parameters.w6', 3)
    await waitFor(() => expect(curve()).not.toBe(before))
  })

  test('a number beyond the range widens it; what is no number is said and changes nothing', async () => {
    const { store, user } = await opened()
    const box = within(tool()).getByRole('spinbutton', { name: 'w₅' })
    await user.clear(box)
    await user.type(box, '7')
    await waitFor(() => expect(edits(store)).toEqual([['parameters.w5', 7]]))
    await waitFor(() => expect(slider('w₅').getAttribute('max')).toBe('20'))
    await user.clear(box)
    await user.type(box, 'much')
    expect(within(tool()).getByRole('alert').textContent).toContain('“much” is not a number')
    expect(edits(store)).toEqual([['parameters.w5', 7]])
  })

  test('the ends of the range are typed, and one past the other is refused', async () => {
    const { user } = await opened()
    const from = within(tool()).getByLabelText('from')
    await user.clear(from)
    await user.type(from, '-0.5{Enter}')
    expect(slider('w₅').getAttribute('min')).toBe('-0.5')
    await user.clear(from)
    await user.type(from, '3')
    expect(within(tool()).getByRole('alert').textContent).toBe('It must be below 2.')
    await user.keyboard('{Enter}')
    expect(slider('w₅').getAttribute('min')).toBe('-0.5')
    await waitFor(() => expect(picture()).toContain('from −0.5 to 2'))
  })

  test('buttons move it by the nudge, and keys undo', async () => {
    const { store, user } = await opened()
    await user.selectOptions(within(tool()).getByLabelText('Nudge by'), '0.1')
    await user.click(within(tool()).getByRole('button', { name: 'Move w₅ by 0.1' }))
    await waitFor(() => expect(edits(store)).toEqual([['parameters.w5', 0.5]]))
    within(tool()).getByRole('spinbutton', { name: 'w₅' }).focus()
    await user.keyboard('{ArrowUp}{ArrowUp}')
    await waitFor(() => expect(edits(store)).toEqual([['parameters.w5', 0.52]]))
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(edits(store)).toEqual([['parameters.w5', 0.5]]))
  })

  test('another leaf is chosen from the list and kept in the link; an input has no tangent, and says why', async () => {
    const { store, user } = await opened()
    await user.selectOptions(within(tool()).getByLabelText('Leaf'), 'i₁')
    expect(store.getState().tool).toEqual({ id: 'nudge', of: 'i1' })
    await waitFor(() =>
      expect(sentence()).toMatch(
        /^No gradient is computed for i₁: it is given, not trained. Moving i₁ by \+0.01 changes E by [+−]/,
      ),
    )
    expect(tool().querySelector('.tangent')).toBeNull()
    drag('i₁', 1)
    await waitFor(() => expect(edits(store)).toEqual([['inputs.i1', 1]]))
  })

  test('after an update given numbers are not offered, since to change them starts over', async () => {
    await opened('#model=mazur&iteration=2&tool=nudge:i1')
    const leaves = within(within(tool()).getByLabelText('Leaf')).getAllByRole('option')
    expect(leaves.map((o) => o.textContent)).toEqual([
      'w₁',
      'w₂',
      'w₃',
      'w₄',
      'w₅',
      'w₆',
      'w₇',
      'w₈',
      'b₁',
      'b₂',
    ])
    expect(tool().textContent).toContain('before the first update')
    expect(sentence()).toContain('Moving w₁')
  })

  test('kinks are marked and named', async () => {
    await opened('#model=cs231n-max&tool=nudge:z')
    await within(tool()).findByText('Not smooth at −1 (the maximum m).')
    expect(tool().querySelectorAll('.kink')).toHaveLength(1)
  })
})
