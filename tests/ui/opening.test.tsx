// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openedPage } from './opened-page.tsx'

const unfolded = async (hash: string) => {
  const page = await openedPage(hash)
  page.store.getState().setAspect(1.6)
  await page.user.click(await screen.findByLabelText('Operations', { selector: 'summary' }))
  await screen.findByRole('button', { name: 'Open all' })
  return page
}

const openOf = ({ store }: Awaited<ReturnType<typeof openedPage>>) => store.getState().open

test('the menu opens and closes all neurons, a layer, or one', async () => {
  const page = await unfolded('#model=mazur')
  const press = (name: string) => page.user.click(screen.getByRole('button', { name }))
  await press('Open all')
  expect(openOf(page)).toEqual(['h1', 'h2', 'o1', 'o2'])
  await press('Close hidden layer')
  expect(openOf(page)).toEqual(['o1', 'o2'])
  await press('Close all')
  expect(openOf(page)).toEqual([])
  await press('Open output layer')
  await press('h₂')
  expect(openOf(page)).toEqual(['h2', 'o1', 'o2'])
  const layer = screen.getByRole('group', { name: 'Hidden layer' })
  expect(within(layer).getByRole('button', { name: 'h₂' }).getAttribute('aria-pressed')).toBe('true')
})

test('the menu lets size Write open what it needs', async () => {
  const page = await unfolded('#model=mazur&by=write')
  await page.user.click(screen.getByRole('checkbox', { name: 'Open what Write needs' }))
  expect(page.store.getState().opens).toBe(true)
  expect(page.store.getState().link()).toContain('opens=auto')
})

test('an expression has no neurons, and so no such menu', async () => {
  const page = await openedPage('#model=colah')
  page.store.getState().setAspect(1.6)
  await waitFor(() => expect(page.store.getState().layout).not.toBeNull())
  expect(document.querySelector('summary[aria-label="Operations"]')).toBeNull()
})
