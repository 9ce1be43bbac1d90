import { violations } from './axe.ts'
import { controlsOf } from './controls.ts'
import { drawn, restingCanvases } from './pictures.ts'
import { expect, test } from './site.ts'

for (const reducedMotion of ['no-preference', 'reduce'] as const)
  test.describe(`with motion ${reducedMotion}`, () => {
    test.use({ contextOptions: { reducedMotion } })

    test('Play halts at a stop in the middle of a beat, says why, and goes on when asked again', async ({
      open,
    }) => {
      const page = await open('#model=mazur&step=57&by=pass&speed=4&stops=node:w5')
      const { rests, button } = await controlsOf(page)
      await page.keyboard.press(' ')
      await rests(102)
      await expect(button('Play')).toBeVisible()
      await expect(page.getByRole('status')).toContainText('Stopped: ∂E/∂w₅ = 0.08217')
      await page.keyboard.press(' ')
      await rests(118)
      await expect(page.getByRole('status')).toContainText('Stopped: w₅ = 0.3589 after the update')
    })
  })

test('stops are set and run to by keyboard alone, and the link keeps them', async ({ open }) => {
  const page = await open('#model=mazur&by=edge')
  const { rests, stage } = await controlsOf(page)
  await page.keyboard.press('s')
  const tool = page.getByRole('region', { name: 'Stops' })
  const pass = tool.getByRole('checkbox', { name: 'Stop at: End of a pass' })
  await pass.focus()
  await page.keyboard.press(' ')
  await expect(pass).toBeChecked()
  await stage.focus()
  for (const step of [48, 57, 84]) {
    await page.keyboard.press('r')
    await rests(step)
  }
  await page.keyboard.press('Shift+R')
  await rests(57)
  await expect(page).toHaveURL(/step=57.*&tool=stops&stops=pass$/)
  await page.reload()
  await controlsOf(page)
  await expect(pass).toBeChecked()
  await expect(page.locator('.stop-marks i')).toHaveCount(5)
  await expect(page.locator('.stop-marks i.lit')).toHaveCount(1)
})

test('a stop is set where one has walked to on the stage, and its mark is drawn', async ({ open }) => {
  const page = await open('#model=mazur')
  const { stage } = await controlsOf(page)
  await drawn(stage)
  await stage.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tooltip')).toBeVisible()
  const before = await restingCanvases(stage)
  await page.keyboard.press('x')
  await expect(page.getByRole('status')).toContainText('Stop set: i₁')
  await expect(page).toHaveURL(/&stops=node:i1$/)
  await expect.poll(() => restingCanvases(stage)).not.toBe(before)
  await page.keyboard.press('x')
  await expect(page).not.toHaveURL(/stops/)
})

test('the first NaN or infinity is found iterations away', async ({ open }) => {
  const page = await open('#model=mazur-linear&eta=1000&tool=stops')
  await controlsOf(page)
  await page.getByRole('button', { name: 'Run to next: First NaN or ∞' }).click()
  const line = page.locator('.stop-line')
  await expect(line).toHaveText(/^Stopped after \d+ updates: .+ = (−?∞|NaN)$/)
  await expect(page).not.toHaveURL(/iteration=0&/)
})

test('a run through thousands of iterations that finds nothing says so, and any press ends one', async ({
  open,
}) => {
  const page = await open('#model=mazur&stops=above:1e9')
  const { rests } = await controlsOf(page)
  await page.keyboard.press('r')
  await expect(page.locator('.stop-line')).toHaveText('No stop in the next 10,000 iterations.')
  await page.keyboard.press('r')
  await page.keyboard.press('ArrowRight')
  await rests(12)
  await expect(page.locator('.stop-line')).toHaveCount(0)
  await expect(page.locator('.stage-waiting')).toHaveCount(0)
})

test('a link with a bad stop names it and keeps the others', async ({ open }) => {
  const page = await open('#model=mazur&stops=zero,node:w99,pass')
  const { alert } = await controlsOf(page)
  await expect(alert).toContainText('stops “zero,node:w99,pass” (left out “node:w99”')
  await expect(page).toHaveURL(/&stops=zero,pass$/)
})

test('the table sets a stop at a node', async ({ open }) => {
  const page = await open('#model=mazur')
  await controlsOf(page)
  await page.locator('.twin summary').click()
  await page.getByRole('checkbox', { name: 'Stop at a of h₁' }).check()
  await expect(page).toHaveURL(/&stops=node:h1$/)
})

for (const theme of ['light', 'dark', 'projector'])
  test(`axe finds nothing in the tool, the timeline and the table in the theme ${theme}`, async ({
    open,
  }) => {
    const page = await open(`#model=mazur&step=102&tool=stops&stops=node:w5,pass,above:0.1&theme=${theme}`)
    await controlsOf(page)
    await page.getByRole('textbox', { name: 'Bound of the gradient’s size' }).fill('-1')
    await page.locator('.twin summary').click()
    await expect(page.getByRole('checkbox', { name: 'Stop at a of h₁' })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
