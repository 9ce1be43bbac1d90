import type { Page } from '@playwright/test'
import { beatBefore } from '../../src/engine/beats.ts'
import { explain } from '../../src/explain/explain.ts'
import { layoutNetwork } from '../../src/layout/network-layout.ts'
import { mazur } from '../../src/models/mazur.ts'
import { fit } from '../../src/render/camera.ts'
import { THEMES } from '../../src/render/theme.ts'
import type { Mark } from '../../src/scene/mark.ts'
import { pictureOf } from '../../src/scene/scene.ts'
import { momentsOfRecipe } from '../explain/moments.ts'
import { boxOf, controlsOf } from './controls.ts'
import { drawn } from './pictures.ts'
import { expect, test } from './site.ts'

test.use({ viewport: { width: 1920, height: 1080 } })

/** Text on the page that is smaller than allowed, in CSS px; what only readers hear does not count. */
const smallTexts = (page: Page, least: number, within = 'body'): Promise<string[]> =>
  page.evaluate(
    ([limit, selector]) => {
      const found = new Set<string>()
      for (const root of document.querySelectorAll(selector)) {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const element = node.parentElement
          if (!element || node.textContent?.trim() === '' || !element.checkVisibility()) continue
          if (element.closest('.sr-only, script, style, noscript')) continue
          const size = Number.parseFloat(getComputedStyle(element).fontSize)
          if (size < limit) found.add(`${size.toFixed(1)}: ${node.textContent}`)
        }
      }
      return [...found]
    },
    [least, within] as const,
  )

const places = [
  ['before the first step', 'step=0&by=neuron'],
  ['a pull to a weight', 'step=102&by=edge'],
  ['a pull that adds', 'step=103&by=edge'],
  ['a neuron sending back', 'step=96&by=neuron'],
  ['the end of the backward pass', 'step=113&by=pass'],
  ['an update', 'step=118&by=edge'],
  ['a question', 'step=100&by=edge&hold=on&u=0'],
] as const

for (const [name, place] of places)
  test(`in the projector theme no text is under 20 px, sentence and formula not under 24: ${name}`, async ({
    open,
  }) => {
    const page = await open(`#model=mazur&theme=projector&${place}`)
    await controlsOf(page)
    await expect(page.locator('.hall')).toBeVisible()
    await expect.poll(() => smallTexts(page, 20)).toEqual([])
    const large = '.sentence, .boundary, .this-step h2, td:not(.note)'
    await expect.poll(() => smallTexts(page, 24, large)).toEqual([])
    const tiny = (): Promise<number[]> =>
      page
        .locator('.card .formula math')
        .evaluateAll((all) => all.map((math) => Number.parseFloat(getComputedStyle(math).fontSize)))
        .then((sizes) => sizes.filter((size) => size < 24))
    await expect.poll(tiny).toEqual([])
    const cut = (): Promise<string[]> =>
      page.locator('.card .formula').evaluateAll((all) =>
        all.flatMap((box) => {
          const inner = box.firstElementChild?.getBoundingClientRect()
          const outer = box.closest('.card')?.getBoundingClientRect()
          return inner && outer && (inner.right > outer.right + 1 || inner.top < outer.top - 1) ? ['cut'] : []
        }),
      )
    await expect.poll(cut).toEqual([])
  })

