// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { openedPage, place, region } from './opened-page.tsx'

const button = (name: string): HTMLElement => screen.getByRole('button', { name })
const radios = (name: string): string[] =>
  within(screen.getByRole('radiogroup', { name }))
    .getAllByRole('radio')
    .map((radio) => radio.getAttribute('aria-label') ?? '')

describe('the first screen', () => {
  test('shows Mazur’s network at rest and says what to press', async () => {
    await openedPage()
    expect(region('This step').textContent).toContain('Press → to see what this network says.')
    expect(screen.getByText('Mazur’s 2-2-2 network')).toBeTruthy()
    expect(screen.getByText(/sigmoid · ½ squared error, η = 0\.5/)).toBeTruthy()
    expect(place()).toBe(0)
  })

  test('names everything that can be worked', async () => {
    await openedPage()
    for (const name of [
      'First step',
      'Step back',
      'Play',
      'Step forward',
      'Last step',
      'Zoom in',
      'Zoom out',
      'Fit',
    ])
      expect(button(name)).toBeTruthy()
    expect(radios('Step size')).toEqual(['Write', 'Edge', 'Neuron', 'Layer', 'Pass'])
    expect(radios('Speed')).toEqual(['½×', '1×', '2×', '4×', '16×', '64×', 'Max'])
    expect(region('Stage').tabIndex).toBe(0)
    expect(screen.getByRole('slider', { name: 'Timeline' })).toBeTruthy()
    expect(screen.getByRole('table', { name: 'Parameters' })).toBeTruthy()
  })

  test('lets only Step forward pulse, until the first step', async () => {
    const { user } = await openedPage()
    expect([...document.querySelectorAll('.pulse')]).toEqual([button('Step forward')])
    await user.click(button('Step forward'))
    expect(document.querySelectorAll('.pulse')).toHaveLength(0)
  })
})

describe('the transport', () => {
  test('fires h₁ whole on the first press, and takes it back', async () => {
    const { user } = await openedPage()
    await user.click(button('Step forward'))
    expect(place()).toBe(12)
    expect(region('This step').textContent).toContain('step 12 of 121')
    expect(region('This step').textContent).toContain('0.5933')
    await user.click(button('Step back'))
    expect(place()).toBe(0)
  })

  test('goes to both ends', async () => {
    const { user } = await openedPage()
    await user.click(button('Last step'))
    expect(place()).toBe(121)
    await user.click(button('First step'))
    expect(place()).toBe(0)
  })

  test('plays and pauses with one button', async () => {
    const { user, store } = await openedPage('', { moves: true })
    await user.click(button('Play'))
    expect(store.getState().playhead.playing).toBe(true)
    await waitFor(() => expect(store.getState().playhead.motion?.u ?? 0).toBeGreaterThan(0))
    await user.click(button('Pause'))
    expect(store.getState().playhead).toMatchObject({ playing: false, motion: { held: true } })
    expect(button('Play')).toBeTruthy()
  })

  test('says at the end that the next step begins the next iteration, and goes there', async () => {
    const { user, store } = await openedPage('#model=mazur&step=121')
    expect(button('Step forward').title).toContain('next iteration')
    await user.click(button('Step forward'))
    await waitFor(() => expect(store.getState().trace).not.toBeNull())
    expect(store.getState().iteration).toBe(1)
    expect(document.querySelector('.counts .count')?.textContent).toBe('after 1 update')
  })

  test('goes on by updates at the same step, and never below none', async () => {
    const { user, store } = await openedPage('#model=mazur&step=57')
    expect((button('−1 update') as HTMLButtonElement).disabled).toBe(true)
    await user.click(button('+100 updates'))
    await waitFor(() => expect(store.getState()).toMatchObject({ iteration: 100, playhead: { step: 57 } }))
    await waitFor(() => expect((button('−1 update') as HTMLButtonElement).disabled).toBe(false))
  })

  test('shows the loss once it has been computed', async () => {
    const { user } = await openedPage()
    const loss = (): string => document.querySelector('.loss')?.textContent ?? ''
    expect(loss()).toBe('E –')
    await user.click(button('Last step'))
    expect(loss()).toBe('E 0.2984')
    await user.click(button('Loss, go to its start'))
    expect(loss()).toBe('E –')
  })
})

describe('choosing with the pointer', () => {
  test('a size gives the focus to the Stage, so that the next key steps by it', async () => {
    const { user } = await openedPage()
    await user.click(screen.getByRole('radio', { name: 'Edge' }))
    await waitFor(() => expect(document.activeElement).toBe(region('Stage')))
    await user.keyboard('{ArrowRight}')
    expect(place()).toBe(4)
  })

  test('with the keyboard the focus stays on the radio group', async () => {
    const { user, store } = await openedPage()
    screen.getByRole('radio', { name: 'Neuron' }).focus()
    await user.keyboard('{ArrowRight}')
    expect(store.getState().playhead.size).toBe('layer')
    await new Promise((done) => setTimeout(done, 10))
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Layer' }))
    expect(place()).toBe(0)
  })
})

describe('keys', () => {
  test('step, jump and choose the size from anywhere', async () => {
    const { user, store } = await openedPage()
    await user.keyboard('{PageDown}')
    expect(place()).toBe(12)
    await user.keyboard('{PageUp}')
    expect(place()).toBe(0)
    await user.keyboard('{End}')
    expect(place()).toBe(121)
    await user.keyboard('{Home}2{Shift>}{ArrowRight}{/Shift}')
    expect(store.getState().playhead.size).toBe('edge')
    expect(place()).toBe(12)
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}')
    expect(place()).toBe(11)
  })

  test('Space plays on the page, but presses the button that has the focus', async () => {
    const { user, store } = await openedPage()
    await user.keyboard(' ')
    expect(store.getState().playhead.playing).toBe(true)
    await user.keyboard(' ')
    expect(store.getState().playhead.playing).toBe(false)
    button('Last step').focus()
    await user.keyboard(' ')
    expect(store.getState().playhead).toMatchObject({ playing: false, step: 121 })
  })

  test('? opens the list of keys, in which the page’s keys rest', async () => {
    const { user } = await openedPage()
    await user.keyboard('?')
    const dialog = await screen.findByRole('dialog', { name: 'Keys' })
    expect(within(dialog).getByText('Play or pause')).toBeTruthy()
    within(dialog).getByRole('button', { name: 'Close' }).focus()
    await user.keyboard('{ArrowRight}')
    expect(place()).toBe(0)
    await user.click(within(dialog).getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('dialog', { name: 'Keys' })).toBeNull()
  })
})

describe('the theme', () => {
  test('is written to the document and follows the choice', async () => {
    const { user } = await openedPage()
    expect(document.documentElement.dataset.theme).toBe('dark')
    await user.click(screen.getByRole('radio', { name: 'Light', hidden: true }))
    expect(document.documentElement.dataset.theme).toBe('light')
  })
})
