import { boxOf, controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

const XOR =
  'model=network&net=data:xor,hidden:2tanh,opt:adam,rate:0.05&tool=train&iteration=20&sample=4&step=91&by=edge'

test.describe('at 1024×768, above Train', () => {
  test.use({ viewport: { width: 1024, height: 768 } })

  for (const [name, hash] of [
    ['Mazur’s network', 'model=mazur&iteration=300&step=106&by=edge&tool=train'],
    ['a network on XOR', XOR],
  ] as const)
    test(`${name}: the stage follows what is active by itself, and its map says where`, async ({ open }) => {
      const page = await open(`#${hash}`)
      const { button, stage } = await controlsOf(page)
      await expect(page.getByRole('region', { name: 'Train', exact: true }).locator('.run')).toBeVisible()
      await expect(stage.locator('.minimap:not([data-whole])')).toBeVisible()
      await expect(button('Fit')).toBeVisible()
      expect((await boxOf(stage)).height).toBeGreaterThan(235)
      await button('Fit').click()
      await expect(button('Follow')).toBeVisible()
    })
})
