import { controlsOf } from './controls.ts'
import { restingPicture } from './pictures.ts'
import { expect, test } from './site.ts'

test('numbers that overflow are shown as such, and their first step can be jumped to', async ({ open }) => {
  const page = await open('#model=mazur-linear&eta=1000000&iteration=4&step=0&by=edge')
  const { thisStep, stage, rests, step, button } = await controlsOf(page)
  await rests(0)
  await expect(thisStep).toContainText('First NaN or ∞')
  await thisStep.getByRole('button', { name: 'Go there' }).first().click()
  await expect.poll(step).toBeGreaterThan(0)
  await expect(thisStep).toContainText(/∞|NaN/)
  const first = await step()
  await button('Step back').click()
  await expect.poll(step).toBeLessThan(first)
  await button('Last step').click()
  await rests(121)
  await expect(page.getByRole('table', { name: 'Parameters', exact: true })).toContainText('∞')
  await restingPicture(stage)
  for (const pass of ['Forward', 'Loss', 'Zero', 'Backward', 'Update']) {
    await page.getByRole('button', { name: new RegExp(`^${pass}`) }).click()
    await page.keyboard.press('ArrowRight')
    await expect(thisStep.getByRole('heading')).not.toBeEmpty()
  }
})

test('what is not a number is shown as such, and a link to it opens', async ({ open }) => {
  const page = await open('#model=mazur-linear&eta=1000000&iteration=5&step=121&by=edge')
  const { thisStep, rests, stage } = await controlsOf(page)
  await rests(121)
  await expect(page.getByRole('table', { name: 'Parameters', exact: true })).toContainText('NaN')
  await expect(thisStep).toContainText('NaN')
  await restingPicture(stage)
  await thisStep.getByRole('button', { name: 'Go there' }).first().click()
  await rests(2)
  await expect(thisStep).toContainText('∞')
})
