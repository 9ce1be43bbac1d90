import { controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

const result = '0.08217'

for (const reducedMotion of ['no-preference', 'reduce'] as const)
  test.describe(`with motion ${reducedMotion}`, () => {
    test.use({ contextOptions: { reducedMotion } })

    test('with results held a press asks and the next one shows', async ({ open }) => {
      const page = await open('#model=mazur&step=100&by=edge')
      const { thisStep, rests, timeline } = await controlsOf(page)
      await page.keyboard.press('h')
      await expect(page.getByRole('button', { name: 'Hold results' })).toHaveAttribute('aria-pressed', 'true')
      await expect(page.getByRole('status')).toContainText('Results are held')
      await page.keyboard.press('ArrowRight')
      await expect(thisStep).toContainText('What is ∂E/∂w₅?')
      await expect(thisStep.locator('math').first()).toContainText('?')
      await expect(timeline).toHaveAttribute('aria-valuenow', '100')
      expect(await page.locator('body').innerText()).not.toContain(result)
      await expect(page.getByRole('status')).toContainText('What is ∂E/∂w₅?')
      await page.keyboard.press('ArrowRight')
      await rests(102)
      await expect(thisStep).toContainText(result)
    })

    test('a link leads to the question', async ({ open }) => {
      const page = await open('#model=mazur&step=100&by=edge&hold=on&u=0')
      const { thisStep } = await controlsOf(page)
      await expect(thisStep).toContainText('What is ∂E/∂w₅?')
      await expect(page).toHaveURL(/&hold=on&u=0$/)
      await page.reload()
      await controlsOf(page)
      await expect(thisStep).toContainText('What is ∂E/∂w₅?')
      await page.keyboard.press('ArrowLeft')
      await expect(thisStep).not.toContainText('What is')
    })
  })

test('the setting is remembered', async ({ open }) => {
  const page = await open('#model=mazur')
  const { button } = await controlsOf(page)
  await button('Hold results').click()
  await page.goto('about:blank')
  await open('#model=mazur')
  await controlsOf(page)
  await expect(button('Hold results')).toHaveAttribute('aria-pressed', 'true')
})

test('playing shows without asking', async ({ open }) => {
  const page = await open('#model=mazur&step=0&by=pass&hold=on&speed=4')
  const { thisStep, step } = await controlsOf(page)
  await page.keyboard.press(' ')
  await expect.poll(step).toBeGreaterThan(60)
  await expect(thisStep).not.toContainText('Think first')
})
