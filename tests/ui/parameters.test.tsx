// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import { openedPage } from './opened-page.tsx'

const WIDE = layeredRecipe({ sizes: [58, 58, 58, 58] })
const COUNT = 3 * 58 * 58 + 3 * 58

const table = (): HTMLElement => screen.getByRole('table', { name: 'Parameters' })
const rows = (): HTMLElement[] => within(table()).getAllByRole('row').slice(1)
const indices = (): number[] => rows().map((row) => Number(row.getAttribute('aria-rowindex')))
const box = (): HTMLElement => screen.getByRole('region', { name: 'Parameters, scrollable' })

describe('the table of parameters', () => {
  test('renders all rows of a small model, numbered', async () => {
    await openedPage('', { recipe: mazur })
    expect(table().getAttribute('aria-rowcount')).toBe('11')
    expect(indices()).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  test('renders few rows of 10,000, those in view and the active one', async () => {
    const { store } = await openedPage('', { recipe: WIDE })
    expect(table().getAttribute('aria-rowcount')).toBe(String(COUNT + 1))
    const few = rows().length
    expect(few).toBeLessThan(60)
    expect(indices()[0]).toBe(2)

    box().scrollTop = 100_000
    fireEvent.scroll(box())
    expect(rows().length).toBeLessThan(60)
    expect(indices()[0]).toBeGreaterThan(1000)
    expect(indices()).toEqual(indices().map((_, i) => indices()[0]! + i))

    act(() => store.getState().setSize('edge'))
    act(() => store.getState().last())
    const current = rows().filter((row) => row.getAttribute('aria-current') === 'step')
    expect(current).toHaveLength(1)
    expect(rows().length).toBeLessThan(60)

    box().scrollTop = 1e9
    fireEvent.scroll(box())
    expect(indices().at(-1)).toBe(COUNT + 1)
    expect(rows().length).toBeLessThan(60)
  }, 30_000)
})
