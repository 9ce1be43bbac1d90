// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Session } from '../../src/worker/session.ts'
import { openedPage, region } from './opened-page.tsx'
// Loaded by the page when it is first opened; here before any test waits for it.
import '../../src/worker/analyses.ts'
import '../../src/store/building.ts'
import '../../src/store/training-run.ts'
import '../../src/ui/TrainTool.tsx'

// A worker leaves the page time between its answers; so does this engine, which has its thread in common with the page.
beforeAll(() => {
  const { run } = Session.prototype
  vi.spyOn(Session.prototype, 'run').mockImplementation(async function (this: Session, ask) {
    await new Promise((resolve) => setTimeout(resolve))
    return run.call(this, ask)
  })
})
afterAll(() => {
  vi.restoreAllMocks()
})

const CIRCLES = '#model=network&net=data:circles,hidden:3tanh,rate:0.3&tool=train'
const tool = (): HTMLElement => region('Train')
const slider = (name: string): HTMLElement => within(tool()).getByRole('slider', { name })
const spoken = (name: string): string => slider(name).getAttribute('aria-valuetext') ?? ''
const numbers = (): string => tool().querySelector('.train-numbers')?.textContent ?? ''

const opened = async (hash = CIRCLES) => {
  const page = await openedPage(hash)
  await within(await screen.findByRole('region', { name: 'Train' })).findByText('Gradient norm per layer')
  // Frames pass, as they do on a page.
  const frames = setInterval(() => page.store.getState().tick(20), 5)
  const arrives = async (iteration: number): Promise<void> => {
    await waitFor(() => expect(page.store.getState().iteration).toBe(iteration))
    await waitFor(() =>
      expect(numbers()).toMatch(new RegExp(`^iteration${iteration.toLocaleString('en')}epoch`)),
    )
  }
  return { ...page, arrives, end: () => clearInterval(frames) }
}
type Opened = Awaited<ReturnType<typeof opened>>
const using = (job: (page: Opened) => Promise<void>, hash?: string) => async (): Promise<void> => {
  const page = await opened(hash)
  try {
    await job(page)
  } finally {
    page.end()
  }
}
const runTo = async ({ user }: Opened, goal: string, number: string): Promise<void> => {
  await user.selectOptions(within(tool()).getByLabelText('Run to'), goal)
  const field = within(tool()).getByLabelText(goal)
  await user.clear(field)
  await user.type(field, `${number}{Enter}`)
}

describe('running', () => {
  test(
    'goes on until it is paused, and that very iteration is in view with its numbers',
    using(async ({ user, store, arrives }) => {
      await user.click(within(tool()).getByRole('button', { name: 'Run training' }))
      await waitFor(() => expect(store.getState().iteration).toBeGreaterThan(20))
      await user.click(within(tool()).getByRole('button', { name: 'Pause training' }))
      const { iteration, run } = store.getState()
      expect(run).toBeNull()
      await arrives(iteration)
      await user.click(within(tool()).getByRole('button', { name: 'Restart' }))
      await arrives(0)
    }),
  )

  test(
    'ends at an iteration that is typed, and says so; one in the past is gone back to',
    using(async (page) => {
      await runTo(page, 'iteration', '130')
      await page.arrives(130)
      await within(tool()).findByText('Reached iteration 130.')
      await runTo(page, 'iteration', '7')
      await page.arrives(7)
    }),
  )

  test(
    'ends at a loss or an accuracy, and names it',
    using(async (page) => {
      await runTo(page, 'loss below', '0.6')
      await within(tool()).findByText(/^L over the training samples is below 0.6: iteration [\d,]+, where/)
      await runTo(page, 'accuracy above', '80')
      await within(tool()).findByText(/^The accuracy is above 80 %: iteration/)
      await runTo(page, 'accuracy above', '10')
      await within(tool()).findByText(/^The accuracy is .* % already\.$/)
      expect(within(tool()).queryByRole('alert')).toBeNull()
      await runTo(page, 'iteration', String(page.store.getState().iteration))
      await within(tool()).findByText('That iteration is in view already.')
    }),
  )

  test(
    'refuses what is no goal, and says why',
    using(async (page) => {
      for (const [goal, number, why] of [
        ['iteration', 'soon', /“soon” is not a number/],
        ['iteration', '1.5', /whole numbers from 0 to 1,000,000/],
        ['loss below', '-1', /Type a loss above 0/],
        ['accuracy above', '100', /from 0 to below 100/],
      ] as const) {
        await runTo(page, goal, number)
        expect(within(tool()).getByRole('alert').textContent).toMatch(why)
      }
      expect(page.store.getState().run).toBeNull()
    }),
  )

  test(
    'ends where the loss is no number any more, and names the iteration',
    using(async ({ user, store }) => {
      await user.click(within(tool()).getByRole('button', { name: 'Run training' }))
      await waitFor(() => expect(store.getState().runEnd?.end).toBe('overflow'))
      const { iteration } = store.getState().runEnd!
      await screen.findByText(new RegExp(`After ${iteration} updates the loss is no finite number`))
    }, '#model=mazur-linear&eta=1e6&tool=train'),
  )
})

