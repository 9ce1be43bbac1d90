import { boxOf, controlsOf, spilt } from './controls.ts'
import { expect, test } from './site.ts'

test.use({ hasTouch: true, isMobile: true, deviceScaleFactor: 2 })

const MODELS = {
  'Mazur’s network': 'model=mazur&iteration=100&step=102&by=edge',
  'a network on circles':
    'model=network&net=data:circles,hidden:8tanh.8tanh,opt:adam,rate:0.03&iteration=300&sample=3&step=200&by=edge',
} as const

for (const [width, height] of [
  [390, 844],
  [360, 640],
] as const)
  test.describe(`Train on a phone of ${width}×${height}`, () => {
    test.use({ viewport: { width, height } })

    for (const [name, hash] of Object.entries(MODELS))
      test(`${name}: the stage stays, training runs from one row, and the formula is a swipe away`, async ({
        open,
      }) => {
        const page = await open(`#${hash}&tool=train`)
        const { button, stage, thisStep } = await controlsOf(page)
        const tool = page.getByRole('region', { name: 'Train', exact: true })
        const curve = await boxOf(tool.getByRole('slider', { name: 'Loss over iterations' }))
        expect((await boxOf(stage)).height).toBeGreaterThan(190)
        const row = tool.locator('.train-run button')
        const boxes = await Promise.all((await row.all()).map(boxOf))
        expect(boxes).toHaveLength(5)
        for (const box of boxes) expect(Math.abs(box.y - boxes[0]!.y)).toBeLessThan(3)
        for (const box of boxes) expect(box.height).toBeGreaterThanOrEqual(43.5)
        // Below the numbers comes the curve, then everything else.
        const goal = await boxOf(tool.getByRole('button', { name: 'Go', exact: true }))
        expect(goal.y).toBeGreaterThan(curve.y + curve.height)
        await expect(thisStep.getByRole('heading')).toBeInViewport({ ratio: 1 })
        const formula = thisStep.locator('math').first()
        await formula.scrollIntoViewIfNeeded()
        await expect(formula).toBeInViewport({ ratio: 1 })
        await expect(button('Step forward')).toBeInViewport({ ratio: 1 })
        expect(await spilt(page)).toBeLessThanOrEqual(0)
      })

    test('where the sentence of this step is cut off, no number is cut', async ({ open }) => {
      const page = await open('#model=mazur&iteration=300&step=106&by=edge&tool=train')
      const { thisStep } = await controlsOf(page)
      await boxOf(page.getByRole('slider', { name: 'Loss over iterations' }))
      const sentence = thisStep.locator('.sentence')
      expect(await sentence.evaluate((box) => box.scrollHeight > box.clientHeight)).toBe(true)
      // What is one box is drawn whole before an ellipsis, or not at all.
      await expect(sentence.locator('b')).not.toHaveCount(0)
      for (const number of await sentence.locator('b').all())
        await expect(number).toHaveCSS('display', 'inline-block')
    })

    test('the size of steps can be chosen', async ({ open }) => {
      const page = await open('#model=mazur&tool=train')
      const { button, size } = await controlsOf(page)
      await boxOf(page.getByRole('slider', { name: 'Loss over iterations' }))
      if (!(await size('Edge').isVisible())) await button('More').tap()
      await expect(size('Edge')).toBeInViewport({ ratio: 1 })
    })
  })

test.describe('on a page too low for all of it', () => {
  test.use({ viewport: { width: 360, height: 520 } })

  test('the page scrolls from the stage to the tool and on to this step', async ({ open }) => {
    const page = await open('#model=mazur&step=102&by=edge&tool=train')
    const { stage, thisStep } = await controlsOf(page)
    const tool = page.getByRole('region', { name: 'Train', exact: true })
    const [above, middle, below] = [await boxOf(stage), await boxOf(tool), await boxOf(thisStep)]
    expect(middle.y).toBeGreaterThanOrEqual(above.y + above.height)
    expect(below.y).toBeGreaterThanOrEqual(middle.y + middle.height)
    await thisStep.locator('math').first().scrollIntoViewIfNeeded()
    await expect(thisStep.locator('math').first()).toBeInViewport({ ratio: 1 })
  })
})
