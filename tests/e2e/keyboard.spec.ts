import type { Page } from '@playwright/test'
import { controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

/** What has the focus: its name, and whether something around it shows that. */
const focused = (page: Page): Promise<{ name: string; ringed: boolean }> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return { name: '', ringed: false }
    const named = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? ''
    const ringed = [element, element.parentElement, element.nextElementSibling].some((shown) => {
      const { outlineStyle, outlineWidth } = shown ? getComputedStyle(shown) : getComputedStyle(element)
      return shown !== null && outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    })
    return { name: named.slice(0, 40), ringed }
  })

/** Everything that Tab reaches, in order, until it leaves the page. */
const walk = async (page: Page): Promise<{ name: string; ringed: boolean }[]> => {
  const stops: { name: string; ringed: boolean }[] = []
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    if (stop.name === '') break
    stops.push(stop)
  }
  return stops
}

const expected = [
  'Hold results',
  'Copy link to this step',
  'Theme',
  'Lecture view',
  'Keys',
  'Stage',
  'Graph as a table',
  'Zoom out',
  'Zoom in',
  'Fit',
  'Parameters, scrollable',
  'Timeline',
  'Forward, go to its start',
  'Loss, go to its start',
  'Zero, go to its start',
  'Backward, go to its start',
  'Update, go to its start',
  'First step',
  'Step back',
  'Play',
  'Step forward',
  'Last step',
  'Edge',
  '1×',
  '+1 update',
  '+100 updates',
]

for (const theme of ['light', 'dark', 'projector'])
  test(`Tab reaches every control in the ${theme} theme, and each shows that it has the focus`, async ({
    open,
  }) => {
    const page = await open(`#model=mazur&step=102&by=edge&theme=${theme}`)
    await controlsOf(page)
    const stops = await walk(page)
    const names = stops.map(({ name }) => name)
    for (const name of expected) expect(names).toContain(name)
    expect(names.some((name) => name.startsWith('where do'))).toBe(true)
    expect(stops.filter(({ ringed }) => !ringed)).toEqual([])
  })

test('with forced colours each control shows the focus as well', async ({ open, page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await open('#model=mazur&step=102&by=edge')
  await controlsOf(page)
  expect((await walk(page)).filter(({ ringed }) => !ringed)).toEqual([])
})

test('in the lecture view Tab reaches the timeline, the stage and the way back alone', async ({ open }) => {
  const page = await open('#model=mazur&step=102&by=edge')
  const { button } = await controlsOf(page)
  await page.keyboard.press('f')
  await expect(button('Leave lecture view')).toBeVisible()
  const names = (await walk(page)).map(({ name }) => name)
  expect(names.filter((name) => !name.includes('go to its start'))).toEqual([
    'Stage',
    'Formula',
    'Timeline',
    'Leave lecture view',
  ])
})

test('a dialog opened from a button gives the focus back to it', async ({ open }) => {
  const page = await open('#model=mazur&step=102&by=edge')
  const { button } = await controlsOf(page)
  await button('Keys').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden()
  await expect(button('Keys')).toBeFocused()
})