describe('the loss curve', () => {
  const trained = async (page: Opened, to = '200'): Promise<void> => {
    await runTo(page, 'iteration', to)
    await page.arrives(Number(to))
    await waitFor(() => expect(slider('Loss over iterations').getAttribute('aria-valuemax')).toBe(to))
  }

  test(
    'says each point under the keys, and Enter goes there with the step kept',
    using(async (page) => {
      await trained(page)
      page.store.getState().goTo(30, undefined, 2)
      slider('Loss over iterations').focus()
      await page.user.keyboard('{Home}')
      expect(spoken('Loss over iterations')).toMatch(/^iteration 0: batch [\d.]+, train [\d.]+, test [\d.]+$/)
      const first = spoken('Loss over iterations')
      await page.user.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}')
      expect(spoken('Loss over iterations')).toMatch(/^iteration [1-9]\d*: /)
      expect(spoken('Loss over iterations')).not.toBe(first)
      expect(spoken('Gradient norm per layer over iterations')).toMatch(/layer 1 [\d.]+, layer 2/)
      const iteration = Number(slider('Loss over iterations').getAttribute('aria-valuenow'))
      await page.user.keyboard('{Enter}')
      await page.arrives(iteration)
      expect(page.store.getState()).toMatchObject({ sample: 2, playhead: { step: 30 } })
      await page.user.keyboard('{End}')
      expect(spoken('Loss over iterations')).toMatch(/^iteration 200: /)
    }),
  )

  test(
    'is dragged along to other iterations',
    using(async (page) => {
      await trained(page)
      const curve = slider('Loss over iterations')
      fireEvent.pointerDown(curve, { button: 0, clientX: 52, pointerId: 1 })
      await page.arrives(0)
      fireEvent.pointerMove(curve, { clientX: 200, pointerId: 1 })
      await waitFor(() => expect(page.store.getState().iteration).toBeGreaterThan(20))
      fireEvent.pointerUp(curve, { clientX: 200, pointerId: 1 })
      const { iteration } = page.store.getState()
      fireEvent.pointerMove(curve, { clientX: 100, pointerId: 1 })
      expect(page.store.getState().iteration).toBe(iteration)
    }),
  )

  test(
    'has a log scale and the accuracy, and marks an edit with what it was',
    using(async (page) => {
      await trained(page)
      const path = (): string | null | undefined =>
        tool().querySelector('.curve-plot .curve.strong')?.getAttribute('d')
      const before = path()
      const scale = within(tool()).getByRole('radiogroup', { name: 'Scale of the loss' })
      await page.user.click(within(scale).getByRole('radio', { name: 'log' }))
      expect(path()).not.toBe(before)
      await page.user.click(within(tool()).getByRole('radio', { name: 'Accuracy' }))
      expect(spoken('Accuracy over iterations')).toMatch(/train [\d.]+ %, test [\d.]+ %/)
      page.store.getState().edit('parameters.w1', -2)
      await waitFor(() => expect(tool().querySelector('.edit-mark')?.textContent).toContain('w₁ = −2'))
    }),
  )

  test(
    'is a table as well',
    using(async (page) => {
      await trained(page, '40')
      await page.user.click(within(tool()).getByText('The last points as a table'))
      const table = within(tool()).getByRole('table')
      const rows = within(table).getAllByRole('row')
      expect(rows[0]!.textContent).toBe(
        'iterationtrain losstest losstrain accuracytest accuracylayer 1layer 2',
      )
      expect(rows[1]!.textContent).toMatch(/^40[\d.]+/)
    }),
  )
})

