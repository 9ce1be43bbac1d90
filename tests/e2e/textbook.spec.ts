import type { Locator, Page } from '@playwright/test'
import { violations } from './axe.ts'
import { controlsOf, hashOf, spilt } from './controls.ts'
import { expect, test } from './site.ts'

const opener = (page: Page): Locator => page.getByRole('button', { name: /^Example:/ })
const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Examples' })
const summary = (page: Page): Locator => page.locator('summary', { hasText: 'Published numbers' })

test('an example is chosen by the keyboard alone, and Escape gives the focus back', async ({ open }) => {
  const page = await open()
  await controlsOf(page)
  await opener(page).focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('button', { name: 'Mazur’s 2-2-2 network' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(opener(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('button', { name: 'Mazur’s 2-2-2 network' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(dialog(page).getByRole('button', { name: /^Add distributes/ })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(opener(page)).toContainText('A sigmoid neuron')
  await expect(dialog(page)).toBeHidden()
  await expect.poll(() => hashOf(page)).toContain('model=cs231n-neuron&iteration=0&step=0')
  await expect(page).toHaveTitle('CS231n: A sigmoid neuron, operation by operation · Backstep')
})

for (const [hash, name] of [
  ['#model=mazur', 'Mazur’s 2-2-2 network'],
  ['#model=network&net=data:moons,hidden:4tanh.4tanh,opt:adam,rate:0.03', 'Two moons'],
] as const)
  test(`the card of what is open has the focus, in view: ${name}`, async ({ open }) => {
    const page = await open(hash)
    await controlsOf(page)
    await opener(page).focus()
    await page.keyboard.press('Enter')
    await expect(dialog(page).getByText('Your own data')).toBeAttached()
    const card = dialog(page).getByRole('button', { name, exact: true })
    await expect(card).toBeFocused()
    await expect(card).toBeInViewport({ ratio: 1 })
  })

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on the examples and the published numbers in the ${theme} theme`, async ({
    open,
  }) => {
    const page = await open(`#model=mazur&iteration=1&step=102&by=edge&theme=${theme}`)
    await controlsOf(page)
    await opener(page).click()
    await expect(dialog(page)).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await summary(page).click()
    await expect(summary(page)).toContainText('35 of 38 reached')
    expect(await violations(page)).toEqual([])
  })

test('a published number leads to the step that makes it', async ({ open }) => {
  const page = await open('#model=mazur&step=0&by=edge')
  const { rests } = await controlsOf(page)
  await summary(page).click()
  await page.getByRole('button', { name: '∂E/∂w₅', exact: true }).click()
  await rests(102)
  await expect.poll(() => hashOf(page)).toBe('#model=mazur&iteration=0&step=102&by=edge')
  await page.keyboard.press('ArrowLeft')
  await rests(100)
})

test('a published number after 10,000 updates is gone to and compared', async ({ open }) => {
  const page = await open('#model=mazur&step=0&by=edge')
  await controlsOf(page)
  await summary(page).focus()
  await page.keyboard.press('Enter')
  const button = page.getByRole('button', { name: 'out_o1 after 10,000 updates' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('after 10,000 updates', { exact: true })).toBeVisible()
  const row = page.getByRole('row').filter({ has: button })
  await expect(row).toContainText('0.015912196')
  await expect(row).toContainText('0.01591362044')
  await expect(row).toContainText('explained')
  await expect(summary(page)).toContainText('36 of 38 reached, 33 agree')
  await expect.poll(() => hashOf(page)).toContain('iteration=10000')
  await expect(button).toBeFocused()
})

test.describe('a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('offers the examples on the whole screen', async ({ open }) => {
    const page = await open()
    await controlsOf(page)
    await opener(page).tap()
    await expect.poll(() => dialog(page).boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
    expect(await violations(page)).toEqual([])
    await dialog(page).getByRole('button', { name: 'A tanh neuron' }).tap()
    await expect(opener(page)).toContainText('A tanh neuron')
    await expect.poll(() => spilt(page)).toBeLessThanOrEqual(0)
  })
})
