import type { Page } from '@playwright/test'
import { boxOf, controlsOf, writtenHash } from './controls.ts'
import { drawn } from './pictures.ts'
import { expect, test } from './site.ts'

const opened = (page: Page): Promise<string> =>
  page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('open') ?? '')

/** A point of h₁ in Mazur’s network as it is fitted at first. */
const pointOfH1 = async (page: Page): Promise<[number, number]> => {
  const stage = page.getByRole('region', { name: 'Stage' })
  await drawn(stage)
  const box = await boxOf(stage)
  return [box.x + box.width * 0.36, box.y + box.height * 0.28]
}

test('Enter on a neuron opens it and closes it again', async ({ open }) => {
  const page = await open('#model=mazur&step=0&by=neuron')
  const { stage } = await controlsOf(page)
  await drawn(stage)
  await stage.focus()
  await page.keyboard.press('Enter')
  const card = page.getByRole('tooltip')
  await expect(card).toContainText('i₁')
  await page.keyboard.press('ArrowRight')
  await expect(card).toContainText('w₁')
  await page.keyboard.press('ArrowRight')
  await expect(card).toContainText('h₁')
  await page.keyboard.press('Enter')
  await expect.poll(() => opened(page)).toBe('h1')
  await page.keyboard.press('Enter')
  await expect.poll(() => opened(page)).toBe('')
})

test('a double click opens a neuron, and the link keeps it', async ({ open }) => {
  const page = await open('#model=mazur&step=24&by=edge')
  await controlsOf(page)
  const [x, y] = await pointOfH1(page)
  await page.mouse.move(x, y)
  await expect(page.getByRole('tooltip')).toContainText('h₁')
  await page.mouse.dblclick(x, y)
  await expect.poll(() => opened(page)).toBe('h1')
  await page.reload()
  await controlsOf(page)
  expect(await writtenHash(page)).toContain('&open=h1')
})

test('a double click on the neuron in focus, which is drawn large, opens it too', async ({ open }) => {
  const page = await open('#model=mazur&step=12&by=neuron')
  await controlsOf(page)
  const [x, y] = await pointOfH1(page)
  await page.mouse.move(x, y)
  await expect(page.getByRole('tooltip')).toContainText('h₁')
  await page.mouse.dblclick(x, y)
  await expect.poll(() => opened(page)).toBe('h1')
})

test('a double click on the title of a layer opens all of it', async ({ open }) => {
  const page = await open('#model=mazur&step=24&by=edge')
  await controlsOf(page)
  const [x, y] = await pointOfH1(page)
  await page.mouse.move(x, y)
  await expect(page.getByRole('tooltip')).toContainText('h₁')
  const box = await boxOf(page.getByRole('region', { name: 'Stage' }))
  await page.mouse.dblclick(x, box.y + 20)
  await expect.poll(() => opened(page)).toBe('h1,h2')
})

test('all open and close from the menu, by keyboard alone', async ({ open }) => {
  const page = await open('#model=mazur&step=24&by=edge')
  const { button } = await controlsOf(page)
  await page.locator('summary[aria-label="Operations"]').focus()
  await page.keyboard.press('Enter')
  await button('Open all').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => opened(page)).toBe('all')
  await button('Close all').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => opened(page)).toBe('')
})

test('zooming in on a neuron opens it, zooming out closes it', async ({ open }) => {
  const page = await open('#model=mazur&step=24&by=edge')
  await controlsOf(page)
  const [x, y] = await pointOfH1(page)
  await page.mouse.move(x, y)
  await expect(page.getByRole('tooltip')).toContainText('h₁')
  await page.mouse.wheel(0, -800)
  await expect.poll(() => opened(page)).toBe('h1')
  await page.mouse.wheel(0, 800)
  await expect.poll(() => opened(page)).toBe('')
})

test('stepping goes on undisturbed while neurons open', async ({ open }) => {
  const page = await open('#model=mazur&step=0&by=edge')
  const { button, rests, step } = await controlsOf(page)
  await page.locator('summary[aria-label="Operations"]').click()
  await button('Open all').click()
  const before = await step()
  for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight')
  await button('Close all').click()
  for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowLeft')
  await rests(before)
})
