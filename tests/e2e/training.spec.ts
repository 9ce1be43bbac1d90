import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { boxOf, controlsOf, frames, hashOf as hash, updates } from './controls.ts'
import { expect, test } from './site.ts'

const CIRCLES = '#model=network&net=data:circles,hidden:8tanh.8tanh,opt:adam,rate:0.03&tool=train'

/** The Train tool of a page, by the names that assistive technology relies on. */
const trainOf = async (page: Page) => {
  const { stage, timeline } = await controlsOf(page)
  const tool = page.getByRole('region', { name: 'Train', exact: true })
  const curve = tool.getByRole('slider', { name: 'Loss over iterations' })
  const numbers = tool.locator('.train-numbers')
  await expect(curve).toBeVisible()
  const iteration = async (): Promise<number> =>
    Number((await numbers.locator('dd').first().innerText()).replaceAll(',', ''))
  const stands = (k: number): Promise<void> =>
    expect(numbers).toHaveText(new RegExp(`^iteration${k.toLocaleString('en')}epoch`))
  return {
    tool,
    curve,
    numbers,
    stage,
    timeline,
    iteration,
    button: (name: string) => tool.getByRole('button', { name, exact: true }),
    stands,
    /** The numbers of this iteration, once all of them are known. */
    numbersAt: async (k: number): Promise<string> => {
      await stands(k)
      await expect(numbers).not.toContainText('–')
      return numbers.innerText()
    },
    runTo: async (goal: string, number: string): Promise<void> => {
      await tool.getByLabel('Run to').selectOption(goal)
      await tool.getByRole('textbox', { name: goal }).fill(number)
      await tool.getByRole('button', { name: 'Go', exact: true }).click()
    },
  }
}

test('runs, pauses, is stepped through at that very iteration, and goes on', async ({ open }) => {
  const page = await open(CIRCLES)
  const { button, iteration, stands, stage, timeline } = await trainOf(page)
  await button('Run training').click()
  await expect.poll(iteration).toBeGreaterThan(300)
  await button('Pause training').click()
  await expect(button('Run training')).toBeVisible()
  // Going back from here shows that this very iteration is there to be stepped through.
  const place = Number(await timeline.getAttribute('aria-valuenow'))
  await stage.focus()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(async () => Number(await timeline.getAttribute('aria-valuenow'))).toBeLessThan(place)
  // The newest iteration may come into view after Pause; a step taken is where nothing moves any more.
  const paused = await updates(page)
  expect(paused).toBeGreaterThan(300)
  await stands(paused)
  await button('+1 update').click()
  await stands(paused + 1)
  await button('Run training').click()
  await expect.poll(iteration).toBeGreaterThan(paused + 300)
  await button('Pause training').click()
  await button('Restart').click()
  await stands(0)
})

test('runs to an iteration, a loss and an accuracy, and says what ended it', async ({ open }) => {
  const page = await open(CIRCLES)
  const { tool, runTo, stands } = await trainOf(page)
  await runTo('iteration', '40')
  await expect(tool).toContainText('Reached iteration 40.')
  await stands(40)
  await runTo('loss below', '0.3')
  await expect(tool).toContainText(
    /L over the training samples is below 0.3: iteration [\d,]+, where an epoch ends/,
  )
  await runTo('accuracy above', '95')
  await expect(tool).toContainText(/The accuracy is above 95 %|The accuracy is [\d.]+ % already/)
  await runTo('iteration', 'never')
  await expect(tool.getByRole('alert')).toContainText('“never” is not a number')
})

test('the loss curve leads to any iteration, by mouse and by keyboard, and keeps the step', async ({
  open,
}) => {
  const page = await open(`${CIRCLES}&by=edge`)
  const { curve, runTo, iteration, tool } = await trainOf(page)
  await runTo('iteration', '2000')
  await expect(tool).toContainText('Reached iteration 2,000.')
  const box = await boxOf(curve)
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + 0.7 * box.width, y)
  await page.mouse.down()
  await page.mouse.move(box.x + 0.3 * box.width, y, { steps: 12 })
  await expect.poll(iteration).toBeLessThan(900)
  await page.mouse.up()
  await page.mouse.move(box.x + 0.5 * box.width, box.y - 60)
  await expect.poll(() => hash(page)).not.toContain('iteration=2000')
  const there = (): Promise<number> => hash(page).then((h) => Number(/iteration=(\d+)/.exec(h)![1]))
  await expect.poll(there).toBeLessThan(900)
  await expect.poll(async () => (await iteration()) - (await there())).toBe(0)
  await curve.focus()
  await page.keyboard.press('Home')
  await expect(curve).toHaveAttribute(
    'aria-valuetext',
    /^iteration 0: batch [\d.]+, train [\d.]+, test [\d.]+$/,
  )
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(iteration).toBeLessThan(20)
  await expect.poll(() => hash(page)).toContain('sample=10&step=837')
})

