// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { openedPage } from './opened-page.tsx'

/** What is loaded when it is first needed may take a while. */
const SLOW = { timeout: 20_000 }
const CIRCLES = '#model=network&net=data:circles,hidden:3tanh'

const opened = async (hash: string) => {
  const page = await openedPage('#model=mazur')
  page.store.getState().setAspect(1.6)
  page.store.getState().openLink(hash)
  await waitFor(() => expect(page.store.getState().compiled.recipe.field).toBeDefined(), SLOW)
  return page
}

describe('the switch for maps', () => {
  test('shows and hides them, by pointer and by key, and the link says so', async () => {
    const { store, user } = await opened(CIRCLES)
    const button = await screen.findByRole('button', { name: 'Maps' }, SLOW)
    expect(button.getAttribute('aria-pressed')).toBe('true')
    expect(store.getState().link()).not.toContain('maps')
    await screen.findByText(/response: low/, {}, SLOW)
    await user.click(button)
    expect(button.getAttribute('aria-pressed')).toBe('false')
    expect(store.getState().link()).toContain('maps=off')
    await waitFor(() => expect(screen.queryByText(/response: low/)).toBeNull())
    await user.keyboard('m')
    expect(store.getState().maps).toBe(true)
  })

  test('has no scale of hues where what neurons say is drawn as curves', async () => {
    await opened('#model=network&net=data:sine,hidden:3tanh')
    await screen.findByRole('button', { name: 'Maps' }, SLOW)
    expect(screen.queryByText(/response: low/)).toBeNull()
  })

  test('is off where the link says so', async () => {
    await opened(`${CIRCLES}&maps=off`)
    const button = await screen.findByRole('button', { name: 'Maps' }, SLOW)
    expect(button.getAttribute('aria-pressed')).toBe('false')
  })

  test('is not there where there is no field', async () => {
    const { store, user } = await openedPage('#model=mazur')
    store.getState().setAspect(1.6)
    await screen.findByRole('button', { name: 'Zoom in' })
    expect(screen.queryByRole('button', { name: 'Maps' })).toBeNull()
    await user.keyboard('m')
    expect(store.getState().maps).toBe(true)
  })
})
