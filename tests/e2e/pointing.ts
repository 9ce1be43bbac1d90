import type { Page } from '@playwright/test'
import { boxOf, frames } from './controls.ts'
import { expect } from './site.ts'

/** What the card of the pointer names, once the page has drawn what it was last told; empty where there is none. */
const named = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(document.querySelector('.inspector strong')?.textContent ?? '')
        port2.postMessage(null)
      }),
  )

/**
 * Goes over the stage until the card names this, where `fits`; answers where that is. What tells what is pointed at is
 * loaded with the first sign of a pointer, so it goes over it again.
 */
export const pointAt = async (
  page: Page,
  name: string,
  fits: () => Promise<boolean> = async () => true,
): Promise<{ x: number; y: number }> => {
  const box = await boxOf(page.locator('.canvas'))
  const found = { x: 0, y: 0 }
  const isThere = async (): Promise<boolean> => (await named(page)) === name && (await fits())
  await expect
    .poll(
      async () => {
        for (let x = 0.44; x < 0.8; x += 0.02)
          for (let y = 0.1; y < 0.95; y += 0.03) {
            Object.assign(found, { x: box.x + x * box.width, y: box.y + y * box.height })
            await page.mouse.move(found.x, found.y)
            if (!(await isThere())) continue
            await frames(page)
            if (await isThere()) return true
          }
        return false
      },
      { timeout: 60_000 },
    )
    .toBe(true)
  return found
}
