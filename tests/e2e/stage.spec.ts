import { boxOf, controlsOf, spilt } from './controls.ts'
import { restingCanvases } from './pictures.ts'
import { expect, test } from './site.ts'

test('the wheel zooms, dragging pans, and Fit brings the whole network back', async ({ open }) => {
  const page = await open('#model=mazur&step=24&by=edge&theme=light')
  const { stage, button } = await controlsOf(page)
  await page.mouse.move(0, 0)
  const fitted = await restingCanvases(stage)
  const box = await boxOf(stage)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.wheel(0, -400)
  await expect.poll(() => restingCanvases(stage)).not.toBe(fitted)
  const zoomed = await restingCanvases(stage)
  await page.mouse.down()
  await page.mouse.move(x + 120, y + 60, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => restingCanvases(stage)).not.toBe(zoomed)
  await button('Fit').click()
  await page.mouse.move(0, 0)
  await expect.poll(() => restingCanvases(stage)).toBe(fitted)
})

test('the stage shows another picture half way through a beat', async ({ open }) => {
  const page = await open('#model=mazur&step=24&by=edge&theme=light')
  const { stage } = await controlsOf(page)
  const before = await restingCanvases(stage)
  await page.evaluate(() => {
    location.hash = '#model=mazur&step=24&by=edge&theme=light&u=0.5'
  })
  await expect.poll(() => restingCanvases(stage)).not.toBe(before)
})

test('the table twin of the stage says the same numbers', async ({ open }) => {
  const page = await open('#model=mazur&step=12&by=edge')
  await controlsOf(page)
  await page.locator('summary[aria-label="Graph as a table"]').click()
  const table = page.getByRole('table', { name: 'Graph as a table' })
  await expect(table).toBeVisible()
  await expect(table).toContainText('0.5933')
})

test('the theme changes at once and is kept', async ({ open, page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await open('#model=mazur')
  const { stage } = await controlsOf(page)
  const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  const lightPicture = await restingCanvases(stage)
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.keyboard.press('Escape')
  await expect.poll(ground).not.toBe(light)
  await expect.poll(() => restingCanvases(stage)).not.toBe(lightPicture)
  await page.reload()
  await controlsOf(page)
  await expect.poll(ground).not.toBe(light)
})

test('the window may be resized and turned', async ({ open, page }) => {
  await open('#model=mazur&step=24&by=edge')
  const { rests, button } = await controlsOf(page)
  for (const [width, height] of [
    [1280, 720],
    [390, 844],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect(button('Step forward')).toBeInViewport()
    await expect.poll(() => spilt(page)).toBeLessThanOrEqual(0)
  }
  await button('Step forward').click()
  await rests(28)
})
