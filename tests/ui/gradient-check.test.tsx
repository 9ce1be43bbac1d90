// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { openedPage, region } from './opened-page.tsx'
// Loaded by the page when it is first opened; here before any test waits for it.
import '../../src/worker/analyses.ts'
import '../../src/ui/GradientCheckTool.tsx'

const tool = (): HTMLElement => region('Gradient check')
const checkAll = (): Promise<HTMLElement> => screen.findByText(/^Check all/)
const rows = (): readonly string[][] =>
  within(screen.getByRole('table', { name: 'Gradient check' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map((cell) => cell.textContent ?? ''))

/** |x| and relu at their kinks, and a logarithm beside its end. */
const kinky: Recipe = {
  ...mazur,
  id: 'kinky',
  samples: [],
  lossLetter: 'L',
  model: {
    kind: 'graph',
    leaves: [
      { name: 'a', value: 0, trainable: false },
      { name: 'b', value: 4, trainable: false },
      { name: 'c', value: 1e-7, trainable: false },
    ],
    operations: [
      { name: 'r', op: 'relu', sources: ['a'] },
      { name: 's', op: 'square', sources: ['b'] },
      { name: 'l', op: 'log', sources: ['c'] },
      { name: 'L', op: 'sum', sources: ['r', 's', 'l'] },
    ],
    output: 'L',
  },
}

describe('the gradient check', () => {
  test('sets central differences beside backprop for every weight, and sums them up', async () => {
    const { user } = await openedPage('#model=mazur&tool=check')
    await user.click(await checkAll())
    await within(tool()).findByText(/^8 of 8 agree; largest relative error/)
    expect(rows().map(([name, , , , verdict]) => `${name} ${verdict}`)).toEqual(
      ['w₁', 'w₂', 'w₃', 'w₄', 'w₅', 'w₆', 'w₇', 'w₈'].map((w) => `${w} agrees`),
    )
    expect(rows()[4]!.slice(1, 3)).toEqual(['0.08217', '0.08217'])
  })

  test('checks one leaf, tells all its digits, and how its error goes with h', async () => {
    const { store, user } = await openedPage('#model=mazur&tool=check')
    await user.click(await within(tool()).findByText('w₅'))
    expect(store.getState().tool).toEqual({ id: 'check', of: 'w5' })
    await user.click(screen.getByRole('button', { name: 'Check w₅' }))
    const detail = await screen.findByRole('region', { name: 'The check of w₅' })
    expect(detail.textContent).toContain('0.08216704056423078')
    expect(rows().filter(([, backprop]) => backprop !== '–')).toHaveLength(1)
    await within(detail).findByRole('img', { name: /relative error of w₅ against h .* least/ })
    await user.click(within(tool()).getByText('w₆'))
    await user.click(screen.getByRole('button', { name: 'Check w₆' }))
    await within(tool()).findByText(/^2 of 2 agree/)
  })

  test('checks again with another h', async () => {
    const { user } = await openedPage('#model=mazur&tool=check')
    await user.click(await checkAll())
    await within(tool()).findByText(/^8 of 8 agree/)
    const h = within(tool()).getByRole('slider')
    expect(h.getAttribute('aria-valuetext')).toBe(
      'h is 1 × 10⁻⁵ times the larger of 1 and the size of the leaf',
    )
    fireEvent.change(h, { target: { value: '0' } })
    await within(tool()).findByText(/not to tell at so large an h/)
    fireEvent.change(h, { target: { value: '11' } })
    await within(tool()).findByText(/too small to tell at this h/)
  })

  test('names kinks and numbers that are not finite as the reason', async () => {
    const { user } = await openedPage('#model=kinky&tool=check:a', { recipe: kinky })
    await user.click(await checkAll())
    await within(tool()).findByText(
      '1 of 3 agree, 1 at a kink, 1 not finite; largest relative error among those that agree',
      {
        exact: false,
      },
    )
    expect(rows().map(([, , , , verdict]) => verdict)).toEqual(['at a kink', 'agrees', 'not finite'])
    expect(screen.getByRole('region', { name: 'The check of a' }).textContent).toContain(
      'The rectifier (ReLU) r: At 0 the slope of ReLU jumps; the left one is used, by convention.',
    )
    await user.click(within(tool()).getByRole('button', { name: 'c' }))
    expect(screen.getByRole('region', { name: 'The check of c' }).textContent).toContain('L is NaN at c − h.')
  })

  test('says so when the numbers have changed since, and starts anew with another model', async () => {
    const { store, user } = await openedPage('#model=mazur&tool=check')
    await user.click(await checkAll())
    await within(tool()).findByText(/^8 of 8 agree/)
    store.getState().edit('parameters.w5', 0.7)
    await within(tool()).findByText(/The numbers have changed since: check again/)
    await user.click(await checkAll())
    await waitFor(() => expect(tool().textContent).not.toContain('changed since'))
    store.getState().openLink('#model=colah&tool=check')
    await waitFor(() => expect(rows().map(([name]) => name)).toEqual(['a', 'b']))
    expect(tool().textContent).toContain('not checked')
  })

  test('of a large network can be cancelled, and what there is stays', async () => {
    const recipe = layeredRecipe({ sizes: [2, 8, 8, 1] })
    const { store, user } = await openedPage(`#model=${recipe.id}&tool=check`, { recipe })
    const { analyse } = store.getState()
    let requests = 0
    // One leaf of them all at a time, and after three no answer any more.
    const slow: typeof analyse = (kind, ask) => {
      const ofMany = 'of' in ask && new Set(ask.of.map(({ leaf }) => leaf)).size > 1
      if (!ofMany) return analyse(kind, ask)
      return ++requests > 3 ? new Promise(() => {}) : analyse(kind, { ...ask, ms: 0 })
    }
    store.setState({ analyse: slow })
    expect((await checkAll()).textContent).toBe('Check all 105')
    await user.click(await checkAll())
    await waitFor(() => expect(requests).toBe(4))
    expect(within(tool()).getByRole('progressbar').getAttribute('value')).toBe('3')
    await user.click(within(tool()).getByRole('button', { name: 'Cancel' }))
    await within(tool()).findByText(/Cancelled: what had been checked is kept/)
    expect(tool().textContent).toContain('3 of 3 agree')
    expect(rows()).toHaveLength(3)
    expect(within(tool()).queryByRole('progressbar')).toBeNull()
  })
})
