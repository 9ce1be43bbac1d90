import { boxOf, controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

test('the mouse drags the playhead both ways', async ({ open }) => {
  const page = await open('#model=mazur&step=0&by=edge')
  const { timeline, step } = await controlsOf(page)
  const box = await boxOf(timeline)
  const y = box.y + box.height / 2
  const to = (share: number): Promise<void> => page.mouse.move(box.x + share * box.width, y, { steps: 8 })
  await to(0.05)
  await page.mouse.down()
  await to(0.6)
  await expect.poll(step).toBeGreaterThan(40)
  const far = await step()
  await to(0.2)
  await expect.poll(step).toBeLessThan(far)
  await page.mouse.up()
})

test('the slider answers to the keys of a slider', async ({ open }) => {
  const page = await open('#model=mazur&step=0&by=neuron')
  const { timeline, rests } = await controlsOf(page)
  await timeline.focus()
  await page.keyboard.press('ArrowRight')
  await rests(1)
  await page.keyboard.press('ArrowUp')
  await rests(2)
  await page.keyboard.press('ArrowLeft')
  await rests(1)
  await page.keyboard.press('End')
  await rests(121)
  await page.keyboard.press('Home')
  await rests(0)
})

test('each pass is a button that goes to its start', async ({ open }) => {
  const page = await open()
  const { rests, timeline } = await controlsOf(page)
  const starts = { Forward: 0, Loss: 48, Zero: 57, Backward: 84, Update: 113 }
  for (const [pass, start] of Object.entries(starts).toReversed()) {
    await page.getByRole('button', { name: new RegExp(`^${pass}`) }).click()
    await rests(start)
    await expect(timeline).toHaveAttribute('aria-valuetext', new RegExp(`step ${start} of 121`))
  }
})

test('choosing a size or a speed with the pointer leaves the clicker working', async ({ open }) => {
  const page = await open('#model=mazur&step=0')
  const { size, speed, rests } = await controlsOf(page)
  await boxOf(size('Edge'))
  await size('Edge').click({ force: true })
  await expect(size('Edge')).toBeChecked()
  await page.keyboard.press('ArrowRight')
  await rests(4)
  await boxOf(speed('4×'))
  await speed('4×').click({ force: true })
  await expect(speed('4×')).toBeChecked()
  await page.keyboard.press('ArrowRight')
  await rests(8)
})
