import type { Page } from '@playwright/test'
import { boxOf, controlsOf, hashOf as hash, settled } from './controls.ts'
import { drawn } from './pictures.ts'
import { pointAt } from './pointing.ts'
import { expect, test } from './site.ts'

const card = (page: Page) => page.getByRole('dialog', { name: 'Change numbers' })

test('a weight is changed on the stage with the pointer, and everything follows before a step is taken', async ({
  open,
}) => {
  const page = await open('#model=mazur')
  const { thisStep, button } = await controlsOf(page)
  await pointAt(page, 'w₅')
  await page.mouse.down()
  await page.mouse.up()
  await expect(card(page)).toBeVisible()
  const slider = await boxOf(card(page).getByRole('slider'))
  await page.mouse.move(slider.x + slider.width / 2, slider.y + slider.height / 2)
  await page.mouse.down()
  await expect(thisStep).toContainText('With these numbers')
  const sentence = thisStep.locator('.sentence')
  const half = await settled(page, () => sentence.innerText())
  await page.mouse.move(slider.x + slider.width * 0.9, slider.y + slider.height / 2, { steps: 8 })
  await expect(sentence).not.toHaveText(half)
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
  await drawn(stage)
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

test('a weight pressed while training runs pauses it and takes what is typed at once; the card stays in the window', async ({
  open,
}) => {
  const page = await open('#model=network&net=data:moons&tool=train')
  const { button } = await controlsOf(page)
  await button('Run training').click()
  await expect.poll(() => hash(page)).toContain('iteration=')
  const value = page.getByRole('button', { name: /^Change w₁,/ })
  await value.click()
  await page.keyboard.type('2.5')
  const field = card(page).getByRole('spinbutton', { name: 'w₁' })
  await expect(field).toHaveValue('2.5')
  await expect.poll(() => hash(page)).toMatch(/edits=w1(@\d+)?:2\.5&/)
  await expect(button('Run training')).toBeVisible()
  await field.fill('a very long text that is no number')
  await expect(card(page).getByRole('alert')).toContainText('is not a number')
  const inWindow = () => card(page).evaluate((e) => e.getBoundingClientRect().bottom <= innerHeight)
  await expect.poll(inWindow).toBe(true)
})
