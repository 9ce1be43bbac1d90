import { readdirSync, readFileSync } from 'node:fs'
import type { Page, Worker } from '@playwright/test'
import { controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

const workerOf = async (page: Page): Promise<Worker> => {
  await expect.poll(() => page.workers().length).toBe(1)
  const [worker] = page.workers()
  if (!worker) throw new Error('The page has no worker')
  return worker
}

const goesOn = async (page: Page): Promise<void> => {
  const { button, alert, rests } = await controlsOf(page)
  await page.getByRole('button', { name: '+1 update' }).click()
  await expect(page.getByText('after 6 updates', { exact: true })).toBeVisible()
  await expect(page.getByText(/restarted/).first()).toBeVisible()
  await expect(alert).toHaveCount(1)
  await rests(40)
  await button('Step forward').click()
  await rests(44)
  await expect.poll(() => page.workers().length).toBe(1)
}

test('a worker that closes itself is replaced, back at the same place', async ({ open }) => {
  const page = await open('#model=mazur&iteration=5&step=40&by=edge')
  await (await controlsOf(page)).rests(40)
  const worker = await workerOf(page)
  await worker.evaluate(() => self.close()).catch(() => undefined)
  await goesOn(page)
})

test('a worker that hangs is replaced, back at the same place', async ({ open }) => {
  const page = await open('#model=mazur&iteration=5&step=40&by=edge')
  await (await controlsOf(page)).rests(40)
  const worker = await workerOf(page)
  await worker.evaluate(() => {
    setTimeout(() => {
      for (;;);
    })
  })
  await goesOn(page)
})

test.describe('a worker whose script does not load', () => {
  test.use({ expectedProblems: /404|Failed to load|engine\.worker/ })

  test('is told of in one line, and the next press tries again', async ({ open, page }) => {
    const script = /engine\.worker.*\.js$/
    await page.route(script, (route) => route.fulfill({ status: 404 }))
    await open('#model=mazur&step=4&by=edge')
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('could not be restarted')
    await expect(alert).toHaveCount(1)
    await page.unroute(script)
    await page.keyboard.press('ArrowRight')
    await (await controlsOf(page)).rests(8)
  })
})

test('no script but the page’s own names the worker’s, which WebKit would run twice if it were imported', () => {
  const scripts = readdirSync('dist/assets').filter((file) => file.endsWith('.js'))
  const naming = scripts.filter((file) =>
    readFileSync(`dist/assets/${file}`, 'utf8').includes('engine.worker'),
  )
  expect(naming.map((file) => file.replace(/-.*/, ''))).toEqual(['index'])
})
