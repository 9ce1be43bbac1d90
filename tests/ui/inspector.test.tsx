// @vitest-environment jsdom
import { act, render, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { gradientCell } from '../../src/engine/graph.ts'
import { AppContext } from '../../src/ui/app-context.ts'
import { Inspector } from '../../src/ui/Inspector.tsx'
import type { Pointed } from '../../src/ui/stage-pointer.ts'
import { openedPage, region } from './opened-page.tsx'

/** A page at a place, and a card about the neuron o₁ on it. */
const pointedAtO1 = async (hash: string) => {
  const { store } = await openedPage(hash)
  const { graph } = store.getState().compiled
  const sum = graph.nodes.find(({ tag }) => tag?.role === 'sum' && tag.layer === 2 && tag.unit === 0)!.id
  const card = (pointed: Pointed | null) => (
    <AppContext value={store}>
      <Inspector pointed={pointed} />
    </AppContext>
  )
  const { rerender } = render(card(null))
  const point = (cells: readonly number[]): void =>
    rerender(card({ id: `neuron:${sum}`, cells, x: 10, y: 10, ring: null }))
  return { store, point, leave: () => rerender(card(null)), delta: gradientCell(graph, sum) }
}

const tied = (): (string | null)[] =>
  [...region('This step').querySelectorAll('[data-tied]')].map((e) => e.textContent)

describe('the card about what is pointed at', () => {
  test('shows name, role and numbers with all their digits, and goes with the pointer', async () => {
    const { leave, point } = await pointedAtO1('#step=102&by=edge')
    expect(screen.queryByRole('tooltip')).toBeNull()
    point([])
    const card = screen.getByRole('tooltip')
    expect(card.textContent).toContain('o₁ neuron of the output layer')
    expect(within(card).getByText('0.1385').getAttribute('data-hue')).toBe('gradient')
    expect(within(card).getByText('0.13849856162855698')).toBeTruthy()
    leave()
    expect(screen.queryByRole('tooltip')).toBeNull()
  })

  test('follows the steps under a resting pointer', async () => {
    const { store, point } = await pointedAtO1('#step=0&by=edge')
    point([])
    expect(within(screen.getByRole('tooltip')).getAllByText('not yet')).toHaveLength(4)
    act(() => store.getState().last())
    expect(within(screen.getByRole('tooltip')).queryByText('not yet')).toBeNull()
  })

  test('marks the same number wherever the panel shows it, until the pointer leaves', async () => {
    const { leave, point, delta } = await pointedAtO1('#step=102&by=edge')
    point([delta])
    expect(tied().length).toBeGreaterThanOrEqual(2)
    expect(new Set(tied())).toEqual(new Set(['0.1385']))
    leave()
    expect(tied()).toEqual([])
  })
})
