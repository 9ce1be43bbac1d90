// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { formatNumber } from '../../src/explain/format.ts'
import { openedPage, place, region } from './opened-page.tsx'

const row = (table: string, name: string): string => {
  const cells = within(screen.getByRole('table', { name: table })).getAllByRole('row')
  return cells.find((r) => r.firstElementChild?.textContent === name)?.textContent ?? ''
}

describe('a question', () => {
  test('leaves every part of the page as it was before the beat', async () => {
    const { store, user } = await openedPage('#model=mazur&step=100&by=edge&hold=on')
    const ledger = screen.getByRole('list', { name: 'What each pass writes' }).textContent
    const loss = document.querySelector('.loss')?.textContent
    await user.click(document.querySelector('.twin summary')!)
    await screen.findByRole('table', { name: 'Graph as a table' })
    const parameters = row('Parameters', 'w₅')
    const twin = row('Graph as a table', 'w₅')
    await user.keyboard('{PageDown}')
    await within(region('This step')).findByText(/What is/)
    expect(place()).toBe(100)
    expect(row('Parameters', 'w₅')).toBe(parameters)
    expect(row('Graph as a table', 'w₅')).toBe(twin)
    expect(document.querySelector('.loss')?.textContent).toBe(loss)
    expect(screen.getByRole('list', { name: 'What each pass writes' }).textContent).toBe(ledger)
    const result = formatNumber(store.getState().trace!.at(101).after)
    expect(document.body.textContent).not.toContain(result)
    await user.keyboard('{PageDown}')
    await waitFor(() => expect(row('Parameters', 'w₅')).toContain(result))
    expect(place()).toBe(102)
  })

  test('about the loss is not answered by the loss beside the buttons, in no iteration', async () => {
    const { store, user } = await openedPage('#model=mazur&iteration=3&step=52&by=neuron&hold=on')
    await user.keyboard('{ArrowRight}')
    await within(region('This step')).findByText(/What is E\?/)
    expect(document.querySelector('.loss')?.textContent).toBe('E –')
    await user.keyboard('{ArrowRight}')
    expect(document.querySelector('.loss')?.textContent).toBe(`E ${formatNumber(store.getState().loss)}`)
  })

  test('is told before the way it is told has been loaded as one that is on its way', async () => {
    await openedPage('#model=mazur&step=100&by=edge&hold=on&u=0')
    expect(region('This step').textContent).not.toMatch(/0\.08217/)
    await within(region('This step')).findByText(/What is/)
  })

  test('is asked about every beat of every size, and shown by the press after', async () => {
    const { store, user } = await openedPage('#model=mazur&step=0&by=layer&hold=on')
    for (let i = 0; i < 3; i++) {
      const before = place()
      await user.keyboard('{ArrowRight}')
      expect(place()).toBe(before)
      await within(region('This step')).findByText(/\?.* Think first/)
      await user.keyboard('{ArrowRight}')
      expect(place()).toBeGreaterThan(before)
    }
    expect(store.getState().playhead.motion).toBeNull()
  })
})

describe('holding results', () => {
  test('is switched by h, which says so, and by its button', async () => {
    const { store, user } = await openedPage()
    const button = screen.getByRole('button', { name: 'Hold results' })
    await user.keyboard('h')
    expect(store.getState().hold).toBe(true)
    expect(button.getAttribute('aria-pressed')).toBe('true')
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Results are held'))
    await user.click(button)
    expect(store.getState().hold).toBe(false)
  })

  test('stands in the link', async () => {
    const { store } = await openedPage('#model=mazur&step=24&by=neuron')
    act(() => store.getState().setHold(true))
    expect(store.getState().link()).toContain('&hold=on')
  })
})

describe('the lecture view', () => {
  test('is entered by f and left by Escape, also where there is no full screen', async () => {
    const { user } = await openedPage()
    await user.keyboard('f')
    expect(document.querySelector('.app.lecture')).toBeTruthy()
    expect(await screen.findByRole('button', { name: 'Leave lecture view' })).toBeTruthy()
    await user.keyboard('{Escape}')
    expect(document.querySelector('.app.lecture')).toBeNull()
  })
})

describe('a black screen', () => {
  test.each(['b', '.'])('comes with %s and goes with any key, which does nothing else', async (key) => {
    const { user } = await openedPage()
    await user.keyboard(key)
    await screen.findByRole('dialog', { name: /black/ })
    await user.keyboard('{Shift}')
    expect(screen.queryByRole('dialog', { name: /black/ })).toBeTruthy()
    await user.keyboard('{PageDown}')
    expect(screen.queryByRole('dialog', { name: /black/ })).toBeNull()
    expect(place()).toBe(0)
  })
})
