import AxeBuilder from '@axe-core/playwright'
import { controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

const places = {
  'the first screen': '#model=mazur',
  'a pull to a weight': '#model=mazur&step=102&by=edge',
  'a layer in matrices': '#model=mazur&step=103&by=layer',
  'a whole pass': '#model=mazur&step=113&by=pass',
}

for (const theme of ['light', 'dark'] as const)
  for (const [name, hash] of Object.entries(places))
    test(`axe finds nothing on ${name} in the ${theme} theme`, async ({ open }) => {
      const page = await open(`${hash}&theme=${theme}`)
      await controlsOf(page)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
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
