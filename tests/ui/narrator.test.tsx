// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { REST_BEFORE_TELLING } from '../../src/ui/teller.ts'
import { openedPage } from './opened-page.tsx'

const told = (): string => screen.getByRole('status').textContent ?? ''

/** Every text the status has had since. */
const listened = (): string[] => {
  const lines: string[] = []
  new MutationObserver(() => lines.push(told())).observe(screen.getByRole('status'), {
    childList: true,
    characterData: true,
    subtree: true,
  })
  return lines
}

const rest = (): Promise<void> =>
  act(async () => {
    await new Promise((done) => setTimeout(done, REST_BEFORE_TELLING + 100))
  })

describe('the narrator', () => {
  test('is silent on the first screen, which is read with the page', async () => {
    await openedPage()
    await rest()
    expect(told()).toBe('')
  })

  test('tells each beat once', async () => {
    const { user } = await openedPage()
    const lines = listened()
    await user.keyboard('{ArrowRight}')
    await rest()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('h₁')
    await rest()
    expect(lines).toHaveLength(1)
  })

  test('tells only where it came to rest when places follow each other quickly', async () => {
    const { store } = await openedPage('#model=mazur&step=0&by=edge')
    const lines = listened()
    for (const step of [4, 8, 20, 60, 100]) act(() => store.getState().goTo(step))
    await rest()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('∂E')
  })

  test('tells nothing while something moves', async () => {
    const { store } = await openedPage('#model=mazur&step=0&by=edge', { moves: true })
    const lines = listened()
    act(() => store.getState().goTo(0, 0.5))
    await rest()
    expect(lines).toEqual([])
  })

  test('confirms that the link is copied', async () => {
    const { user } = await openedPage('#model=mazur&step=12&by=neuron')
    const copy = vi.spyOn(navigator.clipboard, 'writeText')
    await user.click(screen.getByRole('button', { name: 'Copy link to this step' }))
    await waitFor(() => expect(told()).toContain('copied'))
    expect(copy).toHaveBeenCalledWith(expect.stringContaining('#model=mazur&iteration=0&step=12&by=neuron'))
  })
})