describe('the map', () => {
  test(
    'says what the network says of each sample under the keys, and Enter steps through it',
    using(async (page) => {
      await waitFor(() => expect(tool().querySelectorAll('.boundary-line, .dots')).toHaveLength(5))
      slider('What the network says, samples').focus()
      await page.user.keyboard('{Home}')
      await waitFor(() =>
        expect(spoken('What the network says, samples')).toMatch(
          /^(Test row|Row) \d+: class (inner|outer) \(target [01]\), the network says 0\.\d+: class (inner|outer)$/,
        ),
      )
      while (spoken('What the network says, samples').startsWith('Test'))
        await page.user.keyboard('{ArrowRight}')
      const row = Number(/\d+/.exec(spoken('What the network says, samples'))![0])
      await page.user.keyboard('{Enter}')
      await within(tool()).findByText(new RegExp(`^Row ${row} is (sample|in view)`))
      await waitFor(() => expect(page.store.getState().row).toBe(row - 1))
    }),
  )

  test(
    'says of a test sample that it is never stepped through',
    using(async (page) => {
      slider('What the network says, samples').focus()
      await page.user.keyboard('{Home}')
      while (!spoken('What the network says, samples').startsWith('Test'))
        await page.user.keyboard('{ArrowUp}')
      await page.user.keyboard('{Enter}')
      await within(tool()).findByText(/^Test row \d+ is never trained on\.$/)
    }),
  )
})

test(
  'data on a line are a curve with its samples',
  using(async () => {
    await waitFor(() => expect(tool().querySelector('.fit')?.getAttribute('d')).toMatch(/^M.*L/))
    expect(slider('What the network says, samples').getAttribute('aria-description')).toMatch(
      /^The network as/,
    )
  }, '#model=network&net=data:sine,hidden:3tanh&tool=train'),
)

test(
  'data with no field are counted by class, and wrong ones lead to their row',
  using(async ({ user, store }) => {
    const table = await within(tool()).findByRole('table', { name: /^Training samples/ })
    await waitFor(() => {
      const counts = within(table)
        .getAllByRole('cell')
        .map((c) => Number(c.textContent))
      expect(counts.reduce((a, b) => a + b)).toBe(store.getState().compiled.recipe.samples.length)
    })
    const [wrong] = within(tool()).getAllByRole('button', { name: /^\d+$/ })
    await user.click(wrong!)
    await waitFor(() => expect(store.getState().row).toBe(Number(wrong!.textContent) - 1))
  }, '#model=network&net=data:iris,hidden:3tanh&tool=train'),
)

test(
  'a single sample is compared with its targets',
  using(async () => {
    await waitFor(() =>
      expect(spoken('Said against target, samples')).toMatch(
        /target 0.01, 0.99, the network says 0.7514, 0.7729/,
      ),
    )
  }, '#model=mazur&tool=train'),
)

test('what is not trained says so', async () => {
  await openedPage('#model=cs231n-circuit&tool=train')
  await screen.findByText(/^Nothing of this model is trained/)
})
