import { controlsOf, hashOf, writtenHash } from './controls.ts'
import { difference, ROUNDING, restingPicture } from './pictures.ts'
import { expect, test } from './site.ts'

for (const [size, start] of [
  ['write', 58],
  ['edge', 24],
  ['neuron', 12],
  ['layer', 0],
  ['pass', 0],
] as const)
  test(`five steps forward and five back at size ${size} end in the same pixels and link`, async ({
    open,
  }) => {
    const page = await open(`#model=mazur&iteration=2&step=${start}&by=${size}&theme=light&speed=4`)
    const { stage, rests } = await controlsOf(page)
    await page.mouse.move(0, 0)
    await rests(start)
    const [picture, link] = [await restingPicture(stage), await writtenHash(page)]
    for (let k = 0; k < 5; k++) await page.keyboard.press('ArrowRight')
    await expect.poll(() => hashOf(page)).not.toBe(link)
    for (let k = 0; k < 5; k++) await page.keyboard.press('ArrowLeft')
    await rests(start)
    await expect(page.getByText('after 2 updates', { exact: true })).toBeVisible()
    await expect.poll(() => hashOf(page)).toBe(link)
    expect(await difference(page, await restingPicture(stage), picture)).toBeLessThanOrEqual(ROUNDING)
  })

for (const u of [0.25, 0.5, 0.9])
  test(`a link to u = ${u} of a beat is the same picture and link after a reload`, async ({ open }) => {
    const hash = `#model=mazur&iteration=1&step=92&by=edge&theme=dark&u=${u}`
    const page = await open(hash)
    const { stage } = await controlsOf(page)
    await page.mouse.move(0, 0)
    const picture = await restingPicture(stage)
    expect(await writtenHash(page)).toBe(hash)
    await page.reload()
    await controlsOf(page)
    expect(await difference(page, await restingPicture(stage), picture)).toBeLessThanOrEqual(ROUNDING)
    expect(await writtenHash(page)).toBe(hash)
  })

test('a pause in the middle of a beat is kept by the link', async ({ open }) => {
  const page = await open('#model=mazur&step=0&by=pass&speed=0.5')
  const { button, stage, timeline } = await controlsOf(page)
  await page.keyboard.press('Space')
  await expect.poll(async () => Number(await timeline.getAttribute('aria-valuenow'))).toBeGreaterThan(2)
  await page.keyboard.press('Space')
  await expect(button('Play')).toBeVisible()
  const link = await writtenHash(page)
  expect(link).toContain('&u=0.')
  const place = await timeline.getAttribute('aria-valuenow')
  await restingPicture(stage)
  await page.reload()
  await expect((await controlsOf(page)).timeline).toHaveAttribute('aria-valuenow', place ?? '')
  expect(await writtenHash(page)).toBe(link)
})
