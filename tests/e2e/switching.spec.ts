import type { Page } from '@playwright/test'
import { controlsOf } from './controls.ts'
import { randomFrom } from './random-from.ts'
import { test } from './site.ts'

const PLACES = [
  '#model=mazur',
  '#model=mazur&open=h1&step=30&by=write',
  '#model=mazur-biases&step=50&by=edge&tool=paths:w1',
  '#model=micrograd-readme&step=10',
  '#model=typed&program=a%3DValue(2)%0Ab%3Da*a%0Ab',
  '#model=network&net=data:xor,hidden:2tanh&tool=network',
  '#model=network&net=data:circles,hidden:4tanh&tool=train',
  '#model=network&net=data:moons,hidden:8relu.8relu&tool=diagnosis',
]

const KEYS = ['ArrowRight', 'ArrowLeft', 'Shift+ArrowRight', 'Space', 'Home', 'End', '1', '3', '5', '[', ']']
const LETTERS = ['w', 'd', 't', 'i', 'p', 'g', 'n', 's', 'c', 'm', 'Control+z', 'Control+y', 'Escape']

const act = async (page: Page, random: () => number): Promise<void> => {
  const one = (all: readonly string[]): string => all[Math.floor(random() * all.length)]!
  const [kind, x, y] = [random(), 20 + random() * 1000, 70 + random() * 600]
  if (kind < 0.15)
    await page.evaluate((hash) => {
      location.hash = hash
    }, one(PLACES))
  else if (kind < 0.45) await page.keyboard.press(one(KEYS))
  else if (kind < 0.6) await page.keyboard.press(one(LETTERS))
  else if (kind < 0.9) await page.mouse.move(x, y)
  else await page.mouse.dblclick(x, y)
}

for (const seed of [1, 2])
  test(`networks that are changed for others in the midst of it all leave a page that works (seed ${seed})`, async ({
    open,
  }) => {
    const page = await open('#model=mazur')
    await controlsOf(page)
    const random = randomFrom(seed)
    for (let k = 0; k < 160; k++) await act(page, random)
    for (let k = 0; k < 3; k++) await page.keyboard.press('Escape')
    await page.evaluate(() => {
      location.hash = '#model=mazur&step=24&by=edge&tool=none'
    })
    const { rests, stage } = await controlsOf(page)
    await rests(24)
    await stage.focus()
    await page.keyboard.press('ArrowRight')
    await rests(28)
  })
