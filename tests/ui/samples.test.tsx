// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { layeredRecipe } from '../../src/models/layered.ts'
import { openedPage, place, region } from './opened-page.tsx'

/** Parts of the page that are loaded later. */
const PATIENT = { timeout: 15_000 }
const batchOf = (batchSize: number, samples = batchSize) =>
  layeredRecipe({ sizes: [1, 1], samples, batchSize, outputActivation: 'sigmoid' })
const slider = (): HTMLElement => screen.getByRole('slider', { name: 'Timeline' })
const strip = () => screen.findByRole('group', { name: 'Samples of the batch' }, PATIENT)
const button = (name: string): HTMLElement => screen.getByRole('button', { name })

/** The track of the samples is 1000 px wide and begins at 100. */
const track = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('.sample-track')!
  found.getBoundingClientRect = () => ({ left: 100, width: 1000 }) as DOMRect
  return found
}
const press = (clientX: number): void => {
  fireEvent.pointerDown(track(), { button: 0, clientX, pointerId: 1 })
  fireEvent.pointerUp(track(), { clientX, pointerId: 1 })
}

describe('the samples on the timeline', () => {
  test('of a single one are not drawn, and nothing is said of it', async () => {
    await openedPage()
    expect(screen.queryByRole('group', { name: 'Samples of the batch' })).toBeNull()
    expect(slider().getAttribute('aria-valuetext')).toBe('Before the first step, step 0 of 121')
    expect(region('This step').textContent).not.toContain('ample ')
  })

  test('of three are numbered parts; the slider counts the writes of all of them', async () => {
    const { store } = await openedPage('#sample=2&step=25&by=edge', { recipe: batchOf(3, 9) })
    expect((await strip()).textContent).toBe('Sample 2 of 3row 2 of the data123')
    const parts = [...document.querySelectorAll('.sample-track i')]
    expect(parts.map((part) => part.className)).toEqual(['', 'in-view', ''])
    const { batch } = store.getState().compiled
    const [first = 0, middle = 0, last = 0] = [0, 1, 2].map((sample) => batch.at(sample).length)
    expect(slider().getAttribute('aria-valuemax')).toBe(String(first + middle + last))
    expect(place()).toBe(first + 25)
    expect(slider().getAttribute('aria-valuetext')).toBe(`sample 2 of 3, Backward, step 25 of ${middle}`)
    expect(region('This step').textContent).toContain('Sample 2 of 3')
  })

  test('of a hundred are one band with the one in view marked', async () => {
    await openedPage('#sample=38&step=5', { recipe: batchOf(100, 500) })
    expect((await strip()).textContent).toBe('Sample 38 of 100row 38 of the data')
    expect(track().classList).toContain('band')
    expect(track().querySelectorAll('i')).toHaveLength(0)
    expect(track().style.getPropertyValue('--in-view')).toBe('37')
    const through = Number.parseFloat(track().style.getPropertyValue('--through'))
    expect(through).toBeGreaterThan(37)
    expect(through).toBeLessThan(38)
  })

  test('are stepped through by buttons and brackets, at the same step, as far as there are any', async () => {
    const { store, user } = await openedPage('#sample=1&step=6&by=edge', { recipe: batchOf(3) })
    await strip()
    const sample = () => store.getState().sample
    expect(button('Previous sample').getAttribute('aria-disabled')).toBe('true')
    await user.click(button('Next sample'))
    await waitFor(() => expect(sample()).toBe(1))
    expect(store.getState().playhead.step).toBe(6)
    await user.keyboard(']')
    await waitFor(() => expect(sample()).toBe(2))
    expect(button('Next sample').getAttribute('aria-disabled')).toBe('true')
    await user.keyboard(']')
    expect(sample()).toBe(2)
    await user.keyboard('[[')
    await waitFor(() => expect(sample()).toBe(1))
    await user.click(button('Previous sample'))
    await waitFor(() => expect(sample()).toBe(0))
  })

  test('are gone to by the pointer: into a part as far as it is, on a band at the same step', async () => {
    const few = await openedPage('#step=0&by=write', { recipe: batchOf(4) })
    await strip()
    press(100 + 1000 * (2 / 4 + 0.5 / 4))
    await waitFor(() => expect(few.store.getState().sample).toBe(2))
    const { playhead, compiled } = few.store.getState()
    expect(playhead.step).toBeGreaterThan(0)
    expect(playhead.step).toBeLessThan(compiled.schedule.length)
    press(1100)
    await waitFor(() => expect(few.store.getState().sample).toBe(3))
    press(0)
    await waitFor(() => expect(few.store.getState().sample).toBe(0))
    expect(few.store.getState().playhead.step).toBe(0)
  })

  test('of a band are gone to at the same step', async () => {
    const { store } = await openedPage('#step=7&by=write', { recipe: batchOf(50) })
    await strip()
    press(100 + 1000 * 0.51)
    await waitFor(() => expect(store.getState().sample).toBe(25))
    expect(store.getState().playhead.step).toBe(7)
  })

  test('are walked through by the slider’s arrows, each count of writes once', async () => {
    const { store, user } = await openedPage('#sample=1&step=0&by=edge', { recipe: batchOf(2) })
    await strip()
    act(() => store.getState().last())
    slider().focus()
    const end = place()
    await user.keyboard('{ArrowRight}')
    await waitFor(() => expect(place()).toBe(end + 1))
    expect(store.getState()).toMatchObject({ sample: 1, playhead: { step: 1 } })
    await user.keyboard('{ArrowLeft}{ArrowLeft}')
    await waitFor(() => expect(place()).toBe(end - 1))
    expect(store.getState().sample).toBe(0)
  })

  test('are what the steps lead to: the buttons say so', async () => {
    const { store, user } = await openedPage('#sample=2&step=0', { recipe: batchOf(3) })
    expect(button('Step back').title).toBe('Back to the end of the sample before (←)')
    expect(button('Step back').getAttribute('aria-disabled')).toBe('false')
    expect(button('First step').title).toBe('First sample (Home)')
    await user.click(button('Last step'))
    expect(button('Step forward').title).toBe('On to the next sample (→)')
    await user.click(button('Last step'))
    await waitFor(() => expect(store.getState().sample).toBe(2))
    expect(button('Step forward').title).toBe('On to the next iteration, after 1 update (→)')
  })

  test('decide together what the loss is: it is shown after the last', async () => {
    const { store } = await openedPage('#sample=2&step=0&by=pass', { recipe: batchOf(2) })
    const shown = document.querySelector<HTMLElement>('.counts .loss')
    const loss = () => shown?.textContent
    expect(shown?.title).toBe('The mean over the samples of the batch')
    expect(loss()).toBe('L –')
    act(() => store.getState().goToSample(0))
    await waitFor(() => expect(store.getState().sample).toBe(0))
    act(() => store.getState().last())
    expect(loss()).toBe('L –')
    act(() => store.getState().last())
    await waitFor(() => expect(loss()).toMatch(/^L 0\.\d+$/))
  })
})