/** Formulas and tables that reach out of their card, or out of the strip. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.card .formula > math, .card .account, .this-step .sentence')].flatMap(
      (inner) => {
        const outer = inner.closest('.card, .this-step')?.getBoundingClientRect()
        const strip = inner.closest('aside')?.getBoundingClientRect()
        const { top, right, bottom } = inner.getBoundingClientRect()
        const isCut =
          !outer || !strip || right > outer.right + 1 || top < outer.top - 1 || bottom > strip.bottom + 1
        return isCut ? [inner.className.toString() || inner.tagName] : []
      },
    ),
  )

for (const [width, height] of [
  [1920, 1080],
  [1280, 720],
] as const)
  test(`matrices and accounts of passes fit the strip of the lecture view at ${width} × ${height}`, async ({
    open,
    page,
  }) => {
    await page.setViewportSize({ width, height })
    for (const place of [
      '24&by=layer',
      '57&by=layer',
      '103&by=layer',
      '121&by=layer',
      '57&by=pass',
      '113&by=pass',
    ]) {
      await page.goto('about:blank')
      await open(`#model=mazur&step=${place}`)
      await controlsOf(page)
      await page.keyboard.press('f')
      await expect(page.locator('.lecture')).toBeVisible()
      await expect.poll(() => cutOff(page), place).toEqual([])
    }
  })

test('on the stage of the projector theme numbers are not under 24 px, names not under 20, wires not under 3', async ({
  open,
}) => {
  const page = await open('#model=mazur&theme=projector&step=102&by=edge')
  const { stage } = await controlsOf(page)
  await expect(page.locator('.hall')).toBeVisible()
  // The style sheet of the hall comes after the first paint.
  await expect.poll(async () => (await boxOf(stage)).width).toBe(1920)
  const { width, height } = await boxOf(stage)
  const at = momentsOfRecipe(mazur)
  const { graph, schedule } = at('write', 0)
  const layout = layoutNetwork(graph, (width - 8) / (height - 8))!
  const { k } = fit({ x: 0, y: 0, w: layout.width, h: layout.height }, { width, height }, 4, 3)
  const small: string[] = []
  const look = (mark: Mark): void => {
    if (mark.t !== 'text') return
    const text = mark.spans.map((s) => s.text).join('')
    const size = mark.size * k * layout.textScale
    if (size < (/\d\.\d/.test(text) ? 24 : 20)) small.push(`${size.toFixed(1)}: ${text}`)
  }
  for (const size of ['write', 'edge', 'neuron', 'layer', 'pass'] as const)
    for (let step = 0; step <= schedule.length; step++) {
      const moment = at(size, step, beatBefore(schedule, size, step))
      const picture = pictureOf({ moment, layout, u: 1, told: explain(moment) })
      for (const item of picture.glyphs) item.marks.forEach(look)
      picture.moving.forEach(look)
    }
  expect([...new Set(small)]).toEqual([])
  expect(THEMES.projector.wireLeast * k).toBeGreaterThanOrEqual(3)
})

for (const [width, height] of [
  [1920, 1080],
  [1440, 900],
  [1280, 720],
  [1024, 768],
] as const)
  test(`nothing of the projector’s page lies outside a window of ${width} × ${height}`, async ({
    open,
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await open('#model=mazur&theme=projector&step=96&by=neuron')
    await controlsOf(page)
    const outside = (): Promise<string[]> =>
      page.evaluate(() =>
        [
          ...document.querySelectorAll('.header *, .bar button, .this-step p, .this-step h2, .formula'),
        ].flatMap((element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect()
          const isOut = left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1
          return isOut && element.checkVisibility() && !element.closest('[popover], .sr-only')
            ? [`${element.tagName} ${element.textContent}`]
            : []
        }),
      )
    await expect.poll(outside).toEqual([])
  })

test('the lecture view hides an open tool, which is there again after it', async ({ open }) => {
  const page = await open('#model=mazur&theme=projector&tool=nudge')
  const tool = page.locator('.tool')
  await expect(tool).toBeVisible()
  await controlsOf(page)
  await page.locator('.stage').focus()
  await page.keyboard.press('f')
  await expect(page.locator('.lecture')).toBeVisible()
  await expect(tool).toBeHidden()
  await page.keyboard.press('f')
  await expect(tool).toBeVisible()
})

for (const place of ['step=378&by=layer', 'step=378&by=neuron', 'step=428&by=neuron', 'step=503&by=layer'])
  test(`all of the formula is seen in the strip at ${place}`, async ({ open }) => {
    const network = 'net=data:iris,hidden:5tanh,opt:adam,rate:0.02&iteration=3&sample=10'
    const page = await open(`#model=network&${network}&${place}&theme=projector`)
    const { thisStep } = await controlsOf(page)
    await page.keyboard.press('f')
    await expect(page.locator('.lecture')).toBeVisible()
    const overhang = (): Promise<number> =>
      thisStep.locator('.formula-box').evaluate((frame) => {
        const box = frame.getBoundingClientRect()
        const math = frame.querySelector('math')!.getBoundingClientRect()
        const sides = [box.left - math.left, box.top - math.top]
        return Math.max(...sides, math.right - box.right, math.bottom - box.bottom)
      })
    await expect.poll(overhang).toBeLessThanOrEqual(1.5)
  })

test('legend and buttons of the projector lie on nothing of the picture', async ({ open }) => {
  const page = await open('#model=mazur&theme=projector&step=102&by=edge')
  const { stage } = await controlsOf(page)
  const at = momentsOfRecipe(mazur)
  const { graph, schedule } = at('write', 0)
  const hidden = async (): Promise<string[]> => {
    const { x: left, y: top, width, height } = await boxOf(stage)
    const aside = await page.locator('.hall .legend li, .hall .stage-tools .button').all()
    const boxes = await Promise.all(aside.map(async (each) => await boxOf(each)))
    const layout = layoutNetwork(graph, (width - 8) / (height - 8))!
    const { x, y, k } = fit({ x: 0, y: 0, w: layout.width, h: layout.height }, { width, height }, 4, 3)
    const found = new Set<string>(boxes.length === 0 ? ['no legend'] : [])
    for (let step = 0; step <= schedule.length; step++) {
      const moment = at('neuron', step, beatBefore(schedule, 'neuron', step))
      const { glyphs, moving } = pictureOf({ moment, layout, u: 1, told: explain(moment) })
      for (const mark of [...glyphs.flatMap(({ marks }) => marks), ...moving]) {
        if (mark.t !== 'rect') continue
        const [from, over] = [left + x + mark.x * k, top + y + mark.y * k]
        const [to, under] = [from + mark.w * k, over + mark.h * k]
        const meets = boxes.some(
          (b) => from < b.x + b.width && b.x < to && over < b.y + b.height && b.y < under,
        )
        if (meets) found.add(`${step}: ${mark.fill} at ${Math.round(from)}, ${Math.round(over)}`)
      }
    }
    return [...found]
  }
  // The style sheet of the hall comes after the first paint.
  await expect.poll(hidden, { timeout: 20_000 }).toEqual([])
})

test('steps of the projector follow each other', async ({ open, page }) => {
  await open('#model=mazur&theme=projector&step=102&by=edge')
  const { stage, step } = await controlsOf(page)
  await expect.poll(async () => (await boxOf(stage)).width).toBe(1920)
  const before = await step()
  for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowLeft')
  await expect.poll(step).toBeLessThan(before - 2)
  await expect(page.locator('.hall')).toBeVisible()
})

for (const model of ['mazur', 'network&net=data:circles,hidden:4tanh'])
  test(`a link to the projector opens without anything moving: ${model}`, async ({ open, page }) => {
    await page.addInitScript(() => {
      const shifts: number[] = []
      Object.assign(window, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as PerformanceEntry & { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await open(`#model=${model}&theme=projector`)
    const { stage } = await controlsOf(page)
    await drawn(stage)
    const moved = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
    expect(moved.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02)
  })
