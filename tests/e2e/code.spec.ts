import { readFileSync } from 'node:fs'
import { violations } from './axe.ts'
import { boxOf, choose, controlsOf, hashOf, spilt } from './controls.ts'
import { expect, test } from './site.ts'

test('code opens beside the stage, follows the steps, and leads back to them', async ({ open }) => {
  const page = await open('#model=mazur&by=layer')
  const { rests, stage } = await controlsOf(page)
  const wide = (await boxOf(stage)).width
  await stage.focus()
  await page.keyboard.press('c')
  const code = page.getByRole('region', { name: 'Code' })
  await choose(code.getByRole('radio', { name: 'NumPy' }))
  const lit = code.getByRole('option', { selected: true })
  await expect(code.getByRole('listbox', { name: 'Program in NumPy' })).toBeVisible()
  await expect.poll(async () => (await boxOf(stage)).width).toBeLessThan(wide - 400)
  await expect.poll(async () => (await boxOf(code)).x - (await boxOf(stage)).width).toBeGreaterThan(-1)
  await expect(lit).toHaveCount(0)
  await stage.focus()
  await page.keyboard.press('ArrowRight')
  await rests(24)
  await expect(lit.filter({ hasText: 'z1 = W1 @ a0 + b1' })).toBeInViewport()
  await expect(lit.filter({ hasText: 'z2 =' })).toHaveCount(0)
  await code.getByRole('option').filter({ hasText: 'dE_dW2 += np.outer' }).click()
  await rests(103)
  await expect(lit.filter({ hasText: 'dE_dW2 += np.outer' })).toBeInViewport()
  await expect(stage).toBeFocused()
  await stage.press('c')
  await expect(code).toBeHidden()
  await expect.poll(async () => (await boxOf(stage)).width).toBe(wide)
})

test('the language is in the link, which leads back to it', async ({ open }) => {
  const page = await open('#model=mazur&step=103&by=layer&tool=code')
  await controlsOf(page)
  await choose(page.getByRole('radio', { name: 'NumPy' }))
  await expect.poll(() => hashOf(page)).toContain('tool=code:numpy')
  await page.reload()
  await expect(page.getByRole('listbox', { name: 'Program in NumPy' })).toBeVisible()
  await choose(page.getByRole('radio', { name: 'PyTorch' }))
  await expect.poll(() => hashOf(page)).toMatch(/tool=code$/)
})

test.describe('on a narrow page', () => {
  test.use({ viewport: { width: 1000, height: 760 } })
  test('code opens below the stage', async ({ open }) => {
    const page = await open('#model=mazur&step=103&by=layer&tool=code')
    const { stage } = await controlsOf(page)
    const code = page.getByRole('region', { name: 'Code' })
    await expect(code.getByRole('listbox')).toBeVisible()
    const [over, under] = [await boxOf(stage), await boxOf(code)]
    expect(under.y).toBeGreaterThanOrEqual(over.y + over.height)
    await expect(code.getByRole('option', { selected: true }).first()).toBeInViewport()
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  test('code has room below the stage, and nothing spills over', async ({ open }) => {
    const page = await open('#model=mazur&step=103&by=layer&tool=code')
    const lines = page.getByRole('listbox', { name: /^Program in/ })
    await expect(lines).toBeVisible()
    expect((await boxOf(lines)).height).toBeGreaterThan(150)
    await expect.poll(() => spilt(page)).toBeLessThanOrEqual(0)
  })
})

test('the program is copied and downloaded as it is shown', async ({ open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await open('#model=mazur&iteration=10000&tool=code')
  await controlsOf(page)
  const code = page.getByRole('region', { name: 'Code' })
  await expect(code.getByRole('option').first()).toContainText('after 10,000 updates')
  await code.getByRole('button', { name: 'Copy the program' }).click()
  await expect(page.getByRole('status')).toHaveText('The PyTorch program is copied.')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  const download = page.waitForEvent('download')
  await code.getByRole('button', { name: 'Download model_pytorch.py' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('model_pytorch.py')
  expect(readFileSync(await file.path(), 'utf8')).toBe(copied)
  expect(copied).toContain('for iteration in range(10000, 10010):')
})

for (const theme of ['dark', 'light', 'projector'])
  for (const step of [48, 103, 121])
    test(`code can be read in the ${theme} theme at step ${step}`, async ({ open }) => {
      const page = await open(`#model=mazur&step=${step}&by=layer&tool=code&theme=${theme}`)
      await controlsOf(page)
      await expect(page.getByRole('option', { selected: true }).first()).toBeAttached()
      expect(await violations(page, '.tool')).toEqual([])
    })
