import type { CDPSession, Locator, Page } from '@playwright/test'
import { boxOf, controlsOf, settled, spilt } from './controls.ts'
import { expect, test } from './site.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 })

const sizes = [
  [390, 844],
  [360, 640],
  [844, 390],
  [640, 360],
] as const

const frameOf = async (page: Page): Promise<number[]> => {
  const frame = page.locator('.minimap .frame')
  const read = (name: string) => frame.evaluate((e, n) => Number(e.getAttribute(n)), name)
  return Promise.all(['x', 'y', 'width', 'height'].map(read))
}

/** The frame of the map once the camera stands still. */
const restingFrame = async (page: Page): Promise<number[]> =>
  JSON.parse(await settled(page, async () => JSON.stringify(await frameOf(page))))

/** CSS px per world unit, by what the map says is in view over the whole width of the stage. */
const scaleOf = async (page: Page, stage: Locator): Promise<number> => {
  const [, , width] = await restingFrame(page)
  return (await boxOf(stage)).width / width!
}

const touch = async (
  session: CDPSession,
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  ...points: readonly (readonly [number, number])[]
): Promise<void> => {
  const touchPoints = points.map(([x, y], id) => ({ x: Math.round(x), y: Math.round(y), id }))
  await session.send('Input.dispatchTouchEvent', { type, touchPoints })
}

test('the camera follows, at a scale at which numbers are 12 px and more, with the lit parts in view', async ({
  open,
}) => {
  const page = await open('#model=mazur&step=24&by=edge')
  const { button, stage, rests } = await controlsOf(page)
  await rests(24)
  const seen = new Set<string>()
  for (const step of [28, 32, 34, 36]) {
    await button('Step forward').tap()
    await rests(step)
    await expect(page.locator('.minimap rect.lit').first()).toBeVisible()
    const scale = await scaleOf(page, stage)
    expect(16 * scale).toBeGreaterThanOrEqual(12)
    const frame = await boxOf(page.locator('.minimap .frame'))
    for (const lit of await page.locator('.minimap rect.lit').all()) {
      const box = await boxOf(lit)
      const [x, y] = [box.x + box.width * 0.75, box.y + box.height / 2]
      expect(x >= frame.x && x <= frame.x + frame.width).toBe(true)
      expect(y >= frame.y && y <= frame.y + frame.height).toBe(true)
    }
    seen.add((await restingFrame(page)).join())
  }
  expect(seen.size).toBeGreaterThan(1)
})

test('scrubbing drags the camera along, and back to the same view', async ({ open }) => {
  const page = await open('#model=mazur&step=24&by=edge&u=0.9')
  await controlsOf(page)
  const frame = async (): Promise<string> => (await restingFrame(page)).join()
  /** What is in view at another place within the write, once the page has gone there. */
  const movedTo = async (u: string): Promise<string> => {
    const before = await frame()
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#model=mazur&step=24&by=edge&u=${u}`)
    await expect.poll(frame).not.toBe(before)
    return frame()
  }
  const late = await frame()
  const early = await movedTo('0.1')
  await movedTo('0.4')
  const back = await movedTo('0.1')
  expect(back).toBe(early)
  expect(await movedTo('0.9')).toBe(late)
})

test('pinch and drag move the view and end following; Follow and Fit bring it back', async ({
  open,
  page,
}) => {
  await open('#model=mazur&step=102&by=edge')
  const { stage, button, rests } = await controlsOf(page)
  await expect(page.locator('.minimap')).toBeVisible()
  const followed = await restingFrame(page)
  const session = await page.context().newCDPSession(page)
  const box = await boxOf(stage)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 3]
  await touch(session, 'touchStart', [x - 30, y], [x + 30, y])
  for (let k = 1; k <= 5; k++) await touch(session, 'touchMove', [x - 30 - 10 * k, y], [x + 30 + 10 * k, y])
  await touch(session, 'touchEnd')
  await expect.poll(async () => (await frameOf(page))[2]).toBeLessThan(followed[2]! * 0.7)
  await expect(button('Follow')).toBeVisible()
  const zoomed = await restingFrame(page)
  await touch(session, 'touchStart', [x, y])
  for (let k = 1; k <= 5; k++) await touch(session, 'touchMove', [x + 12 * k, y])
  await touch(session, 'touchEnd')
  await expect.poll(async () => (await frameOf(page))[0]).toBeLessThan(zoomed[0]! - 20)
  const panned = await restingFrame(page)
  await button('Step forward').tap()
  await rests(103)
  expect(await restingFrame(page)).toEqual(panned)
  await button('Follow').tap()
  await expect.poll(async () => (await frameOf(page))[2]).toBeGreaterThan(zoomed[2]! * 1.3)
  await button('Fit').tap()
  await expect(page.locator('.minimap')).toHaveCount(0)
  await expect(button('Follow')).toBeVisible()
})

test('the first touch is not lost, however late the gestures arrive', async ({ open, page }) => {
  let letGo = (): void => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/stage-gestures-*.js', async (route) => {
    await held
    await route.continue()
  })
  await open('#model=mazur&step=102&by=edge')
  const { stage, button } = await controlsOf(page)
  await expect(page.locator('.minimap')).toBeVisible()
  const before = await restingFrame(page)
  const session = await page.context().newCDPSession(page)
  const box = await boxOf(stage)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 3]
  await touch(session, 'touchStart', [x, y])
  for (let k = 1; k <= 4; k++) await touch(session, 'touchMove', [x + 15 * k, y])
  expect(await restingFrame(page)).toEqual(before)
  letGo()
  await expect.poll(async () => (await frameOf(page))[0]).toBeLessThan(before[0]! - 40)
  const caughtUp = await restingFrame(page)
  await touch(session, 'touchMove', [x + 90, y])
  await expect.poll(async () => (await frameOf(page))[0]).toBeLessThan(caughtUp[0]! - 20)
  await touch(session, 'touchEnd')
  await expect(button('Follow')).toBeVisible()
})

