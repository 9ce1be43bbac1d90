import { controlsOf, frames, hashOf, settled, writtenHash } from './controls.ts'
import { expect, test } from './site.ts'

test('a link leads to its step, and after a reload to the same', async ({ open }) => {
  const page = await open('#model=mazur&iteration=3&step=58&by=edge&theme=light')
  const { rests, size, thisStep } = await controlsOf(page)
  await rests(58)
  await expect(size('Edge')).toBeChecked()
  await expect(page.getByText('after 3 updates', { exact: true })).toBeVisible()
  await page.keyboard.press('End')
  await rests(121)
  await expect.poll(() => hashOf(page)).toContain('step=121')
  const words = await settled(page, () => thisStep.innerText())
  await page.reload()
  await (await controlsOf(page)).rests(121)
  expect(await writtenHash(page)).toContain('iteration=3')
  await expect.poll(() => thisStep.innerText()).toBe(words)
})

test('a link to the middle of a beat opens there, paused', async ({ open }) => {
  const page = await open('#model=mazur&step=24&by=edge&u=0.5')
  const { button, timeline } = await controlsOf(page)
  await expect(button('Play')).toBeVisible()
  const value = await timeline.getAttribute('aria-valuenow')
  await frames(page, 30)
  expect(await timeline.getAttribute('aria-valuenow')).toBe(value)
})

test('another hash typed into the address is followed', async ({ open }) => {
  const page = await open('#model=mazur&step=4')
  const { rests } = await controlsOf(page)
  await rests(4)
  await page.evaluate(() => {
    location.hash = '#model=mazur&step=101&by=edge'
  })
  await rests(101)
})

test('the loss after 10,000 updates is reached by its link', async ({ open }) => {
  const page = await open('#model=mazur&iteration=0&step=57')
  await controlsOf(page)
  await page.evaluate(() => {
    location.hash = '#model=mazur&iteration=10000&step=57'
  })
  await expect(page.getByText('3.51 × 10⁻⁵').first()).toBeVisible()
})

const bad = {
  'an unknown model': '#model=nobody&step=3',
  'a negative step': '#model=mazur&step=-5',
  'a huge step': '#model=mazur&step=99999999999999999999',
  NaN: '#model=mazur&iteration=NaN',
  'an unknown size': '#model=mazur&by=miles',
  'broken percent-encoding': '#model=%E0%A4%A&step=%',
  'a name it does not know': '#model=mazur&__proto__=1',
  '100 kB of garbage': `#${'x&=%25<script>'.repeat(7200)}`,
}

for (const [name, hash] of Object.entries(bad))
  test(`a link with ${name} opens a sensible place and says so in one line`, async ({ open }) => {
    const page = await open(hash)
    const { alert, button, rests } = await controlsOf(page)
    await expect(alert).toHaveCount(1)
    await expect(alert).toContainText('Ignored in the link')
    expect((await alert.innerText()).length).toBeLessThan(600)
    await alert.getByRole('button').click()
    await expect(alert).toHaveCount(0)
    await button('First step').click()
    await rests(0)
    await button('Step forward').click()
    await expect(button('Step back')).toBeEnabled()
  })
