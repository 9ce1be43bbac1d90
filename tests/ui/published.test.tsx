// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { textbook } from '../../src/models/textbook.ts'
import { openedPage, place } from './opened-page.tsx'

const summary = (): HTMLElement => screen.getByText(/^Published numbers/, { selector: 'summary' })

/** Unfolds the section, as a browser does on a click: jsdom tells of it later than a test waits. */
const unfold = async (user: UserEvent): Promise<HTMLElement> => {
  await user.click(summary())
  fireEvent(summary().closest('details')!, new Event('toggle'))
  return screen.findByRole('table', { name: 'Published numbers' })
}

const row = (name: string): string[] => {
  const button = screen.getByRole('button', { name })
  const cells = within(button.closest('tr')!).getAllByRole('cell')
  return cells.map((cell) => cell.textContent ?? '')
}

const below = (name: string): string => {
  const next = screen.getByRole('button', { name }).closest('tr')?.nextElementSibling
  return next?.classList.contains('why') ? (next.textContent ?? '') : ''
}

describe('the published numbers', () => {
  test('are folded until they are asked for, and then say how many have been reached', async () => {
    const { user } = await openedPage('#model=mazur&step=102&by=edge')
    expect(screen.queryByRole('table', { name: 'Published numbers' })).toBeNull()
    const table = await unfold(user)
    const heads = within(table).getAllByRole('columnheader')
    expect(heads.map((h) => h.textContent)).toEqual(['Quantity', 'Source prints', 'Ours', 'Verdict'])
    await waitFor(() => expect(summary().textContent).toBe('Published numbers 18 of 38 reached, 17 agree'))
  })

  test('stand with print, ours and a verdict, in the source’s words with ours beside them', async () => {
    const { user } = await openedPage('#model=mazur&step=102&by=edge')
    await unfold(user)
    expect(row('net_h1')).toEqual(['net_h1(our z)', '0.3775', '0.3775', '✓ agrees'])
    expect(row('∂E/∂w₅')).toEqual(['∂E/∂w₅', '0.082167041', '0.08216704056', '✓ agrees'])
    expect(row('∂E/∂net_o2')).toEqual(['∂E/∂net_o2(our ∂E/∂z)', 'not printed', '−0.0380982365', '✓ checked'])
    expect(row('∂E_o1/∂out_h1')).toEqual([
      '∂E_o1/∂out_h1(our o₁’s part of ∂E/∂a)',
      '0.055399425',
      'not reached yet',
    ])
    expect(row('w₇ after update')).toEqual(['w₇ after update', '0.511301270', 'not reached yet'])
  })

  test('mark the rows of the beat in view', async () => {
    const { user } = await openedPage('#model=mazur&step=102&by=edge')
    const table = await unfold(user)
    const current = within(table)
      .getAllByRole('row')
      .filter((r) => r.getAttribute('aria-current') === 'step')
    expect(current.map((r) => r.querySelector('button')?.textContent)).toEqual(['∂E/∂w₅'])
  })

  test('lead to the step that makes them', async () => {
    const { user, store } = await openedPage()
    await unfold(user)
    await user.click(screen.getByRole('button', { name: '∂E/∂w₅' }))
    expect(place()).toBe(102)
    expect(row('∂E/∂w₅')[3]).toBe('✓ agrees')
    screen.getByRole('button', { name: 'w₅ after update' }).focus()
    await user.keyboard('{Enter}')
    expect(row('w₅ after update')).toEqual(['w₅ after update', '0.35891648', '0.3589164797', '✓ agrees'])
    expect(store.getState()).toMatchObject({ iteration: 0, playhead: { size: 'neuron' } })
  })

  test('after 10,000 updates lead there, and what differs is explained below', async () => {
    const { user, store } = await openedPage()
    await unfold(user)
    expect(below('E after 10,000 updates')).toBe('')
    await user.click(screen.getByRole('button', { name: 'E after 10,000 updates' }))
    await waitFor(() => expect(store.getState().iteration).toBe(10_000))
    expect(row('E after 10,000 updates').slice(1)).toEqual(['0.0000351085', '0.000035101878', '≠ explained'])
    expect(below('E after 10,000 updates')).toContain('9,999 updates')
    await waitFor(() => expect(row('net_h1').at(-1)).toBe('✓ agrees'))
    await waitFor(() => expect(row('E after 1 update')[2]).toBe('0.29102777369'))
    expect(below('E after 1 update')).toContain('original w₅ to w₈')
    expect(below('∂E_o2/∂out_h1')).toContain('Only the last digit differs')
    await waitFor(() => expect(summary().textContent).toBe('Published numbers 38 of 38 reached, 33 agree'))
    const parted = screen.getByRole('button', { name: 'E after 1 update' }).closest('tr')
    expect([...parted!.querySelectorAll('mark')].map((m) => m.textContent)).toEqual(['924', '77369'])
  })

  test('of the trained biases open that network at the step', async () => {
    const { user, store } = await openedPage()
    await unfold(user)
    await user.click(screen.getByRole('button', { name: 'Open Mazur’s network with trained biases' }))
    await waitFor(() => expect(store.getState().compiled.recipe.id).toBe('mazur-biases'))
    expect(store.getState().iteration).toBe(1)
    await waitFor(() =>
      expect(row('E after 1 update, biases trained, one per neuron').slice(1)).toEqual([
        'not printed',
        '0.2804714468',
        '✓ checked',
      ]),
    )
    store.getState().undo()
    await waitFor(() => expect(store.getState().compiled.recipe.id).toBe('mazur'))
  })

  test('of a changed recipe say so, and lead back to the source’s', async () => {
    const { user, store } = await openedPage('#model=mazur&eta=0.7&step=121')
    await unfold(user)
    expect(row('w₅ after update').at(-1)).toBe('you changed the numbers')
    expect(row('∂E/∂w₅').at(-1)).toBe('✓ agrees')
    await user.click(screen.getByRole('button', { name: 'Back to the source’s' }))
    await waitFor(() => expect(store.getState().compiled.recipe.edits).toEqual([]))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Back to the source’s' })).toBeNull())
  })

  test('of a variant that nobody prints say so', async () => {
    const { user } = await openedPage('#model=mazur-linear')
    await user.click(summary())
    fireEvent(summary().closest('details')!, new Event('toggle'))
    expect(await screen.findByText(/prints no numbers of this variant/)).toBeTruthy()
    expect(summary().textContent).toBe('Published numbers ')
  })

  const counts: Readonly<Record<string, string>> = {
    mazur: '35 of 38 reached, 33 agree',
    'mazur-biases': '34 of 34 reached, 33 agree',
  }

  test.each(textbook.filter((r) => r.id !== 'mazur-linear'))(
    'of $id are reached in the end',
    async ({ id }) => {
      const { user } = await openedPage(`#model=${id}&iteration=2&step=0`)
      await unfold(user)
      const expected = counts[id] ?? /^Published numbers (\d+) of \1 reached, all agree$/
      await waitFor(() => expect(summary().textContent).toMatch(expected))
    },
  )
})
