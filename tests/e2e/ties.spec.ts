import { boxOf, controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

test('a number of a matrix outlines its place on the stage while the mouse rests on it', async ({ open }) => {
  const page = await open('#model=mazur&step=103&by=layer')
  const { thisStep, stage } = await controlsOf(page)
  const ring = stage.locator('.ring')
  await expect(ring).toHaveCount(0)
  await thisStep.locator('math mn', { hasText: '0.08217' }).hover()
  await expect(ring).toHaveCount(1)
  const [ringBox, stageBox] = [await boxOf(ring), await boxOf(stage)]
  expect(ringBox.x).toBeGreaterThan(stageBox.x)
  expect(ringBox.x + ringBox.width).toBeLessThan(stageBox.x + stageBox.width)
  await page.mouse.move(2, 2)
  await expect(ring).toHaveCount(0)
})

test('a formula is walked by keyboard, and the page’s keys act again afterwards', async ({ open }) => {
  const page = await open('#model=mazur&step=103&by=layer')
  const { thisStep, stage, rests } = await controlsOf(page)
  const formula = thisStep.getByRole('region', { name: 'Formula' })
  await formula.focus()
  // What walks the numbers is loaded with the first focus.
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(stage.locator('.ring')).toHaveCount(1, { timeout: 200 })
  }).toPass()
  await page.keyboard.press('ArrowRight')
  await expect(stage.getByText('∂E/∂a of o₂: minus 0.2171')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(stage.locator('.ring')).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await rests(113)
  await expect(formula).toBeFocused()
})

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [390, 844],
] as const)
  test(`Mazur’s layers fit their card at ${width} × ${height}, in type that can be read`, async ({
    open,
    page,
  }) => {
    await page.setViewportSize({ width, height })
    for (const step of [48, 57, 89, 103, 113, 121]) {
      await open(`#model=mazur&step=${step}&by=layer`)
      const { thisStep, rests } = await controlsOf(page)
      await rests(step)
      const formula = thisStep.getByRole('region', { name: 'Formula' })
      const hidden = () =>
        formula.evaluate((box) => {
          const shown = box.firstElementChild!
          return Math.max(box.scrollHeight - box.clientHeight, shown.scrollWidth - shown.clientWidth)
        })
      const size = () =>
        formula.evaluate((box) => Number.parseFloat(getComputedStyle(box.firstElementChild!).fontSize))
      await expect.poll(hidden, `step ${step}`).toBeLessThanOrEqual(1)
      await expect.poll(size).toBeGreaterThanOrEqual(15)
      if (width > 1000)
        await expect(page.getByRole('list', { name: 'What each pass writes' })).toBeInViewport({ ratio: 1 })
    }
  })
