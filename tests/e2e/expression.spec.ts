import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { boxOf, controlsOf, writtenHash } from './controls.ts'
import { drawn } from './pictures.ts'
import { expect, test } from './site.ts'

const hash = (page: Page): Promise<string> => page.evaluate(() => decodeURIComponent(location.hash))
const field = (page: Page) => page.getByRole('textbox', { name: 'Program' })
const numbers = (page: Page) => page.getByRole('list', { name: 'Numbers' })
const said = (page: Page) => page.locator('.program-said')

const TEXT = 'x = 2; w = 0.5\nL = sigmoid(w * x)'

/** In what the two layers of the editor differ: their heights, widths and fonts decide where every line ends up. */
const apart = (page: Page): Promise<unknown[]> =>
  page.evaluate(() => {
    const text = document.querySelector('.program-text')!
    const marks = document.querySelector('.program-marks')!
    const pairs = [
      [text.scrollHeight, marks.scrollHeight],
      [text.clientWidth, marks.clientWidth],
      [text, marks].map((e) => getComputedStyle(e).font),
    ]
    return pairs.filter(([one, other]) => one !== other)
  })

test('an expression is typed, mistyped, mended and moved; undo, reload and the link bring all of it back', async ({
  open,
  context,
}) => {
  const page = await open('#model=mazur')
  const { button, timeline } = await controlsOf(page)
  await button('Expression').click()
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('x = 2; w = 0.5\nL = sigmod(w * x)')
  await expect(said(page)).toContainText('Line 2, column 5:')
  await expect(page.locator('.program-marks .error')).toHaveText('sigmod')
  await button('Write sigmoid').click()
  await expect(field(page)).toHaveValue(TEXT)
  await expect(said(page)).toHaveText('2 operations, 2 numbers, output L.')
  await expect.poll(() => hash(page)).toContain(`program=${TEXT}`)
  await expect(timeline).toHaveAttribute('aria-valuenow', '0')

  await numbers(page).getByRole('combobox', { name: 'w is' }).selectOption('Trained')
  const most = numbers(page).getByRole('spinbutton', { name: 'w, most' })
  await most.fill('5')
  await most.press('Enter')
  const slider = await boxOf(numbers(page).getByRole('slider', { name: 'w, slider' }))
  await page.mouse.move(slider.x + slider.width / 2, slider.y + slider.height / 2)
  await page.mouse.down()
  await page.mouse.move(slider.x + slider.width * 0.8, slider.y + slider.height / 2, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => hash(page)).toMatch(/edits=most\.w:5,w:\d\.\d+,w:trained/)
  const value = await numbers(page).getByRole('spinbutton', { name: 'w', exact: true }).inputValue()
  await button('Undo').click()
  await expect.poll(() => hash(page)).not.toMatch(/,w:\d/)
  await button('Redo').click()
  await expect.poll(() => hash(page)).toMatch(/,w:\d/)

  const other = await context.newPage()
  await other.goto(new URL(await writtenHash(page), page.url()).href)
  await page.reload()
  for (const each of [page, other]) {
    await controlsOf(each)
    await expect(field(each)).toHaveValue(TEXT)
    await expect(field(each)).not.toBeFocused()
    await expect(numbers(each).getByRole('spinbutton', { name: 'w', exact: true })).toHaveValue(value)
    await expect(numbers(each).getByRole('spinbutton', { name: 'w, most' })).toHaveValue('5')
    await expect(numbers(each).getByRole('combobox', { name: 'w is' })).toHaveValue('1')
  }
})

test('all of it goes by keyboard alone', async ({ open }) => {
  const page = await open('#model=colah')
  const { stage, step } = await controlsOf(page)
  await stage.focus()
  await page.keyboard.press('e')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\ng = tanh(e')
  await page.keyboard.press('Alt+Enter')
  await expect(field(page)).toHaveValue(/g = tanh\(e\)$/)
  await page.keyboard.press('Control+z')
  await expect(field(page)).toHaveValue(/g = tanh\(e$/)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => hash(page)).toContain('g = tanh(e)')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Output' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(numbers(page).getByRole('spinbutton', { name: 'a', exact: true })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => hash(page)).toContain('edits=a:')
  await page.keyboard.press('Escape')
  await expect(stage).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect.poll(step).toBeGreaterThan(0)
  await expect(page.locator('.program-marks .sign')).toHaveText('+')
  await page.keyboard.press('e')
  await expect(field(page)).toHaveCount(0)
})

test('text and stage show each other what is pointed at', async ({ open }) => {
  const page = await open('#model=colah&tool=expression')
  const { stage } = await controlsOf(page)
  await field(page).click()
  await page.keyboard.press('Control+End')
  await expect(page.locator('.ring.spot')).toHaveCount(1)
  await page.keyboard.press('Control+Home')
  await expect(page.locator('.ring.spot')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.locator('.ring.spot')).toHaveCount(0)
  await expect(stage).toBeFocused()
  await drawn(stage)
  await page.keyboard.press('Enter')
  await expect(page.locator('.program-marks .spot').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.program-marks .spot')).toHaveCount(0)
})

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`text and marks lie exactly over each other at ${width} × ${height}, long lines too`, async ({
    page,
    open,
  }) => {
    await page.setViewportSize({ width, height })
    await open('#model=colah&tool=expression')
    await controlsOf(page)
    await field(page).fill(
      `a = 2; b = 1\n\n# ${'a long comment '.repeat(12)}\n\tc = a + b\nL = c * ${'verylongname'.repeat(2)} + b`,
    )
    await expect(page.locator('.program-line')).toHaveCount(5)
    await expect.poll(() => apart(page)).toEqual([])
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })

test('two thousand operations are typed without a hang', async ({ open }) => {
  test.slow()
  const page = await open('#model=colah&tool=expression')
  await controlsOf(page)
  const text = `x = 1\nL = ${'x*'.repeat(1999)}x`
  await field(page).fill(text)
  await expect(said(page)).toHaveText('1,999 operations, 1 number, output L.')
  await field(page).press('Control+End')
  await page.keyboard.type('*x*x')
  await expect(said(page)).toContainText('2,000')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await expect(said(page)).toHaveText('2,000 operations, 1 number, output L.')
})

for (const theme of ['light', 'dark', 'projector'])
  for (const [what, place] of [
    ['a program', '#model=micrograd-lecture&step=18&by=edge'],
    ['a mistake', '#model=typed&program=x=2%0Ay=sigmod(x)'],
    ['a network', '#model=mazur'],
  ])
    test(`axe finds nothing in the editor of ${what}, ${theme}`, async ({ open, page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await open(`${place}&tool=expression&theme=${theme}`)
      await controlsOf(page)
      await expect(field(page)).toBeVisible()
      expect(await violations(page, '.tools-below')).toEqual([])
    })
