import { choose, controlsOf, frames, hashOf } from './controls.ts'
import { expect, test } from './site.ts'

test('the first screen is at rest, and the first press fires h₁ whole', async ({ open }) => {
  const page = await open()
  const { rests, button, size, thisStep } = await controlsOf(page)
  await rests(0)
  await expect(size('Neuron')).toBeChecked()
  await expect(button('Play')).toBeVisible()
  await expect(thisStep).toContainText('Press → to see what this network says')
  await page.keyboard.press('ArrowRight')
  await rests(12)
})

test('the buttons step forward and back, to the first and the last step', async ({ open }) => {
  const { rests, button } = await controlsOf(await open('#model=mazur&step=0&by=edge'))
  await button('Step forward').click()
  await rests(4)
  await button('Step forward').click()
  await rests(8)
  await button('Step back').click()
  await rests(4)
  await button('Last step').click()
  await rests(121)
  await button('First step').click()
  await rests(0)
})

test('n presses during motion are n beats', async ({ open }) => {
  const page = await open('#model=mazur&step=0&by=edge')
  const { rests } = await controlsOf(page)
  for (let k = 0; k < 4; k++) await page.keyboard.press('ArrowRight')
  await rests(12)
  for (let k = 0; k < 4; k++) await page.keyboard.press('ArrowLeft')
  await rests(0)
})

test('the keys of people and of clickers step, play and choose', async ({ open }) => {
  const page = await open('#model=mazur&step=0&by=edge')
  const { rests, size, button } = await controlsOf(page)
  await page.keyboard.press('PageDown')
  await rests(4)
  await page.keyboard.press('PageUp')
  await rests(0)
  await page.keyboard.press('Shift+ArrowRight')
  await rests(12)
  await page.keyboard.press('Alt+ArrowRight')
  await rests(13)
  await page.keyboard.press('End')
  await rests(121)
  await page.keyboard.press('Home')
  await rests(0)
  for (const [k, name] of ['Write', 'Edge', 'Neuron', 'Layer', 'Pass'].entries()) {
    await page.keyboard.press(String(k + 1))
    await expect(size(name)).toBeChecked()
  }
  await page.keyboard.press('Space')
  await expect(button('Pause')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(button('Play')).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden()
})

test('play runs on by itself, and pause stops it', async ({ open }) => {
  const page = await open('#model=mazur&step=0&by=write')
  const { button, speed, step } = await controlsOf(page)
  await choose(speed('4×'))
  await button('Play').click()
  await expect.poll(step).toBeGreaterThan(3)
  await button('Pause').click()
  await expect(button('Play')).toBeVisible()
  const paused = await step()
  await frames(page, 30)
  expect(await step()).toBe(paused)
})

test('play goes on into the next iteration, and back steps return from it', async ({ open }) => {
  const page = await open('#model=mazur&iteration=0&step=113&by=pass')
  const { rests, button } = await controlsOf(page)
  await button('Step forward').click()
  await rests(121)
  await button('Step forward').click()
  await expect(page.getByText('after 1 update', { exact: true })).toBeVisible()
  await expect.poll(() => hashOf(page)).toContain('iteration=1')
  await button('First step').click()
  await rests(0)
  await button('Step back').click()
  await expect(page.getByText('after 0 updates', { exact: true })).toBeVisible()
})

for (const name of ['Write', 'Edge', 'Neuron', 'Layer', 'Pass'])
  test(`the whole iteration plays forward and back at size ${name}`, async ({ open, page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await open(`#model=mazur&step=0&by=${name.toLowerCase()}`)
    const { rests, step } = await controlsOf(page)
    const places = [0]
    while ((places.at(-1) ?? 0) < 121) {
      await page.keyboard.press('ArrowRight')
      await expect.poll(step).toBeGreaterThan(places.at(-1) ?? 0)
      places.push(await step())
    }
    for (const place of places.toReversed().slice(1)) {
      await page.keyboard.press('ArrowLeft')
      await rests(place)
    }
  })

test('reduced motion changes states at once', async ({ open, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open('#model=mazur&step=0&by=pass')
  const { timeline } = await controlsOf(page)
  const seen = await timeline.evaluate(
    (slider) =>
      new Promise<string[]>((resolve) => {
        const values: string[] = []
        const watcher = new MutationObserver(() => values.push(slider.getAttribute('aria-valuenow') ?? ''))
        watcher.observe(slider, { attributes: true, attributeFilter: ['aria-valuenow'] })
        dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
        setTimeout(() => resolve(values), 500)
      }),
  )
  expect(seen).toEqual(['48'])
})
