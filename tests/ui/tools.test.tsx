// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openedPage, region } from './opened-page.tsx'

test('a tool that was opened by its letter is closed by Escape, wherever the focus is', async () => {
  const { user, store } = await openedPage('#model=mazur')
  for (const [letter, id] of [
    ['w', 'network'],
    ['d', 'data'],
    ['g', 'check'],
    ['n', 'nudge'],
    ['s', 'stops'],
  ] as const) {
    region('Stage').focus()
    await user.keyboard(letter)
    expect(store.getState().tool?.id).toBe(id)
    await user.keyboard('{Escape}')
    expect(store.getState().tool).toBeNull()
  }
})

test('Tab leads into a tool that was opened by its letter, and the arrow keys go on stepping', async () => {
  const { user, store } = await openedPage('#model=mazur')
  region('Stage').focus()
  await user.keyboard('s')
  const tool = await screen.findByRole('region', { name: 'Stops' })
  await waitFor(() => expect(document.activeElement).toBe(tool))
  await user.keyboard('{ArrowRight}')
  await waitFor(() => expect(store.getState().playhead.step).toBeGreaterThan(0))
  await waitFor(() => expect(tool.querySelector('button, input, select')).not.toBeNull(), { timeout: 20_000 })
  await user.tab()
  expect(tool.contains(document.activeElement)).toBe(true)
  await user.keyboard('{Escape}')
  expect(document.activeElement).toBe(region('Stage'))
})

test('the letter of another tool leads from a control of this one into that one', async () => {
  const { user } = await openedPage('#model=mazur')
  region('Stage').focus()
  await user.keyboard('s')
  const stops = await screen.findByRole('region', { name: 'Stops' })
  await waitFor(() => expect(stops.querySelector('button')).not.toBeNull(), { timeout: 20_000 })
  stops.querySelector('button')?.focus()
  await user.keyboard('g')
  const check = await screen.findByRole('region', { name: 'Gradient check' })
  await waitFor(() => expect(document.activeElement).toBe(check))
})

test('numbers of the table say what they are', async () => {
  await openedPage('#model=mazur')
  expect(await screen.findByRole('button', { name: 'Change w₁, 0.15' })).not.toBeNull()
})

test('in a list of choices the clicker steps, and undo takes back the last change', async () => {
  const { user, store } = await openedPage('#model=mazur&tool=nudge:w5')
  const leaf = await screen.findByRole('combobox', { name: 'Leaf' }, { timeout: 20_000 })
  store.getState().edit('parameters.w5', 0.7)
  await waitFor(() => expect(store.getState().history.past).toHaveLength(1))
  leaf.focus()
  fireEvent.keyDown(leaf, { key: 'PageDown' })
  await waitFor(() => expect(store.getState().playhead.step).toBeGreaterThan(0))
  await user.keyboard('{Control>}z{/Control}')
  expect(store.getState().history.past).toHaveLength(0)
})

test('a node leads to the tools it can be looked at with', async () => {
  const { user, store } = await openedPage('#model=colah')
  await user.click(screen.getByRole('button', { name: /Change b|^1$/ }))
  const card = await screen.findByRole('dialog', {}, { timeout: 20_000 })
  await user.click(within(card).getByRole('button', { name: 'Stop here' }))
  expect(store.getState().stops).toEqual(['node:b'])
  await user.click(within(card).getByRole('button', { name: 'Paths' }))
  expect(store.getState().tool).toEqual({ id: 'paths', of: 'b' })
})