test('a tap on the map looks there, and a tap on a glyph shows its card until one taps elsewhere', async ({
  open,
  page,
}) => {
  await open('#model=mazur&step=102&by=edge')
  const { button, stage, thisStep } = await controlsOf(page)
  const map = await boxOf(page.locator('.minimap svg'))
  await page.touchscreen.tap(map.x + map.width * 0.05, map.y + map.height / 2)
  await expect.poll(async () => (await frameOf(page))[0]).toBeLessThan(10)
  await button('Follow').tap()
  await expect.poll(async () => (await frameOf(page))[0]).toBeGreaterThan(100)
  await restingFrame(page)
  const box = await boxOf(stage)
  await page.touchscreen.tap(box.x + 0.75 * box.width, box.y + 90)
  const card = page.getByRole('tooltip')
  await expect(card).toBeVisible()
  const { x, y, width, height } = await boxOf(card)
  expect(x >= box.x && x + width <= box.x + box.width).toBe(true)
  expect(y >= box.y && y + height <= box.y + box.height).toBe(true)
  await thisStep.getByRole('heading').tap()
  await expect(card).toHaveCount(0)
})

for (const [width, height] of sizes)
  test.describe(`at ${width}×${height}`, () => {
    test.use({ viewport: { width, height } })

    test('every target is 44 px and more, nothing lies outside, and the page does not scroll sideways', async ({
      open,
      page,
    }) => {
      await open('#model=mazur&step=102&by=edge')
      await controlsOf(page)
      const small = async (within: string): Promise<string[]> =>
        page.evaluate((scope) => {
          const targets = document.querySelectorAll(
            `${scope} :is(button, summary, a[href], label:has(input), [role="slider"], .minimap)`,
          )
          return [...targets].flatMap((target) => {
            const { left, top, width: w, height: h } = target.getBoundingClientRect()
            if (w === 0 || getComputedStyle(target).visibility === 'hidden') return []
            const outside = left < -0.5 || left + w > innerWidth + 0.5
            const name = target.getAttribute('aria-label') ?? target.textContent
            return w < 43.5 || h < 43.5 || outside ? [`${name}: ${w}×${h} at ${left}, ${top}`] : []
          })
        }, within)
      await expect.poll(() => small('.app')).toEqual([])
      await page.getByRole('button', { name: 'More' }).tap()
      await expect(page.getByRole('radio', { name: '4×', exact: true })).toBeVisible()
      await expect.poll(() => small('.more-sheet')).toEqual([])
      await expect(page.getByText('after 0 updates', { exact: true })).toBeVisible()
      await expect.poll(() => spilt(page)).toBeLessThanOrEqual(0)
    })

    test('sentence and formula are in view without scrolling where the page is upright', async ({
      open,
      page,
    }) => {
      await open('#model=mazur&step=102&by=edge')
      const { thisStep, button } = await controlsOf(page)
      const bar = await boxOf(page.locator('.bar'))
      const last = height > width ? thisStep.locator('math').first() : thisStep.getByRole('heading')
      for (const part of [thisStep.getByRole('heading'), last]) {
        const box = await boxOf(part)
        expect(box.y + box.height).toBeLessThanOrEqual(bar.y + 0.5)
      }
      await expect(button('Step forward')).toBeInViewport({ ratio: 1 })
      await expect(page.locator('.model')).toBeInViewport({ ratio: 1 })
    })
  })

test('the lecture view keeps the step buttons', async ({ open, page }) => {
  await open('#model=mazur&step=102&by=edge')
  const { button } = await controlsOf(page)
  await button('Lecture view').click()
  await expect(button('Leave lecture view')).toBeVisible()
  await button('Step forward').tap()
  await expect(page).toHaveURL(/step=103/)
})

test.describe('with text twice as large on a laptop', () => {
  test.use({ viewport: { width: 1280, height: 720 }, hasTouch: false, isMobile: false, deviceScaleFactor: 1 })

  test('everything can be reached, and nothing lies over anything else', async ({ open, page }) => {
    await open('#model=mazur&step=102&by=edge')
    const { button, stage, thisStep, timeline } = await controlsOf(page)
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    const names = ['First step', 'Step back', 'Play', 'Step forward', 'Last step', 'More', 'Fit', 'Theme']
    for (const name of names) await expect(button(name)).toBeInViewport({ ratio: 1 })
    await expect(timeline).toBeInViewport()
    const parts = [page.locator('.header'), stage, page.locator('aside'), page.locator('.bar')]
    const [header, left, right, bar] = await Promise.all(parts.map(boxOf))
    expect(left!.y).toBeGreaterThanOrEqual(header!.y + header!.height - 1)
    expect(right!.x).toBeGreaterThanOrEqual(left!.x + left!.width - 1)
    expect(bar!.y).toBeGreaterThanOrEqual(left!.y + left!.height - 1)
    expect(bar!.y + bar!.height).toBeLessThanOrEqual(720.5)
    await thisStep.locator('math').first().scrollIntoViewIfNeeded()
    await expect(thisStep.locator('math').first()).toBeInViewport({ ratio: 0.9 })
    await page.getByRole('table', { name: 'Parameters', exact: true }).scrollIntoViewIfNeeded()
    await button('More').click()
    await expect(page.getByRole('radio', { name: '2×', exact: true })).toBeInViewport({ ratio: 1 })
    await expect.poll(() => spilt(page)).toBeLessThanOrEqual(0)
  })
})
