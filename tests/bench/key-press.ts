import type { Browser, Page } from '@playwright/test'
import type { Site } from '../tools/serve.ts'
import type { Row } from './row.ts'

/** In the page: from each key event to the end of the frame that first shows another step. */
const watchKeys = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const times: number[] = []
    Object.assign(globalThis, { keyPressTimes: times })
    const place = (): string | null | undefined =>
      document.querySelector('[role=slider][aria-label=Timeline]')?.getAttribute('aria-valuenow')
    addEventListener(
      'keydown',
      (event) => {
        const before = place()
        const frame = (): void => {
          if (place() === before) return void requestAnimationFrame(frame)
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => times.push(performance.now() - event.timeStamp)
          port2.postMessage(null)
        }
        requestAnimationFrame(frame)
      },
      { capture: true },
    )
  })

/** Key press to painted step on the built site, motion reduced so that each press is one finished step. */
export const keyPressRows = async (browser: Browser, site: Site): Promise<Row[]> => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  await page.goto(`${site.url}#model=mazur&by=edge`)
  await page.getByRole('slider', { name: 'Timeline' }).waitFor()
  await page.waitForTimeout(1000)
  await watchKeys(page)
  for (let k = 0; k < 40; k++) {
    await page.keyboard.press(k % 20 < 10 ? 'ArrowRight' : 'ArrowLeft')
    await page.waitForTimeout(60)
  }
  const times = await page.evaluate(
    () => (globalThis as unknown as { keyPressTimes: number[] }).keyPressTimes,
  )
  await page.close()
  const sorted = times.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN
  const note = `p95 ${p95.toFixed(1)} ms, ${times.length} of 40 presses painted`
  const measured = times.length === 40 ? median : Number.NaN
  return [{ what: 'key press to painted step (median)', unit: 'ms', must: 32, aim: 17, measured, note }]
}
