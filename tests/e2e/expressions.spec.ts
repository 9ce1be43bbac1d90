import type { Locator } from '@playwright/test'
import { controlsOf } from './controls.ts'
import { restingCanvases } from './pictures.ts'
import { expect, test } from './site.ts'

/** How many of the glyph canvas's pixels are painted; none while it is being replaced. */
const painted = async (stage: Locator): Promise<number> =>
  stage.evaluate((element) => {
    const canvas = element.querySelectorAll('canvas')[1]
    if (!canvas || canvas.width === 0) return 0
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    let count = 0
    for (let k = 3; k < data.length; k += 4) if (data[k]! > 0) count++
    return count
  })

test('an expression is drawn, steps to its end and back to the same picture', async ({ open, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open('#model=cs231n-neuron&by=neuron&theme=light')
  const { stage, rests, step, button, thisStep } = await controlsOf(page)
  await expect(stage.getByText('Drawing the graph')).toBeHidden()
  await expect.poll(() => painted(stage)).toBeGreaterThan(5000)
  await page.mouse.move(0, 0)
  const first = await restingCanvases(stage)
  const seen = [await step()]
  for (let k = 0; k < 16; k++) {
    await button('Step forward').click()
    await expect.poll(step).toBeGreaterThan(seen.at(-1)!)
    seen.push(await step())
  }
  await rests(44)
  expect(new Set(seen).size).toBe(17)
  await expect(thisStep).toContainText('p₀ is a product')
  expect(await restingCanvases(stage)).not.toBe(first)
  for (const place of seen.slice(0, -1).reverse()) {
    await button('Step back').click()
    await rests(place)
  }
  await page.mouse.move(0, 0)
  await expect.poll(() => restingCanvases(stage)).toBe(first)
})

test('an expression is walked by arrows, and what is pointed at is told with all its digits', async ({
  open,
  page,
}) => {
  await open('#model=cs231n-neuron&step=44&by=edge')
  const { stage } = await controlsOf(page)
  await expect.poll(() => painted(stage)).toBeGreaterThan(5000)
  await stage.focus()
  await page.keyboard.press('Enter')
  const card = page.getByRole('tooltip')
  await expect(card).toContainText('leaf')
  for (let k = 0; k < 8; k++) await page.keyboard.press('ArrowRight')
  await expect(card).toContainText('f the quotient, the output')
  await expect(card).toContainText('0.7310585786300049')
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
})

test('every worked expression is drawn from its link', async ({ open, page }) => {
  for (const id of [
    'cs231n-circuit',
    'cs231n-max',
    'colah',
    'micrograd-lecture',
    'micrograd-neuron',
    'accumulate',
    'micrograd-readme',
  ]) {
    await open(`#model=${id}`)
    await page.reload()
    const { stage } = await controlsOf(page)
    await expect.poll(() => painted(stage), id).toBeGreaterThan(2000)
  }
})
