// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { mazur } from '../../src/models/mazur.ts'
import { openedPage, place, region } from './opened-page.tsx'

const pullToW5 = '#model=mazur&step=102&by=edge'

describe('This step', () => {
  test('shows pass, position, heading, sentence and formula of a pull to a weight', async () => {
    await openedPage(pullToW5)
    const panel = within(region('This step'))
    expect(panel.getByText('Backward pass').getAttribute('data-hue')).toBe('gradient')
    expect(panel.getByRole('heading').textContent).toBe('∂E/∂w₅ by the chain rule')
    expect(region('This step').textContent).toMatch(/step 102 of 121 · edge \d+ of \d+/)
    const numbers = [...region('This step').querySelectorAll('.sentence b')]
    expect(numbers.map((n) => [n.textContent, n.getAttribute('data-hue')])).toEqual([
      ['0.1385', 'gradient'],
      ['0.5933', 'value'],
      ['0.08217', 'gradient'],
    ])
    expect(numbers[1]?.getAttribute('title')).toBe('0.5932699921071872')
    expect(
      [...region('This step').querySelectorAll('math')[0]!.querySelectorAll('mtext')].map(
        (t) => t.textContent,
      ),
    ).toEqual(['upstream', 'local derivative'])
  })

  test('unfolds where the factors come from, and goes there', async () => {
    const { user } = await openedPage(pullToW5)
    const panel = within(region('This step'))
    await user.click(panel.getByText(/where do .* come from/, { selector: 'summary' }))
    await user.click(panel.getAllByRole('button', { name: 'Go there' })[0]!)
    expect(place()).toBeLessThan(102)
    expect(place()).toBeGreaterThan(84)
  })

  test('rests on a sentence where a pass ends', async () => {
    await openedPage('#model=mazur&step=113&by=edge')
    expect(region('This step').textContent).toContain(
      'Backward is done: every trained weight has a gradient. No weight has changed.',
    )
  })

  test('leads to the first NaN or ∞', async () => {
    const samples = [{ inputs: [0.05, 0.1], targets: [1e200, 0.99] }]
    const { user, store } = await openedPage('', { recipe: { ...mazur, id: 'overflow', samples } })
    const line = within(region('This step')).getByText(/First NaN or ∞/)
    const first = store.getState().firstNonFinite()
    expect(line.textContent).toContain(`step ${first + 1}`)
    await user.click(within(line).getByRole('button', { name: 'Go there' }))
    expect(place()).toBe(first + 1)
  })
})

describe('a whole layer and a whole pass', () => {
  test('a layer shows its matrices in a region that takes the focus', async () => {
    await openedPage('#model=mazur&step=103&by=layer')
    const formula = within(region('This step')).getByRole('region', { name: 'Formula' })
    expect(formula.getAttribute('tabindex')).toBe('0')
    expect(formula.querySelectorAll('mrow.matrix')).toHaveLength(9)
  })

  test('a pass counts in a table what it read, wrote and left alone', async () => {
    await openedPage('#model=mazur&step=113&by=pass')
    const rows = within(within(region('This step')).getByRole('table')).getAllByRole('row')
    expect(rows.map((r) => [...r.children].map((c) => c.textContent))).toEqual([
      ['This pass', 'read', 'wrote', 'left alone'],
      ['given numbers', '4', '0', 'all 6'],
      ['values', '4', '0', 'all 19'],
      ['gradients', '19', '27', '0 of 27'],
      ['weights', '4', '0', 'all 8'],
    ])
    expect(rows[3]!.getAttribute('data-hue')).toBe('gradient')
  })

  test('keeps the focus on the formula from step to step', async () => {
    const { user } = await openedPage('#model=mazur&step=103&by=layer')
    region('Formula').focus()
    await user.keyboard('{ArrowRight}')
    expect(place()).toBe(113)
    expect(document.activeElement).toBe(region('Formula'))
  })
})

describe('the ledger', () => {
  test('counts what each pass has written and lights the one that is happening', async () => {
    await openedPage(pullToW5)
    const cards = within(screen.getByRole('list', { name: 'What each pass writes' })).getAllByRole('listitem')
    expect(cards.map((c) => c.querySelector('strong')?.textContent)).toEqual([
      'Forward',
      'Backward',
      'Update',
    ])
    expect(cards.map((c) => c.getAttribute('aria-current'))).toEqual([null, 'step', null])
    expect(cards[2]?.textContent).toContain('0 of 8 changed')
  })
})

describe('the table of parameters', () => {
  const row = (name: string): string[] =>
    within(screen.getByRole('row', { name: new RegExp(`^${name} `) }))
      .getAllByRole('cell')
      .map((cell) => cell.textContent ?? '')

  test('shows value, gradient and what the update makes of them', async () => {
    const { user } = await openedPage(pullToW5)
    const heads = within(screen.getByRole('table', { name: 'Parameters' })).getAllByRole('columnheader')
    expect(heads.map((h) => h.textContent)).toEqual(['Parameter', 'Value', 'Gradient', 'After update'])
    expect(row('w₅')).toEqual(['w₅', '0.4', '0.08217', '–'])
    expect(row('b₁')).toEqual(['b₁', '0.35', 'fixed', 'fixed'])
    expect(screen.getByRole('row', { name: /^w₅ / }).getAttribute('aria-current')).toBe('step')
    await user.click(screen.getByRole('button', { name: 'Last step' }))
    expect(row('w₅')).toEqual(['w₅', '0.4', '0.08217', '0.3589'])
  })
})

describe('the table twin of the stage', () => {
  test('opens, says the stage’s numbers, and closes with Escape', async () => {
    const { user } = await openedPage(pullToW5)
    expect(screen.queryByRole('table', { name: 'Graph as a table' })).toBeNull()
    await user.click(screen.getByLabelText('Graph as a table', { selector: 'summary' }))
    await screen.findByRole('table', { name: 'Graph as a table' })
    const table = screen.getByRole('table', { name: 'Graph as a table' })
    const rows = within(table)
      .getAllByRole('row')
      .map((r) => [...r.children].map((c) => c.textContent))
    expect(rows[0]).toEqual(['Node', 'Stop', 'Role', 'Value', 'Gradient'])
    expect(rows).toContainEqual(['w₅', '', 'weight', '0.4', '0.08217'])
    expect(rows).toContainEqual(['z of o₁', '', 'weighted sum', '1.106', '0.1385'])
    expect(rows).toContainEqual(['a of h₁', '', 'activation', '0.5933', '−0.01905 so far, 1 of 2'])
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('table', { name: 'Graph as a table' })).toBeNull())
  })
})

describe('notices', () => {
  test('are alerts of one line each that can be dismissed', async () => {
    const { user, store } = await openedPage('#model=mazur&step=miles')
    const alert = screen.getByRole('alert')
    expect(alert.textContent).toContain('Ignored in the link')
    await user.click(within(alert).getByRole('button', { name: 'Dismiss' }))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
    expect(store.getState().notices).toEqual([])
  })
})
