import type { Page } from '@playwright/test'
import { boxOf, controlsOf, hashOf, spilt, updates } from './controls.ts'
import { difference, isDrawn, ROUNDING, restingPicture } from './pictures.ts'
import { expect, test } from './site.ts'

const steps = async (page: Page): Promise<void> => {
  const { rests, button, stage } = await controlsOf(page)
  await button('Step forward').click()
  await rests(28)
  await button('Step back').click()
  await rests(24)
  await restingPicture(stage)
  await expect.poll(() => spilt(page)).toBeLessThanOrEqual(0)
}

const shapes = {
  'a very small window': { viewport: { width: 320, height: 480 } },
  'a low, wide window': { viewport: { width: 900, height: 380 } },
  '1440×900 at 200 % zoom': { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
  'a very large window': { viewport: { width: 3840, height: 2160 } },
  'a dense screen': { deviceScaleFactor: 2 },
} as const

for (const [name, use] of Object.entries(shapes))
  test.describe(name, () => {
    test.use(use)

    test('the page steps, draws and does not scroll sideways', async ({ open }) => {
      await steps(await open('#model=mazur&step=24&by=edge'))
    })
  })

test.describe('a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 768, height: 1024 } })

  test('taps step, double taps are two steps, and a tap on the timeline goes there', async ({ open }) => {
    const page = await open('#model=mazur&step=24&by=edge')
    const { button, rests, timeline, step } = await controlsOf(page)
    await button('Step forward').tap()
    await rests(28)
    await button('Step forward').tap()
    await button('Step forward').tap()
    await rests(34)
    const box = await boxOf(timeline)
    await page.touchscreen.tap(box.x + box.width * 0.1, box.y + box.height / 2)
    await expect.poll(step).toBeLessThan(30)
  })
})

test('double clicks on the buttons and on the stage are two clicks and none', async ({ open }) => {
  const page = await open('#model=mazur&step=24&by=edge')
  const { button, rests, stage } = await controlsOf(page)
  await button('Step forward').dblclick()
  await rests(32)
  await button('Step back').dblclick()
  await rests(24)
  await button('Play').dblclick()
  await expect(button('Play')).toBeVisible()
  await stage.dblclick({ position: { x: 300, y: 30 } })
  await expect(button('Step back')).toBeVisible()
})

test('the window is resized and the theme changed while something moves', async ({ open, page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await open('#model=mazur&step=0&by=layer&speed=0.5')
  const { button, stage, rests, step } = await controlsOf(page)
  await button('Play').click()
  for (const [k, [width, height]] of [
    [900, 700],
    [500, 800],
    [1600, 500],
    [1440, 900],
  ].entries() as ArrayIterator<[number, [number, number]]>) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: k % 2 === 0 ? 'dark' : 'light' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', k % 2 === 0 ? 'dark' : 'light')
    await expect.poll(() => isDrawn(stage)).toBe(true)
  }
  await expect.poll(step).toBeGreaterThan(0)
  await button('Pause').click()
  await page.mouse.move(0, 0)
  const light = await restingPicture(stage)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const change = async () => difference(page, await restingPicture(stage), light)
  await expect.poll(change).toBeGreaterThan(100)
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await expect.poll(change).toBeLessThanOrEqual(ROUNDING)
  await button('First step').click()
  await rests(0)
})

test('a hidden tab goes on where it was', async ({ open, page }) => {
  await open('#model=mazur&step=0&by=edge&speed=4')
  const { button, step } = await controlsOf(page)
  const session = await page.context().newCDPSession(page)
  await button('Play').click()
  await expect.poll(step).toBeGreaterThan(3)
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  await new Promise((resolve) => setTimeout(resolve, 3000))
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  await expect(button('Pause')).toBeVisible()
  const before = await step()
  await expect.poll(step).toBeGreaterThan(before)
  await button('Pause').click()
  await expect(button('Play')).toBeVisible()
  // It may have played on into the next iteration.
  const paused = await updates(page)
  await page.getByRole('button', { name: '+1 update' }).click()
  await expect.poll(() => updates(page)).toBe(paused + 1)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('links that follow each other while a seek runs lead to the last one', async ({ open, page }) => {
  await open('#model=mazur&iteration=0&step=4&by=edge')
  const { rests, alert } = await controlsOf(page)
  await page.evaluate(async () => {
    for (const [iteration, step] of [
      [900_000, 12],
      [3, 40],
      [800_000, 57],
      [2, 58],
    ]) {
      location.hash = `#model=mazur&iteration=${iteration}&step=${step}&by=edge`
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  })
  await expect(page.getByText('after 2 updates', { exact: true })).toBeVisible()
  await rests(58)
  await expect.poll(() => hashOf(page)).toContain('iteration=2&step=58')
  await page.evaluate(() => {
    location.hash = '#model=mazur-biases&iteration=500000&step=3&by=edge'
  })
  await page.keyboard.press('ArrowRight')
  await page.evaluate(() => {
    location.hash = '#model=mazur&iteration=1&step=4&by=edge'
  })
  await expect(page.getByText('after 1 update', { exact: true })).toBeVisible()
  await rests(4)
  await expect(alert).toHaveCount(0)
})
