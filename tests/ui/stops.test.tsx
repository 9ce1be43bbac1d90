// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { openedPage, place, region } from './opened-page.tsx'

/** The tool is loaded when it is first opened. */
const PATIENT = { timeout: 15_000 }

const box = (name: string) =>
  screen.findByRole<HTMLInputElement>('checkbox', { name: `Stop at: ${name}` }, PATIENT)
const kept = (): string[] =>
  within(screen.getByRole('list', { name: 'Stops that are set' }))
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '')
const said = (): string => screen.getByRole('status').textContent ?? ''

describe('the tool Stops', () => {
  test('keeps conditions, names those that are kept, and removes them', async () => {
    const { store, user } = await openedPage()
    await user.keyboard('s')
    await user.click(await box('Zero gradient'))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Node' }), 'w5')
    await user.click(await box('A node'))
    await user.click(await box('|gradient| above'))
    expect(kept()).toEqual(['zero gradient', 'w₅', '|gradient| above 10'])
    expect(store.getState().link()).toMatch(/&tool=stops&stops=zero,node:w5,above:10$/)
    await user.click(screen.getByRole('button', { name: 'Remove the stop: w₅' }))
    expect((await box('A node')).checked).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Remove all' }))
    expect(store.getState().stops).toEqual([])
  })

  test('takes a bound above 0 alone, and says so', async () => {
    const { user } = await openedPage('#model=mazur&tool=stops')
    const field = await screen.findByRole('textbox', { name: 'Bound of the gradient’s size' }, PATIENT)
    await user.clear(field)
    await user.type(field, '-2')
    expect(screen.getByRole('alert').textContent).toBe('Type a number above 0.')
    expect((await box('|gradient| above')).disabled).toBe(true)
    await user.clear(field)
    await user.type(field, '0,05')
    expect(screen.queryByRole('alert')).toBeNull()
    await user.click(await box('|gradient| above'))
    expect(kept()).toEqual(['|gradient| above 0.05'])
  })

  test('runs to a condition at once without keeping it, and says where it stopped and why', async () => {
    const { store, user } = await openedPage('#model=mazur&tool=stops')
    await user.click(await screen.findByRole('button', { name: 'Run to next: End of a pass' }, PATIENT))
    await waitFor(() => expect(place()).toBe(48))
    expect(store.getState().stops).toEqual([])
    await waitFor(() => expect(said()).toBe('Stopped: Forward pass is done'))
    expect(document.querySelector('.stop-line')?.textContent).toBe(said())
    await user.keyboard('{ArrowRight}')
    expect(document.querySelector('.stop-line')).toBeNull()
  })

  test('says which stops the model in view does not have', async () => {
    const { store } = await openedPage('#model=mazur&tool=stops&stops=node:w5,pass')
    act(() => store.getState().openLink('#model=cs231n-circuit'))
    await waitFor(() => expect(kept()).toEqual(['w5 (not in this model)', 'end of a pass']))
  })
})

describe('stops', () => {
  test('are run to by r, and back by Shift and r', async () => {
    const { user } = await openedPage('#model=mazur&stops=pass')
    await user.keyboard('rr')
    await waitFor(() => expect(place()).toBe(57))
    await user.keyboard('{Shift>}R{/Shift}')
    await waitFor(() => expect(place()).toBe(48))
    await user.keyboard('{Shift>}R{/Shift}')
    await waitFor(() => expect(said()).toBe('No stop before this place.'))
  })

  test('are run to by r also from a box that has just been ticked', async () => {
    const { user } = await openedPage('#model=mazur&tool=stops')
    await user.click(await box('End of a pass'))
    await user.keyboard('r')
    await waitFor(() => expect(place()).toBe(48))
  })

  test('that are not set are said to be missing', async () => {
    const { user } = await openedPage()
    await user.keyboard('r')
    await waitFor(() => expect(said()).toBe('No stop is set: press s to set one.'))
  })

  test('halt playing, which is said', async () => {
    const { store, user } = await openedPage('#model=mazur&by=pass&stops=node:w5')
    await user.keyboard(' ')
    await waitFor(() => {
      act(() => {
        for (let i = 0; i < 400 && store.getState().playhead.playing; i++) store.getState().tick(100)
      })
      expect(said()).toBe('Stopped: ∂E/∂w₅ = 0.08217')
    })
    expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy()
  })

  test('stand on the timeline, the one it rests at filled', async () => {
    await openedPage('#model=mazur&step=57&stops=pass')
    await waitFor(() => expect(document.querySelectorAll('.stop-marks i')).toHaveLength(5))
    const marks = [...document.querySelectorAll('.stop-marks i')]
    expect(marks.map((mark) => mark.className)).toEqual(['', 'lit', '', '', ''])
    expect(marks[0]?.getAttribute('title')).toBe('Stop, step 48: end of a pass')
    expect(screen.getByText('Stops at steps 48, 57, 84, 113, 121')).toBeTruthy()
  })

  test('are set in the table of the graph', async () => {
    const { store, user } = await openedPage()
    await user.click(within(region('Stage')).getByLabelText('Graph as a table'))
    await user.click(await screen.findByRole('checkbox', { name: 'Stop at a of h₁' }, PATIENT))
    expect(store.getState().stops).toEqual(['node:h1'])
    await user.click(screen.getByRole('checkbox', { name: 'Stop at a of h₁' }))
    expect(store.getState().stops).toEqual([])
  })
})
