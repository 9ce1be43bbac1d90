import type { Page } from '@playwright/test'
import { boxOf, controlsOf, spilt } from './controls.ts'
import { expect, test } from './site.ts'

const CIRCLES =
  'model=network&net=data:circles,hidden:5tanh,opt:adam,rate:0.05&tool=train&iteration=300&sample=1&step=0'

const magnify = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.style.fontSize = '150%'
  })

for (const [width, height] of [
  [1280, 720],
  [1280, 800],
  [1366, 768],
  [1024, 768],
] as const)
  test.describe(`with text half as large again on a laptop of ${width}×${height}`, () => {
    test.use({ viewport: { width, height } })

    test('Train has room for its controls and its numbers, above the transport', async ({ open }) => {
      const page = await open(`#${CIRCLES}`)
      const { stage } = await controlsOf(page)
      const tool = page.getByRole('region', { name: 'Train', exact: true })
      const row = tool.locator('.train-bar')
      await expect(row).toBeVisible()
      await magnify(page)
      await expect(row.locator('.run')).toBeInViewport({ ratio: 1 })
      await expect(tool.locator('.train-numbers')).toBeInViewport({ ratio: 0.5 })
      await expect
        .poll(async () => {
          const [above, own, bar] = [await boxOf(stage), await boxOf(tool), await boxOf(page.locator('.bar'))]
          return [above.height > 160, own.height > 160, own.y + own.height <= bar.y + 1]
        })
        .toEqual([true, true, true])
      await expect.poll(() => spilt(page)).toBeLessThanOrEqual(0)
    })
  })

test.describe('with text half as large again on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the model keeps its name, and every button is whole', async ({ open }) => {
    const page = await open('#model=mazur&iteration=300&step=106&by=edge&tool=train')
    const tool = page.getByRole('region', { name: 'Train', exact: true })
    await expect(tool.locator('.train-bar')).toBeVisible()
    await magnify(page)
    await expect
      .poll(async () => (await boxOf(page.locator('.model > :first-child'))).width)
      .toBeGreaterThan(60)
    const rows = page.locator('.header button, .stage-tools button, .train-run button, .transport .round')
    for (const button of await rows.all())
      if (await button.isVisible())
        await expect
          .poll(async () => {
            const { x, width, height } = await boxOf(button)
            return [x >= 0, x + width <= 390, height >= 43.5]
          })
          .toEqual([true, true, true])
    await expect.poll(() => spilt(page)).toBeLessThanOrEqual(0)
  })
})
