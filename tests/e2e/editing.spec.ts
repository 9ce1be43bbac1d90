import type { Page } from '@playwright/test'
import { controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

const hash = (page: Page): Promise<string> => page.evaluate(() => location.hash)
const card = (page: Page) => page.getByRole('dialog', { name: 'Change numbers' })

/** Points at the stage until the card of what is named there shows. */
const pointAt = async (page: Page, name: string): Promise<void> => {
  const box = await page.locator('.canvas').boundingBox()
  if (!box) throw new Error('The stage has no box')
  for (let x = 0.44; x < 1; x += 0.04)
    for (let y = 0.1; y < 0.95; y += 0.04) {
      await page.mouse.move(box.x + x * box.width, box.y + y * box.height)
      const shown = page.locator('.inspector strong')
      if ((await shown.count()) > 0 && (await shown.textContent()) === name) return
    }
  throw new Error(`${name} is not on the stage`)
}

test('a weight is changed on the stage with the pointer, and everything follows before a step is taken', async ({
  open,
}) => {
  const page = await open('#model=mazur')
  const { thisStep, button } = await controlsOf(page)
  await page.mouse.move(400, 400)
  await page.mouse.move(402, 400)
  await pointAt(page, 'w₅')
  await page.mouse.down()
  await page.mouse.up()
  await expect(card(page)).toBeVisible()
  const slider = await card(page).getByRole('slider').boundingBox()
  if (!slider) throw new Error('There is no slider')
  await page.mouse.move(slider.x + slider.width / 2, slider.y + slider.height / 2)
  await page.mouse.down()
  await expect(thisStep).toContainText('With these numbers')
  const half = (await thisStep.locator('.sentence').textContent()) ?? ''
  await page.mouse.move(slider.x + slider.width * 0.9, slider.y + slider.height / 2, { steps: 8 })
  await expect(thisStep.locator('.sentence')).not.toHaveText(half)
  await page.mouse.up()
  await page.keyboard.press('Escape')
  await expect(card(page)).toHaveCount(0)
  await expect.poll(() => hash(page)).toMatch(/edits=w5:0\.\d/)
  await button('Undo').click()
  await expect.poll(() => hash(page)).not.toContain('edits')
})

test('homework is checked by keyboard alone: walk to an input, type, read the answer, undo, redo, reload', async ({
  open,
}) => {
  const page = await open('#model=mazur')
  const { stage, thisStep, rests } = await controlsOf(page)
  await stage.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.inspector strong')).toHaveText('i₁')
  await page.keyboard.press('Enter')
  await expect(card(page).getByRole('spinbutton', { name: 'i₁' })).toBeFocused()
  await page.keyboard.type('x')
  await expect(card(page).getByRole('alert')).toContainText('“x” is not a number')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('0.5')
  await page.keyboard.press('Enter')
  await expect(stage).toBeFocused()
  await expect(thisStep).toContainText('With these numbers')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('End')
  await rests(121)
  await expect.poll(() => hash(page)).toContain('edits=i1:0.5')
  const answer = await page.getByRole('table', { name: 'Parameters' }).textContent()
  await page.reload()
  await controlsOf(page)
  await expect(page.getByRole('table', { name: 'Parameters' })).toHaveText(answer ?? '')
})

test('undo and redo answer to their keys', async ({ open }) => {
  const page = await open('#model=mazur')
  await controlsOf(page)
  await page.getByRole('button', { name: 'Change w₁, 0.15' }).click()
  await expect(card(page).getByRole('spinbutton')).toBeFocused()
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  await expect.poll(() => hash(page)).toContain('edits=w1:3')
  await page.keyboard.press('Control+z')
  await expect.poll(() => hash(page)).not.toContain('edits')
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => hash(page)).toContain('edits=w1:3')
  await page.getByRole('button', { name: 'Reset to the book' }).click()
  await expect.poll(() => hash(page)).not.toContain('edits')
})
