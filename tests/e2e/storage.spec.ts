import { choose, controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

const refusals = {
  'reaching for it throws': () =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError')
      },
    }),
  'it is full': () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  },
  'it holds nonsense': () => {
    for (const name of ['by', 'theme', 'speed'])
      localStorage.setItem(`backstep.${name}`, '\u0000{"nonsense":')
  },
}

for (const [how, refuse] of Object.entries(refusals))
  test(`everything works where storage is no use: ${how}`, async ({ open, page }) => {
    await page.addInitScript(refuse)
    await open()
    const { rests, size, speed, alert } = await controlsOf(page)
    await rests(0)
    await expect(size('Neuron')).toBeChecked()
    await page.keyboard.press('2')
    await expect(size('Edge')).toBeChecked()
    await choose(speed('4×'))
    await page.getByRole('button', { name: 'Theme' }).click()
    await page.getByRole('radio', { name: 'Light' }).check()
    await page.keyboard.press('Escape')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    await page.keyboard.press('ArrowRight')
    await rests(4)
    await expect(alert).toHaveCount(0)
  })

test('size and speed are kept from visit to visit', async ({ open }) => {
  const page = await open()
  const { size, speed } = await controlsOf(page)
  await choose(size('Layer'))
  await choose(speed('2×'))
  await page.goto('about:blank')
  await open()
  await controlsOf(page)
  await expect(size('Layer')).toBeChecked()
  await expect(speed('2×')).toBeChecked()
})
