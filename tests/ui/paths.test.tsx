// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { formatNumber } from '../../src/explain/format.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { openedPage } from './opened-page.tsx'

const tool = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Paths' })
const listbox = (): Promise<HTMLElement> => screen.findByRole('listbox', { name: /^Paths from/ })
const rows = async (): Promise<(string | null)[]> =>
  within(await listbox())
    .getAllByRole('option')
    .map((row) => row.getAttribute('aria-label'))
const slider = (): HTMLInputElement => screen.getByRole('slider', { name: 'Collapse into reverse mode' })

describe('the tool that lists paths', () => {
  test('opens by its key, says what to do, and takes the choice', async () => {
    const { store, user } = await openedPage('#model=mazur')
    await user.keyboard('p')
    const select = await within(await tool()).findByRole('combobox', { name: 'Every path from' })
    await waitFor(async () => expect(document.activeElement).toBe(await tool()))
    await user.tab()
    expect(document.activeElement).toBe(select)
    expect((await tool()).textContent).toContain('Choose a leaf or a node.')
    await user.selectOptions(select, 'w₅')
    expect(await rows()).toEqual(['w₅ → z of o₁ → a of o₁ → E: 0.5933 × 0.1868 × 0.7414 ≈ 0.08217'])
    expect(store.getState().tool).toEqual({ id: 'paths', of: 'w5' })
    expect(document.activeElement).toBe(select)
  })

  test('collapses into reverse mode, and counts the work of each way', async () => {
    await openedPage('#model=mazur&tool=paths:w1')
    expect(await rows()).toHaveLength(2)
    expect(slider().getAttribute('aria-valuetext')).toBe(
      '0 of 7 operations collapsed: 2 terms, 8 multiplications; every path: 8',
    )
    fireEvent.change(slider(), { target: { value: '7' } })
    await waitFor(async () => expect(await rows()).toEqual(['w₁: 0.0004386']))
    expect(slider().getAttribute('aria-valuetext')).toBe(
      '7 of 7 operations collapsed: 1 term, 6 multiplications; every path: 8',
    )
    const work = screen.getByRole('table', { name: 'Multiplications and additions each way takes' })
    expect(
      within(work)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual(['WayMultiplicationsAdditions', 'Every path81', 'Collapsed so far61', 'Reverse mode61'])
    expect((await tool()).textContent).toContain('This is reverse mode')
  })

  test('traces the chosen path on the stage, by arrow keys as well as by pointer', async () => {
    const { store, user } = await openedPage('#model=mazur&tool=paths:w1')
    const list = await listbox()
    await waitFor(() => expect(store.getState().traced?.chosen).toBeNull())
    act(() => list.focus())
    await waitFor(() => expect(store.getState().traced?.chosen).toHaveLength(8))
    const first = store.getState().traced?.chosen
    await user.keyboard('{ArrowDown}')
    await waitFor(() => expect(store.getState().traced?.chosen).not.toEqual(first))
    expect(within(list).getAllByRole('option')[1]!.getAttribute('aria-selected')).toBe('true')
    expect(list.getAttribute('aria-activedescendant')).toBe(within(list).getAllByRole('option')[1]!.id)
    await user.keyboard('{Escape}')
    await waitFor(() => expect(store.getState().traced?.chosen).toBeNull())
    await user.hover(within(list).getAllByRole('option')[0]!)
    await waitFor(() => expect(store.getState().traced?.chosen).toEqual(first))
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull())
    expect(store.getState().traced).toBeNull()
  })

  test('speaks of the gradient in the future until backward has found it', async () => {
    const { store } = await openedPage('#model=mazur&tool=paths:w5&by=pass')
    await listbox()
    expect((await tool()).textContent).toContain('∂E/∂w₅, as backward will find it')
    act(() => store.getState().last())
    expect((await tool()).textContent).toContain('∂E/∂w₅, as backward found it')
  })

  test('follows to another iteration and to another model', async () => {
    const { store } = await openedPage('#model=mazur&tool=paths:w5')
    const [before] = await rows()
    act(() => store.getState().goToIteration(5))
    await waitFor(async () => expect((await rows())[0]).not.toBe(before))
    act(() => store.getState().openLink('#model=colah&tool=paths:b'))
    await waitFor(async () => expect(await rows()).toEqual(['b → d → e: 1 × 3 = 3', 'b → c → e: 1 × 2 = 2']))
  })

  test('says beside what a sample adds what the samples before have left, and marks the whole on the stage', async () => {
    const recipe = layeredRecipe({ sizes: [2, 3, 1], samples: 6, batchSize: 3 })
    const { store } = await openedPage('#sample=3&tool=paths:w7', { recipe })
    await listbox()
    expect((await tool()).textContent).toContain('This is what this sample adds to ∂L/∂w₇')
    const total = (await tool()).textContent?.match(/from the 2 samples before: ∂L\/∂w₇. (−?[\d.]+)/)?.[1]
    const [row] = await rows()
    const own = row!.split(' ').at(-1)
    expect(own).not.toBe(total)
    fireEvent.change(slider(), { target: { value: slider().max } })
    await waitFor(async () => expect(await rows()).toEqual([`w₇: ${own}`]))
    await waitFor(() => expect(store.getState().traced?.known).toHaveLength(1))
    expect(formatNumber(store.getState().traced!.known[0]!.gradient)).toBe(total)
  })

  test('counts what it leaves out of many paths', async () => {
    const recipe = layeredRecipe({ sizes: [2, 6, 6, 6, 1] })
    const { store } = await openedPage('', { recipe })
    const input = store.getState().compiled.graph.nodes.findIndex((n) => n.name === 'i1')
    act(() => store.getState().showTool('paths', input))
    expect(await rows()).toHaveLength(60)
    expect((await tool()).textContent).toContain('216 paths')
    expect((await tool()).textContent).toContain('and 156 more, which add the rest')
  })

  test('takes a typed name where there are too many to list, and says where there is none of it', async () => {
    const recipe = layeredRecipe({ sizes: [20, 20, 1] })
    const { store, user } = await openedPage('', { recipe })
    act(() => store.getState().showTool('paths'))
    const field = await within(await tool()).findByRole('textbox', { name: 'Every path from' })
    await user.type(field, 'w999')
    expect(within(await tool()).getByRole('alert').textContent).toBe('There is no w999 in this model.')
    await user.clear(field)
    await user.type(field, 'w7')
    await waitFor(() => expect(store.getState().tool?.of).toBe('w7'))
    expect(await rows()).toHaveLength(1)
  })
})