test('an edit while training is under way is replayed by going back and forth, to the last digit', async ({
  open,
}) => {
  const page = await open('#model=network&net=data:circles,hidden:3tanh,rate:0.3&tool=train')
  const { curve, tool, numbersAt, runTo, stands } = await trainOf(page)
  await runTo('iteration', '300')
  await stands(300)
  await page.getByTitle('Change w₁', { exact: true }).first().click()
  await page.getByRole('spinbutton').fill('-2')
  await page.keyboard.press('Enter')
  await expect(tool.locator('.edit-mark').first()).toContainText(/w₁ = −2/)
  await runTo('iteration', '600')
  const far = await numbersAt(600)
  await runTo('iteration', '100')
  const near = await numbersAt(100)
  await curve.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  expect(await numbersAt(600)).toBe(far)
  await runTo('iteration', '100')
  expect(await numbersAt(100)).toBe(near)
})

test('a sample that is clicked on the map comes into view, at this iteration or the next that takes it', async ({
  open,
}) => {
  const page = await open('#model=network&net=data:blobs3,hidden:4tanh&tool=train')
  const { tool } = await trainOf(page)
  const map = tool.getByRole('slider', { name: 'What the network says, samples' })
  await expect(tool.locator('.boundary-line')).toHaveCount(3)
  await map.focus()
  // To the first training sample from the left.
  await page.keyboard.press('Home')
  await frames(page)
  for (let i = 0; i < 30; i++) {
    if (/^Row/.test((await map.getAttribute('aria-valuetext')) ?? '')) break
    await page.keyboard.press('ArrowRight')
    await frames(page)
  }
  await expect(map).toHaveAttribute('aria-valuetext', /^Row/)
  const ring = await boxOf(tool.locator('.ring.pointed'))
  await page.mouse.click(ring.x + ring.width / 2, ring.y + ring.height / 2)
  await expect(tool).toContainText(/Row \d+ is (sample \d+ of iteration \d+|in view as sample \d+ of 10)/)
  const note = tool.locator('.data-panel .note')
  await expect(note).toContainText(/Row \d+.*sample \d+/)
  const said = (await note.innerText()).match(/Row (\d+).*sample (\d+)/)!
  await expect(page.locator('.sample-name')).toContainText(`${said[2]} of 10`)
  await expect(page.locator('.sample-name')).toContainText(`row ${said[1]} of the data`)
})

test('the page answers while training runs as fast as it goes', async ({ open }) => {
  const page = await open(CIRCLES)
  const { button, iteration, tool } = await trainOf(page)
  await button('Run training').click()
  await expect.poll(iteration).toBeGreaterThan(200)
  const before = await iteration()
  await tool
    .getByRole('radiogroup', { name: 'Scale of the loss' })
    .getByRole('radio', { name: 'log' })
    .click()
  await expect(tool.getByRole('radio', { name: 'log' }).first()).toBeChecked()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden()
  await expect.poll(iteration).toBeGreaterThan(before)
  await page.keyboard.press('Space')
  await expect(button('Run training')).toBeVisible()
})

for (const theme of ['light', 'dark', 'projector'])
  test(`has nothing that axe objects to in the ${theme} theme`, async ({ open }) => {
    for (const data of ['circles', 'iris', 'sine']) {
      const page = await open(`#model=network&net=data:${data},hidden:4tanh&theme=${theme}&tool=train`)
      await page.reload()
      const { runTo, stands, tool } = await trainOf(page)
      await runTo('iteration', '60')
      await stands(60)
      await tool.getByText('The last points as a table').click()
      await expect(tool.getByRole('table').first()).toBeVisible()
      expect(await violations(page)).toEqual([])
    }
  })
