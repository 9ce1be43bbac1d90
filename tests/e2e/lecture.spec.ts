import type { Page } from '@playwright/test'
import { controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

const hidden = ['.header .tools', '.ledger', '.parameters', '.transport', '.stage-foot']

const refuseFullScreen = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'))
  })
}

/** Counts how often the page asks for the screen to stay on, and lets go of that. */
const watchWakeLock = async (page: Page): Promise<() => Promise<{ asked: number; released: number }>> => {
  await page.addInitScript(() => {
    const counts = { asked: 0, released: 0 }
    Object.assign(globalThis, { counts })
    const request = async () => {
      counts.asked++
      const lock = {
        released: false,
        release: async () => {
          counts.released++
          lock.released = true
        },
      }
      Object.assign(globalThis, { lock })
      return lock
    }
    Object.defineProperty(navigator, 'wakeLock', { value: { request } })
  })
  return () =>
    page.evaluate(() => (globalThis as unknown as { counts: { asked: number; released: number } }).counts)
}

test('F shows stage, sentence, formula and timeline alone, where the playhead stays', async ({ open }) => {
  const page = await open('#model=mazur&step=102&by=edge')
  const { timeline, thisStep, rests } = await controlsOf(page)
  await page.keyboard.press('f')
  for (const part of hidden) await expect(page.locator(part).first()).toBeHidden()
  await expect(timeline).toBeVisible()
  await expect(thisStep.locator('.sentence')).toBeVisible()
  await expect(thisStep.locator('math').first()).toBeVisible()
  await rests(102)
  await page.keyboard.press('PageDown')
  await rests(103)
  await page.keyboard.press('f')
  for (const part of hidden) await expect(page.locator(part).first()).toBeVisible()
  await rests(103)
})

test('the view fills the screen, and leaving full screen leaves the view', async ({ open }) => {
  const page = await open('#model=mazur&step=102&by=edge')
  const { button } = await controlsOf(page)
  await button('Lecture view').click()
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true)
  await page.evaluate(() => document.exitFullscreen())
  await expect(page.locator('.header .tools')).toBeVisible()
})

test.describe('where full screen is refused', () => {
  test.beforeEach(({ page }) => refuseFullScreen(page))

  test('the view works all the same, and Escape or its button leave it', async ({ open }) => {
    const page = await open('#model=mazur&step=102&by=edge')
    const { button } = await controlsOf(page)
    await page.keyboard.press('f')
    await expect(page.locator('.header .tools')).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(page.locator('.header .tools')).toBeVisible()
    await page.keyboard.press('f')
    await button('Leave lecture view').click()
    await expect(page.locator('.header .tools')).toBeVisible()
  })

  test('the pointer hides while it rests, and the way back with it', async ({ open }) => {
    const page = await open('#model=mazur&step=102&by=edge')
    const { button } = await controlsOf(page)
    await page.keyboard.press('f')
    const cursor = () => page.evaluate(() => getComputedStyle(document.querySelector('.stage')!).cursor)
    await expect.poll(cursor).toBe('none')
    await expect(button('Leave lecture view')).toHaveCSS('opacity', '0')
    const opacity = () => button('Leave lecture view').evaluate((e) => getComputedStyle(e).opacity)
    // It rests while nobody moves it.
    let x = 300
    const stirred = async (read: () => Promise<string>): Promise<string> => {
      x = x === 300 ? 320 : 300
      await page.mouse.move(x, 310)
      return read()
    }
    await expect.poll(() => stirred(cursor)).not.toBe('none')
    await expect.poll(() => stirred(opacity)).toBe('1')
  })

  test('the screen stays on as long as the view is there', async ({ open, page }) => {
    const counts = await watchWakeLock(page)
    await open('#model=mazur&step=102&by=edge')
    await controlsOf(page)
    expect(await counts()).toEqual({ asked: 0, released: 0 })
    await page.keyboard.press('f')
    await expect.poll(counts).toEqual({ asked: 1, released: 0 })
    // A hidden page loses the lock without being asked; back in view it asks again.
    await page.evaluate(() => {
      Object.assign((globalThis as unknown as { lock: object }).lock, { released: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await expect.poll(counts).toEqual({ asked: 2, released: 0 })
    await page.keyboard.press('f')
    await expect.poll(counts).toEqual({ asked: 2, released: 1 })
  })
})

test.describe('a black screen', () => {
  for (const key of ['b', '.'])
    test(`comes with ${key}, and any key brings the place back as it was`, async ({ open }) => {
      const page = await open('#model=mazur&step=102&by=edge')
      const { rests } = await controlsOf(page)
      await page.keyboard.press(key)
      const black = page.getByRole('dialog', { name: /screen is black/ })
      await expect(black).toBeVisible()
      await expect.poll(() => black.boundingBox()).toEqual({ x: 0, y: 0, width: 1440, height: 900 })
      await expect(black).toHaveCSS('background-color', 'rgb(0, 0, 0)')
      await page.keyboard.press('PageDown')
      await expect(black).toBeHidden()
      await rests(102)
    })

  test('goes with a click as well', async ({ open }) => {
    const page = await open('#model=mazur&step=102&by=edge')
    await controlsOf(page)
    await page.keyboard.press('b')
    await expect(page.locator('.blank')).toBeVisible()
    await page.mouse.click(400, 400)
    await expect(page.locator('.blank')).toHaveCount(0)
  })
})
