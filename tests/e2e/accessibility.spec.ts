import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { type Controls, controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

const themes = ['light', 'dark', 'projector'] as const

/** What is looked at: a link, and what is done there. */
const places: Readonly<
  Record<string, { hash: string; act?: (page: Page, controls: Controls) => Promise<void> }>
> = {
  'the first screen': { hash: '' },
  'a pull to a weight': { hash: 'step=102&by=edge' },
  'a beat held in its middle': { hash: 'step=100&by=edge&u=0.5' },
  'a question': { hash: 'step=100&by=edge&hold=on&u=0' },
  'the end of a pass': { hash: 'step=113&by=pass' },
  'a layer in matrices': { hash: 'step=103&by=layer' },
  'the list of keys': {
    hash: 'step=102&by=edge',
    act: async (page) => {
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    },
  },
  'the choice of theme': {
    hash: 'step=102&by=edge',
    act: async (page, { button }) => {
      await button('Theme').click()
      await expect(page.getByRole('dialog', { name: 'Theme' })).toBeVisible()
    },
  },
  'the choice of examples': {
    hash: 'step=102&by=edge',
    act: async (page) => {
      await page.getByRole('button', { name: /^Example:/ }).click()
      await expect(page.locator('dialog .thumbnail path').first()).toBeVisible()
    },
  },
  'a card to change a number in, with a mistake': {
    hash: 'step=102&by=edge',
    act: async (page, { button }) => {
      await button('Change w₅, 0.4').first().click()
      await expect(page.getByRole('spinbutton')).toBeFocused()
      await page.keyboard.type('much')
      await expect(page.getByRole('dialog', { name: 'Change numbers' }).getByRole('alert')).toBeVisible()
    },
  },
  'changed numbers': { hash: 'edits=w5:1.5,b1:trained&by=edge' },
  'the table of the graph and an unfolded origin': {
    hash: 'step=102&by=edge',
    act: async (page) => {
      await page.locator('.origins summary').click()
      await page.locator('.twin summary').click()
      await expect(page.getByRole('table', { name: 'Graph as a table' })).toBeVisible()
    },
  },
  'the lecture view': {
    hash: 'step=102&by=edge',
    act: async (page, { button }) => {
      await page.keyboard.press('f')
      await expect(button('Leave lecture view')).toBeVisible()
    },
  },
  'paths, one of them chosen': {
    hash: 'step=102&by=edge&tool=paths:w1',
    act: async (page) => {
      await page.locator('[role="option"]').first().click()
      await expect(page.locator('[role="option"][aria-selected="true"]')).toHaveCount(1)
    },
  },
  'paths that end where gradients are known': {
    hash: 'step=113&by=pass&tool=paths:i1',
    act: async (page) => {
      await page.getByLabel('Collapse into reverse mode').fill('4')
      await expect(page.getByRole('region', { name: 'Paths' })).toContainText('is known now')
    },
  },
  'a black screen': {
    hash: 'step=102&by=edge',
    act: async (page) => {
      await page.keyboard.press('b')
      await expect(page.locator('.blank')).toBeVisible()
    },
  },
}

for (const theme of themes)
  for (const [name, { hash, act }] of Object.entries(places))
    test(`axe finds nothing on ${name} in the ${theme} theme`, async ({ open }) => {
      const page = await open(`#model=mazur&${hash}&theme=${theme}`)
      const controls = await controlsOf(page)
      await act?.(page, controls)
      expect(await violations(page)).toEqual([])
    })

for (const theme of themes)
  test(`axe finds nothing while it plays in the ${theme} theme`, async ({ open }) => {
    const page = await open(`#model=mazur&step=85&by=edge&speed=0.5&theme=${theme}`)
    const { step } = await controlsOf(page)
    await page.keyboard.press(' ')
    await expect.poll(step).toBeGreaterThan(85)
    expect(await violations(page)).toEqual([])
  })

test('each step is told once, politely', async ({ open }) => {
  const page = await open('#model=mazur&step=0&by=edge')
  await controlsOf(page)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('status')).toContainText('w')
  await expect(page.getByRole('status')).toHaveCount(1)
})

test('formulas are maths that a reader can read', async ({ open }) => {
  const page = await open('#model=mazur&step=102&by=edge')
  const { thisStep } = await controlsOf(page)
  await expect(thisStep.locator('math').first()).toBeVisible()
})
