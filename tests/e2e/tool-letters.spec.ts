import { toolTable } from '../../src/ui/tool-table.ts'
import { controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

/** The editor takes the letters itself. */
const TYPED_IN = 'expression'

for (const { id, title, letter } of toolTable.filter((row) => row.id !== TYPED_IN))
  test(`${letter} opens ${title}, the arrows go on stepping, and ${letter} closes it`, async ({ open }) => {
    const page = await open('#model=mazur&step=3&by=write')
    const { stage, rests } = await controlsOf(page)
    const tool = page.getByRole('region', { name: title, exact: true })
    await page.keyboard.press(letter)
    await expect(tool).toBeFocused()
    // Once its part is there, nothing in it may take the focus.
    await expect(tool.locator('*').first()).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await rests(4)
    await page.keyboard.press('ArrowLeft')
    await rests(3)
    await expect(tool).toBeFocused()
    await page.keyboard.press(letter)
    await expect(page.locator('#tool')).toHaveCount(0)
    await expect(stage).toBeFocused()
    await expect.poll(() => page.evaluate(() => location.hash)).not.toContain(id)
  })

test('e opens the editor of expressions to be typed in, Escape leads back to the stage, and e closes it', async ({
  open,
}) => {
  const page = await open('#model=micrograd-readme&step=3&by=write')
  const { stage } = await controlsOf(page)
  await page.keyboard.press('e')
  await expect(page.getByRole('textbox', { name: 'Program' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(stage).toBeFocused()
  await page.keyboard.press('e')
  await expect(page.locator('#tool')).toHaveCount(0)
  await expect(stage).toBeFocused()
})
