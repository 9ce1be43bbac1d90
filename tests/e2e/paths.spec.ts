import type { Page } from '@playwright/test'
import { controlsOf, settled } from './controls.ts'
import { expect, test } from './site.ts'

const rows = (page: Page) => page.getByRole('listbox', { name: /^Paths from/ }).getByRole('option')
const tool = (page: Page) => page.getByRole('region', { name: 'Paths' })
const chosen = (page: Page) => page.locator('[role="option"][aria-selected="true"]')
const slider = (page: Page) => page.getByRole('slider', { name: 'Collapse into reverse mode' })

/** Pixels of the stage whose colour is the gradient's, in the dark theme. */
const gradientPixels = (page: Page): Promise<number> =>
  page.evaluate(() =>
    [...document.querySelectorAll('canvas')].reduce((sum, canvas) => {
      const pen = canvas.getContext('2d')
      if (!pen || canvas.width === 0) return sum
      const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
      let count = 0
      for (let i = 0; i < data.length; i += 4)
        if (Math.abs(data[i]! - 255) + Math.abs(data[i + 1]! - 154) + Math.abs(data[i + 2]! - 92) < 24)
          count++
      return sum + count
    }, 0),
  )

test('by keyboard alone: open, choose w₅, walk its path, collapse it into its gradient', async ({ open }) => {
  const page = await open('#model=mazur&step=0&theme=dark')
  await controlsOf(page)
  await page.keyboard.press('p')
  const choice = page.getByRole('combobox', { name: 'Every path from' })
  await expect(choice).toBeVisible()
  await expect(tool(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(choice).toBeFocused()
  for (let k = 0; k < 6; k++) await page.keyboard.press('ArrowDown')
  await expect(rows(page).first()).toHaveAccessibleName(
    'w₅ → z of o₁ → a of o₁ → E: 0.5933 × 0.1868 × 0.7414 ≈ 0.08217',
  )
  await expect(rows(page)).toHaveCount(1)
  await expect(tool(page)).toContainText('This is ∂E/∂w₅, as backward will find it')
  await page.keyboard.press('Tab')
  await expect(slider(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('listbox')).toBeFocused()
  await expect(chosen(page)).toHaveCount(1)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('End')
  await expect(slider(page)).toHaveAttribute(
    'aria-valuetext',
    '3 of 3 operations collapsed: 1 term, 2 multiplications; every path: 2',
  )
  await expect(rows(page).first()).toHaveAccessibleName('w₅: 0.08217')
  await page.keyboard.press('Escape')
  await expect(tool(page)).toBeHidden()
  await expect.poll(() => new URL(page.url()).hash).not.toContain('tool')
})

test('a chosen path is drawn on the stage, and goes with the tool', async ({ open }) => {
  const page = await open('#model=mazur&step=0&theme=dark&tool=paths:w1')
  await controlsOf(page)
  await expect(rows(page)).toHaveCount(2)
  await expect.poll(() => gradientPixels(page)).toBeGreaterThan(100)
  const all = Number(await settled(page, async () => String(await gradientPixels(page))))
  await rows(page).first().hover()
  await expect.poll(() => gradientPixels(page)).toBeGreaterThan(all + 500)
  await page.getByRole('button', { name: 'Paths', exact: true }).click()
  await expect(tool(page)).toBeHidden()
  await expect.poll(() => gradientPixels(page)).toBe(0)
})

test('a link leads to the paths of an expression, whose sum is what Olah published', async ({ open }) => {
  const page = await open('#model=colah&step=20&by=pass&tool=paths:b')
  await controlsOf(page)
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).first()).toHaveAccessibleName('b → d → e: 1 × 3 = 3')
  await expect(tool(page)).toContainText('2 paths add up to= 5')
  await expect(tool(page)).toContainText('equal to ∂e/∂b, as backward found it= 5')
})

test('while it is open the page’s keys go on stepping', async ({ open }) => {
  const page = await open('#model=mazur&step=0&by=edge&tool=paths:w1')
  const { rests } = await controlsOf(page)
  await rows(page).first().click()
  await page.keyboard.press('ArrowRight')
  await rests(4)
  await expect(chosen(page)).toHaveCount(1)
})

test('on a phone held upright rows wrap, and nothing is wider than the screen', async ({ open, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open('#model=micrograd-readme&step=0&tool=paths:a')
  await controlsOf(page)
  await expect(rows(page)).toHaveCount(24)
  const hidden = () => tool(page).evaluate((e) => e.scrollWidth - e.clientWidth)
  await expect.poll(hidden).toBeLessThanOrEqual(0)
})
