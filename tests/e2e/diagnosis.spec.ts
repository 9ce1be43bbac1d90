import type { Locator, Page } from '@playwright/test'
import { sickNetworks } from '../../src/models/sick-networks.ts'
import { violations } from './axe.ts'
import { boxOf, controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

const linkTo = (id: string, at?: number, tool = 'diagnosis'): string => {
  const { text, iteration } = sickNetworks.find((s) => s.id === id)!
  return `#model=network&net=${text}&iteration=${at ?? iteration}&step=0&by=neuron&tool=${tool}`
}
const diagnosis = (page: Page): Locator => page.getByRole('region', { name: 'Diagnosis', exact: true })
const card = (page: Page, title: string): Locator =>
  diagnosis(page).getByRole('article', { name: title, exact: true })

const found: Readonly<Record<string, readonly [title: string, evidence: RegExp]>> = {
  vanishing: ['Gradients vanish towards layer 1', /in the last layer, layer 6, .* times less/],
  exploding: ['Gradients are huge, most of all in layer 4', /× 10⁶ in layer 4: an update changes/],
  dead: ['8 of 8 ReLUs in layer 2 are dead', /h₂.₁, h₂.₂.*: a = 0 for all 150 samples/],
  saturated: ['5 of 6 sigmoid neurons in layer 1 are saturated', /z lies where the curve is flat/],
  rateTooHigh: ['The learning rate is too high: the loss grows', /now it is 2\.7/],
  rateTooLow: ['The learning rate is too low: the loss hardly moves', /though there are gradients/],
  symmetric: ['h₁, h₂, h₃ and h₄ are one and the same', /In layer 1, 4 neurons have equal weights/],
  nonFinite: ['A number is ∞', /After 6 updates, step 105 of sample 1 was the first/],
}

test('every network that is sick has a test of its own', () => {
  expect(sickNetworks.map((s) => s.id).sort()).toEqual(Object.keys(found).sort())
})

for (const [id, [title, evidence]] of Object.entries(found))
  test(`the link to a network that ails of ${id} shows what ails it`, async ({ open }) => {
    const page = await open(linkTo(id))
    await expect(card(page, title)).toContainText(evidence)
    await expect(card(page, title)).toContainText('Try:')
  })

test('a neuron of a finding is outlined on the stage, and a press tells its numbers', async ({ open }) => {
  const page = await open(linkTo('symmetric'))
  const { stage } = await controlsOf(page)
  const button = diagnosis(page).getByRole('button', { name: 'Show h₃ on the stage' })
  await button.hover()
  const ring = stage.locator('.ring.spot')
  await expect(ring).toBeVisible()
  const [box, whole] = [await boxOf(ring), await boxOf(stage)]
  expect(box.x).toBeGreaterThan(whole.x)
  expect(box.y + box.height).toBeLessThan(whole.y + whole.height)
  await button.click()
  await expect(stage.getByRole('tooltip')).toContainText('h₃')
  await page.mouse.move(5, 5)
  await expect(stage.getByRole('tooltip')).toContainText('h₃')
  await stage.click({ position: { x: 20, y: 60 } })
  await expect(stage.getByRole('tooltip')).toHaveCount(0)
  await expect(ring).toHaveCount(0)
})

test('a neuron outside the view is brought into it', async ({ open }) => {
  const page = await open(linkTo('dead'))
  const { stage } = await controlsOf(page)
  const button = diagnosis(page).getByRole('button', { name: /^Show h₁.₁ on/ })
  await expect(button).toBeVisible()
  for (let i = 0; i < 9; i++) await stage.getByRole('button', { name: 'Zoom in' }).click()
  await button.hover()
  const inView = async (): Promise<boolean> => {
    const [box, whole] = [await stage.locator('.ring.spot').boundingBox(), await stage.boundingBox()]
    return box !== null && whole !== null && box.x + box.width > whole.x && box.y + box.height > whole.y
  }
  await expect(stage.locator('.ring.spot')).toHaveCount(1)
  await expect.poll(inView).toBe(false)
  await button.click()
  await expect.poll(inView).toBe(true)
})

test('a run that overflows is said wherever one is, and leads to the step that made the first ∞', async ({
  open,
}) => {
  const page = await open(linkTo('nonFinite', 0, 'train'))
  const { thisStep, step } = await controlsOf(page)
  await page.getByRole('button', { name: 'Run training' }).click()
  const line = page.getByRole('alert').filter({ hasText: 'the loss is no finite number' })
  await expect(line).toContainText(/After \d updates/)
  await expect(page.getByText(/no finite number|no number any more/)).toHaveCount(1)
  await expect(page.getByRole('button', { name: /^Diagnosis/ })).toContainText('1 finding')
  await line.getByRole('button', { name: 'See why' }).click()
  await expect(line).toHaveCount(0)
  await card(page, 'A number is ∞').getByRole('button', { name: 'Go to the step' }).click()
  await expect.poll(step).toBe(105)
  await expect(page.locator('.transport')).toContainText('after 6 updates')
  await expect(thisStep).toContainText('= ∞')
})

test('the change that is offered makes it sound, and Undo brings it back', async ({ open }) => {
  const page = await open(linkTo('symmetric'))
  const { button } = await controlsOf(page)
  await card(page, 'h₁, h₂, h₃ and h₄ are one and the same')
    .getByRole('button', { name: 'Rebuild with Xavier’s initialization' })
    .click()
  await expect(diagnosis(page)).toContainText('After 0 updates nothing is amiss')
  await button('Undo').click()
  await expect(card(page, 'h₁, h₂, h₃ and h₄ are one and the same')).toBeVisible()
})

test('sick networks are offered among the examples', async ({ open }) => {
  const page = await open('#model=mazur')
  await controlsOf(page)
  await page.getByRole('button', { name: /^Example/ }).click()
  await page.getByRole('button', { name: 'Dead ReLUs' }).click()
  await expect(card(page, '8 of 8 ReLUs in layer 2 are dead')).toBeVisible()
})

for (const theme of ['dark', 'light', 'projector'])
  test(`the diagnosis keeps the rules of accessibility: ${theme}`, async ({ open }) => {
    const page = await open(`${linkTo('dead')}&theme=${theme}`)
    await expect(card(page, '8 of 8 ReLUs in layer 2 are dead')).toBeVisible()
    await diagnosis(page).getByText('Evidence', { exact: true }).click()
    await expect(page.getByRole('table', { name: 'Evidence by layer' })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })

test('a sick network opened from far below shows what ails it, by pointer and by keyboard', async ({
  open,
}) => {
  const page = await open('#model=network&net=data:circles&tool=diagnosis')
  const tool = page.getByRole('region', { name: 'Diagnosis' })
  await page.getByText('Sick networks to look at').click()
  const cards = tool.locator('.sick-ones .choose')
  await cards.nth(1).click()
  await expect(tool.locator('.diagnosis-said')).toContainText('finding')
  await expect(tool.locator('.diagnosis-said')).toBeInViewport({ ratio: 1 })
  await cards.nth(2).focus()
  await page.keyboard.press('Enter')
  await expect(tool).toBeFocused()
  await expect(tool.locator('.diagnosis-said')).toBeInViewport({ ratio: 1 })
})
