import { controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

const ADAM = '#model=network&net=data:circles,hidden:8tanh.8tanh,opt:adam,rate:0.03&iteration=300&sample=10'
const BATCH = '#model=network&net=data:moons,hidden:4tanh&sample=3&by=edge'

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
] as const)
  test.describe(`beside the stage at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height }, reducedMotion: 'reduce' })

    test('the row of the parameter that is written is in view', async ({ open, page }) => {
      for (const place of ['step=1097&by=edge', 'step=1101&by=write', 'step=957&by=neuron']) {
        await page.goto('about:blank')
        await open(`${ADAM}&${place}`)
        const { thisStep } = await controlsOf(page)
        await page.keyboard.press('ArrowRight')
        await expect(thisStep).toContainText(/step 1,?[01]02 of/)
        const row = page.locator('.parameters tr[aria-current]').first()
        await expect(row).toBeInViewport({ ratio: 0.95 })
        const [bottom, end] = await row.evaluate((e) => [
          e.getBoundingClientRect().bottom,
          e.closest('aside')!.getBoundingClientRect().bottom,
        ])
        expect(bottom).toBeLessThanOrEqual(end! + 1)
      }
    })

    test('all of Adam’s formula for a parameter is in its card, whatever stands below', async ({
      open,
      page,
    }) => {
      for (const size of ['edge', 'neuron']) {
        await page.goto('about:blank')
        await open(`${ADAM}&step=0&by=${size}`)
        const { thisStep } = await controlsOf(page)
        const box = page.getByRole('region', { name: 'Formula' })
        const hidden = () => box.evaluate((e) => e.scrollHeight - e.clientHeight)
        for (const [key, told] of [
          ['End', 'Update is done'],
          ['ArrowLeft', 'where do these numbers come from?'],
        ] as const) {
          await page.keyboard.press(key)
          await expect(thisStep).toContainText(told)
          await expect(box.locator('.growing')).toBeVisible()
          await expect.poll(hidden).toBeLessThanOrEqual(0)
        }
      }
    })

    test('the card stays where it is while neurons send gradients back', async ({ open, page }) => {
      await open(`${ADAM}&step=581&by=neuron`)
      const { thisStep } = await controlsOf(page)
      const top = (): Promise<number> =>
        thisStep.locator('.card').evaluate((card) => card.getBoundingClientRect().top)
      const first = await top()
      for (const step of [607, 633]) {
        await page.keyboard.press('ArrowRight')
        await expect(thisStep).toContainText(`step ${step} of`)
        expect(await top()).toBe(first)
      }
    })

    for (const step of [74, 107, 113, 141])
      test(`no formula of a batch is cut at step ${step}`, async ({ open }) => {
        const page = await open(`${BATCH}&step=${step}`)
        const { thisStep } = await controlsOf(page)
        const over = await thisStep
          .locator('.formula-box > .formula')
          .evaluate((formula) => formula.scrollWidth - formula.clientWidth)
        expect(over).toBeLessThanOrEqual(1)
      })
  })

test('a pass is said to be done, and counted, once its beat ends', async ({ open, page }) => {
  for (const [place, shown, count] of [
    ['step=0&u=0.5', false, '0 of 19'],
    ['step=48', true, '16 of 19'],
  ] as const) {
    await page.goto('about:blank')
    await open(`#model=mazur&by=pass&${place}`)
    const { thisStep } = await controlsOf(page)
    await expect(thisStep.locator('.boundary')).toBeVisible({ visible: shown })
    await expect(page.getByRole('list', { name: 'What each pass writes' })).toContainText(count)
  }
})

test.describe('in the hall', () => {
  test.use({ viewport: { width: 1920, height: 1080 } })

  test('a step brings the strip back to its top', async ({ open }) => {
    const page = await open('#model=network&net=data:circles,hidden:8tanh.8tanh&theme=projector&by=neuron')
    await controlsOf(page)
    await page.keyboard.press('ArrowRight')
    const strip = page.locator('.app > aside')
    await strip.evaluate((aside) => aside.scrollTo(0, 400))
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => strip.evaluate((aside) => aside.scrollTop)).toBe(0)
  })

  for (const step of [116, 141])
    for (const view of ['strip', 'lecture view'])
      test(`no digit of a formula of a batch is cut in the ${view} at step ${step}`, async ({ open }) => {
        const page = await open(`${BATCH}&step=${step}&theme=projector`)
        const { thisStep } = await controlsOf(page)
        if (view === 'lecture view') await page.keyboard.press('f')
        const over = (): Promise<number> =>
          thisStep.locator('.formula-box').evaluate((box) => box.scrollWidth - box.clientWidth)
        await expect.poll(over).toBeLessThanOrEqual(1)
      })
})
