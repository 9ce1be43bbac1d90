import type { Page } from '@playwright/test'
import { controlsOf, settled, writtenHash } from './controls.ts'
import { restingPicture } from './pictures.ts'
import { randomFrom } from './random-from.ts'
import { expect, test } from './site.ts'

const KEYS = [
  ...['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'PageUp', 'PageDown'],
  ...['Shift+ArrowRight', 'Shift+ArrowLeft', 'Alt+ArrowRight', 'Alt+ArrowLeft', 'Space', 'Space'],
  ...['Home', 'End', 'End', '1', '2', '3', '4', '5', '?', 'Escape', 'Escape', 'Tab', 'Enter', 'Shift+Tab'],
]

/** Waits for rest, then the link says what the page shows, and opens the same again. */
const agreesWithLink = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  const { step, stage, thisStep, button } = await controlsOf(page)
  await expect(button('Play').or(button('Pause'))).toBeVisible()
  if (await button('Pause').isVisible()) await button('Pause').click()
  await expect(button('Play')).toBeVisible()
  await page.mouse.move(0, 0)
  await restingPicture(stage)
  // Keys that led through iterations may still be answered by the engine.
  await expect
    .poll(async () => {
      const place = new URLSearchParams((await writtenHash(page)).slice(1))
      return place.has('u') ? 0 : Number(place.get('step')) - (await step())
    })
    .toBe(0)
  const link = await settled(page, () => writtenHash(page))
  const words = await settled(page, () => thisStep.innerText())
  await page.reload()
  const again = await controlsOf(page)
  await expect(again.thisStep).toHaveText(/./)
  await expect.poll(() => again.thisStep.innerText()).toBe(words)
  expect(await writtenHash(page)).toBe(link)
}

for (const seed of [1, 2])
  test(`500 keys at random leave a page that works and a link that says where it is (seed ${seed})`, async ({
    open,
  }) => {
    test.slow()
    const page = await open('#model=mazur&step=0&speed=4')
    await controlsOf(page)
    const random = randomFrom(seed)
    for (let k = 0; k < 500; k++) {
      await page.keyboard.press(KEYS[Math.floor(random() * KEYS.length)] ?? 'Home')
      if (k % 100 === 99) await expect(page.getByRole('region', { name: 'This step' })).not.toBeEmpty()
    }
    await agreesWithLink(page)
  })
