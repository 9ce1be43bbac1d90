import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import type { Size } from '../../src/engine/step.ts'
import type { LargeShape } from '../models/large-expressions.ts'
import { LARGE_SHAPES } from '../models/large-expressions.ts'
import { serve } from '../tools/serve.ts'
import { runCompiled } from './engine.ts'
import type { Row } from './row.ts'
import type { StageBench } from './stage-page.tsx'

declare const bench: StageBench

/** The longest layouts of expressions, in a process of their own. */
export const layoutRows = async (scratch: string): Promise<Row[]> => {
  const times = await runCompiled('layout-times', scratch)
  const row = (count: number, must: number, aim: number): Row => ({
    what: `layout of ${count.toLocaleString('en')} operations`,
    unit: 'ms',
    must,
    aim,
    measured: times[`longest${count}`] ?? Number.NaN,
    note: `longest of ${Object.keys(LARGE_SHAPES).length} shapes: ${Object.keys(LARGE_SHAPES)[times[`worst${count}`] ?? -1]}`,
    why: 'wires that span very many columns are cut into many pieces',
  })
  return [row(60, 300, 100), row(300, 300, 100), row(2000, 3000, 600)]
}

interface Opened {
  readonly layout: number
  readonly longest: number
  readonly edges: number
}

/** From asking for a recipe to its layout on the page, and the longest task of the main thread on the way. */
const open = (page: Page, shape: LargeShape, count: number): Promise<Opened> =>
  page.evaluate(
    async ({ shape, count }) => {
      const { store, largeRecipe } = bench
      const recipe = largeRecipe(shape, count)
      let longest = 0
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
      })
      observer.observe({ entryTypes: ['longtask'] })
      const start = performance.now()
      await store.getState().replaceRecipe(recipe)
      while (store.getState().compiled.recipe.id !== recipe.id || store.getState().layout === null)
        await new Promise((resolve) => setTimeout(resolve, 4))
      const layout = performance.now() - start
      await new Promise((resolve) => setTimeout(resolve, 2500))
      observer.disconnect()
      return { layout, longest, edges: store.getState().layout?.wires.length ?? 0 }
    },
    { shape, count },
  )

/** What frames of play cost, in ms, from a share of the recording on. */
const play = (page: Page, size: Size, from: number): Promise<number> =>
  page.evaluate(
    async ({ size, from }) => {
      const { store, watch } = bench
      store.getState().setSize(size)
      store.getState().goTo(Math.floor(store.getState().compiled.schedule.length * from))
      await new Promise((resolve) => setTimeout(resolve, 800))
      const frames = watch()
      store.getState().play()
      await new Promise((resolve) => setTimeout(resolve, 4000))
      store.getState().pause()
      const draws = frames.stop().draws.toSorted((a, b) => a - b)
      return draws[Math.floor(draws.length * 0.95)] ?? Number.NaN
    },
    { size, from },
  )

/** Large expressions in the product's page, which the stage's rows have built: opening one and playing it. */
export const expressionRows = async (browser: Browser, scratch: string): Promise<Row[]> => {
  const site = await serve(join(process.cwd(), scratch, 'stage'))
  const rows: Row[] = []
  for (const [shape, count, must, aim] of [
    ['tree', 300, 300, 150],
    ['tree', 2000, 3000, 1000],
    ['chain', 2000, 3000, 1000],
  ] as const) {
    const [load = Number.NaN] = loadavg()
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${site.url}stage.html`)
    await page.waitForFunction(() => bench.store.getState().layout !== null)
    await page.waitForTimeout(1000)
    const { layout, longest, edges } = await open(page, shape, count)
    const what = `${shape} of ${count.toLocaleString('en')} operations:`
    const note = `${edges.toLocaleString('en')} edges`
    rows.push(
      { what: `${what} asked for to laid out`, unit: 'ms', must, aim, measured: layout, note, load },
      {
        what: `${what} longest task on opening`,
        unit: 'ms',
        must: 100,
        aim: 50,
        measured: longest,
        beside: true,
        load,
      },
    )
    for (const size of ['edge', 'pass'] as const)
      rows.push({
        what: `${what} play by ${size}, draw p95`,
        unit: 'ms',
        must: 8,
        aim: 4,
        measured: Math.max(await play(page, size, 0), await play(page, size, 0.7)),
        load,
        why: 'script of animation frames on the wall clock: time taken by other processes counts in',
      })
    await page.close()
  }
  await site.close()
  return rows
}
