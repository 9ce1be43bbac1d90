// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { openedPage, place } from './opened-page.tsx'

const slider = (): HTMLElement => screen.getByRole('slider', { name: 'Timeline' })

/** The track is 1000 px wide and begins at 100. */
const laidOut = (): HTMLElement => {
  const track = slider().parentElement!
  track.getBoundingClientRect = () => ({ left: 100, width: 1000 }) as DOMRect
  return track
}

describe('the timeline’s slider', () => {
  test('counts writes and says pass and step', async () => {
    await openedPage('#model=mazur&step=100&by=edge')
    expect(slider().getAttribute('aria-valuemin')).toBe('0')
    expect(slider().getAttribute('aria-valuemax')).toBe('121')
    expect(slider().getAttribute('aria-valuenow')).toBe('100')
    expect(slider().getAttribute('aria-valuetext')).toBe('Backward, step 100 of 121')
  })

  test('moves by single writes with the arrows and jumps with Home and End', async () => {
    const { user } = await openedPage('#model=mazur&step=57&by=neuron')
    slider().focus()
    await user.keyboard('{ArrowRight}{ArrowUp}')
    expect(place()).toBe(59)
    await user.keyboard('{ArrowLeft}{ArrowDown}{ArrowDown}')
    expect(place()).toBe(56)
    await user.keyboard('{End}')
    expect(place()).toBe(121)
    await user.keyboard('{Home}')
    expect(place()).toBe(0)
  })

  test('leaves the clicker’s Page Down to the page: a whole beat forward', async () => {
    const { user } = await openedPage('#model=mazur&step=0&by=neuron')
    slider().focus()
    await user.keyboard('{PageDown}')
    expect(place()).toBe(12)
  })
})

describe('the passes', () => {
  test.each([
    ['Forward', 0],
    ['Loss', 48],
    ['Zero', 57],
    ['Backward', 84],
    ['Update', 113],
  ])('%s leads to place %i', async (name, start) => {
    const { user } = await openedPage('#model=mazur&step=121')
    await user.click(screen.getByRole('button', { name: `${name}, go to its start` }))
    expect(place()).toBe(start)
  })
})

describe('dragging on the timeline', () => {
  test('goes into the middle of a beat, back again, and hands the focus to the Stage', async () => {
    const { store } = await openedPage('#model=mazur&step=0&by=edge', { moves: true })
    const track = laidOut()
    fireEvent.pointerDown(slider(), { button: 0, clientX: 110, pointerId: 1 })
    fireEvent.pointerMove(track, { clientX: 700, pointerId: 1 })
    const far = place()
    expect(far).toBeGreaterThan(57)
    fireEvent.pointerMove(track, { clientX: 137, pointerId: 1 })
    expect(place()).toBeLessThan(far)
    expect(store.getState().playhead.motion).toMatchObject({ held: true, direction: 1 })
    expect(store.getState().playhead.motion?.u).toBeGreaterThan(0)
    fireEvent.pointerUp(track, { clientX: 137, pointerId: 1 })
    await waitFor(() => expect(document.activeElement?.id).toBe('stage'))
    const rested = place()
    fireEvent.pointerMove(track, { clientX: 900, pointerId: 1 })
    expect(place()).toBe(rested)
  })

  test('that begins on a pass’s name drags, and does not press it', async () => {
    await openedPage('#model=mazur&step=0&by=edge')
    laidOut()
    const update = screen.getByRole('button', { name: /^Update/ })
    fireEvent.pointerDown(update, { button: 0, clientX: 950, pointerId: 1 })
    fireEvent.pointerMove(update, { clientX: 951, pointerId: 1 })
    expect(place()).toBe(0)
    fireEvent.pointerMove(update, { clientX: 1200, pointerId: 1 })
    expect(place()).toBe(121)
    fireEvent.pointerUp(update, { clientX: 1200, pointerId: 1 })
    fireEvent.click(update)
    expect(place()).toBe(121)
  })
})
