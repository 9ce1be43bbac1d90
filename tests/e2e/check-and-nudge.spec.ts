import type { Locator, Page } from '@playwright/test'
import { violations } from './axe.ts'
import { boxOf, controlsOf, hashOf as hash } from './controls.ts'
import { pointAt } from './pointing.ts'
import { expect, test } from './site.ts'

const tool = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
/** Presses Tab until a button of this name has the focus. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '')
    if (name.test(focused)) return
  }
  throw new Error(`no Tab leads to ${name}`)
}

test('by keyboard all of Mazur’s weights are checked, and agree', async ({ open }) => {
  const page = await open('#model=mazur')
  const { stage } = await controlsOf(page)
  await stage.focus()
  await page.keyboard.press('g')
  const check = tool(page, 'Gradient check')
  await expect(check.getByRole('button', { name: 'Check all 8' })).toBeVisible()
  await expect(page.locator('#tool')).toBeFocused()
  await tabTo(page, /^Check all 8$/)
  await page.keyboard.press('Enter')
  await expect(check).toContainText('8 of 8 agree; largest relative error')
  await expect(check.getByRole('row')).toHaveCount(9)
  await expect(check.getByRole('img', { name: /relative error of w₁ against h/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(check).toHaveCount(0)
  await expect(stage).toBeFocused()
})

test('a tie in max is named as a kink in the nudge’s plot', async ({ open }) => {
  const page = await open('#model=cs231n-max&tool=nudge:z')
  await controlsOf(page)
  await expect(tool(page, 'Nudge')).toContainText('Not smooth at −1 (the maximum m).')
})

test('the slider nudges w₅: values on the stage and the tangent follow, and one undo restores the drag', async ({
  open,
}) => {
  const page = await open('#model=mazur&tool=nudge:w5')
  const { thisStep, button } = await controlsOf(page)
  const nudge = tool(page, 'Nudge')
  const plot = nudge.getByRole('img')
  await expect(plot).toHaveAccessibleName(/at 0.4 the tangent’s slope = ∂E\/∂w₅ ≈ 0.08217/)
  const slider = await boxOf(nudge.getByRole('slider'))
  const y = slider.y + slider.height / 2
  await page.mouse.move(slider.x + 0.6 * slider.width, y)
  await page.mouse.down()
  await page.mouse.move(slider.x + 0.25 * slider.width, y, { steps: 8 })
  await expect(thisStep).toContainText('With these numbers')
  await expect(plot).not.toHaveAccessibleName(/at 0.4 /)
  await page.mouse.move(slider.x + 0.2 * slider.width, y, { steps: 3 })
  await page.mouse.up()
  await expect.poll(() => hash(page)).toMatch(/edits=w5:-1\.\d/)
  await expect(nudge.locator('.nudge-now')).toContainText(/w₅ = −1\.\d/)
  await expect(plot).not.toHaveAccessibleName(/0.08217/)
  await button('Undo').click()
  await expect.poll(() => hash(page)).not.toContain('edits')
  await expect(plot).toHaveAccessibleName(/at 0.4 the tangent’s slope = ∂E\/∂w₅ ≈ 0.08217/)
  await expect(nudge.locator('.nudge-now')).toContainText('w₅ = 0.4, E ≈ 0.2984')
})

test('by keyboard: n opens it, arrows move the slider, Ctrl+Z takes them back, Esc closes it', async ({
  open,
}) => {
  const page = await open('#model=colah')
  const { stage } = await controlsOf(page)
  await stage.focus()
  await page.keyboard.press('n')
  const nudge = tool(page, 'Nudge')
  await expect(nudge.getByRole('img')).toHaveAccessibleName(/slope = ∂e\/∂a = 2/)
  await nudge.getByRole('slider').focus()
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight')
  await expect.poll(() => hash(page)).toContain('edits=a:2.05')
  await page.keyboard.press('Control+z')
  await expect.poll(() => hash(page)).not.toContain('edits')
  await page.keyboard.press('Escape')
  await expect(nudge).toHaveCount(0)
})

test('a leaf is dragged on the stage while the nudge is open, and the camera stays', async ({ open }) => {
  const page = await open('#model=mazur&tool=nudge:w1')
  await controlsOf(page)
  await expect(tool(page, 'Nudge').getByRole('img')).toHaveAccessibleName(/E against w₁/)
  const canvas = page.locator('.canvas')
  // On its wire the stage is moved.
  const isDragged = (): Promise<boolean> => canvas.evaluate((element) => element.style.cursor === 'ew-resize')
  const spot = await pointAt(page, 'w₅', isDragged)
  await page.mouse.down()
  await page.mouse.move(spot.x + 60, spot.y, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => hash(page)).toContain('edits=w5:1')
  await expect.poll(() => hash(page)).toContain('tool=nudge:w5')
  await expect(page.getByRole('dialog', { name: 'Change numbers' })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect.poll(() => hash(page)).not.toContain('edits')
  // A press that does not stray opens the card, as always.
  await page.mouse.move(spot.x, spot.y)
  await page.mouse.down()
  await page.mouse.up()
  await expect(page.getByRole('dialog', { name: 'Change numbers' })).toBeVisible()
})

for (const theme of ['light', 'dark', 'projector'])
  test(`axe finds nothing on check and nudge in the ${theme} theme`, async ({ open }) => {
    const page = await open(`#model=mazur&tool=check&theme=${theme}`)
    await controlsOf(page)
    const check = tool(page, 'Gradient check')
    await check.getByRole('button', { name: 'Check all 8' }).click()
    await expect(check).toContainText('8 of 8 agree')
    await expect(check.getByRole('img')).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Nudge', exact: true }).click()
    await expect(tool(page, 'Nudge').getByRole('img')).toHaveAccessibleName(/slope/)
    expect(await violations(page)).toEqual([])
  })
