import { loadavg } from 'node:os'
import type { Browser, Page } from '@playwright/test'
import type { Size } from '../../src/engine/step.ts'
import type { Row } from './row.ts'
import type { StageBench } from './stage-page.tsx'
import { LATE_MS, percentile, stagePage, stageSite } from './stage-site.ts'

declare const bench: StageBench

/** A stretch of play: beats of a size from a place on, for some seconds and at least so many step changes. */
type Stretch = {
  readonly size: Size
  readonly from: 'forward' | 'backward'
  readonly seconds: number
  readonly changes: number
  /** Whether the design has a budget for it. */
  readonly beside: boolean
}

/** Less than this of a late frame is not what made it late. */
const OWN_MS = 12

const play = (page: Page, stretch: Stretch) =>
  page.evaluate(async ({ size, from, seconds, changes: wanted }) => {
    const { store, watch } = bench
    const { schedule } = store.getState().compiled
    const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
    store.getState().setSize(size)
    store.getState().goTo(from === 'forward' ? 0 : schedule.pass.indexOf(3))
    // What jumping there has cost is over.
    await wait(1000)
    let step = store.getState().playhead.step
    let changes = 0
    const stop = store.subscribe(({ playhead }) => {
      if (playhead.step !== step) changes++
      step = playhead.step
    })
    const frames = watch()
    const started = performance.now()
    store.getState().play()
    while (performance.now() - started < seconds * 1000 || changes < wanted) await wait(50)
    store.getState().pause()
    stop()
    return { ...frames.stop(), changes, seconds: (performance.now() - started) / 1000 }
  }, stretch)

const rowsOf = async (page: Page, edges: number, stretch: Stretch): Promise<Row[]> => {
  const [load = Number.NaN] = loadavg()
  const { draws, gaps, changes, seconds } = await play(page, stretch)
  const late = draws.filter((_, k) => (gaps[k] ?? 0) > LATE_MS)
  const own = late.filter((ms) => ms > OWN_MS).length
  const common = { beside: stretch.beside, load }
  const what = `${edges.toLocaleString('en')} edges, play by ${stretch.size}, ${stretch.from}:`
  const note = `${changes} step changes in ${seconds.toFixed(1)} s, ${draws.length} frames, median ${percentile(draws, 0.5).toFixed(1)} ms, longest ${Math.max(...draws).toFixed(1)} ms`
  return [
    {
      ...common,
      what: `${what} main-thread draw p95`,
      unit: 'ms',
      must: 8,
      aim: 4,
      measured: percentile(draws, 0.95),
      note,
      why: 'script of animation frames and the React work they cause, on the wall clock: time taken by other processes counts in',
    },
    {
      ...common,
      what: `${what} frame gaps > ${LATE_MS} ms`,
      unit: '%',
      must: 5,
      aim: 1,
      measured: (100 * late.length) / gaps.length,
      note: `longest ${Math.max(...gaps).toFixed(0)} ms`,
      why: `in ${own} of ${late.length} late frames the page's own script took more than ${OWN_MS} ms; the others waited for the browser's compositing in software or for a core`,
    },
  ]
}

/** The heap after a minute's steps to and fro over the same hundred places, against the heap after the first of them. */
const heapRows = async (page: Page): Promise<Row[]> => {
  const session = await page.context().newCDPSession(page)
  const heap = async (): Promise<number> => {
    for (let k = 0; k < 3; k++) await session.send('HeapProfiler.collectGarbage')
    return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6
  }
  const step = (seconds: number): Promise<number> =>
    page.evaluate(async (ms) => {
      const { store } = bench
      const start = performance.now()
      let presses = 0
      while (performance.now() - start < ms) {
        if (presses % 100 === 0) store.getState().first()
        store.getState().forward()
        presses++
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 10)))
      }
      store.getState().first()
      return presses
    }, seconds * 1000)
  const [load = Number.NaN] = loadavg()
  await page.evaluate(() => bench.store.getState().setSize('edge'))
  await step(15)
  const before = await heap()
  const presses = await step(60)
  const after = await heap()
  return [
    {
      beside: true,
      load,
      what: 'heap growth over a minute of stepping, 10,092 edges',
      unit: 'MB',
      must: 1,
      aim: 0.2,
      measured: after - before,
      note: `${presses} steps, from ${before.toFixed(2)} to ${after.toFixed(2)} MB`,
    },
  ]
}

/** Play on a network of 10,092 weights: what frames cost and how evenly they come, and whether stepping leaks. */
export const stageRows = async (browser: Browser, scratch: string): Promise<Row[]> => {
  const site = await stageSite(scratch)
  const page = await stagePage(browser, site)
  const edges = await page.evaluate(() => bench.store.getState().layout?.wires.length ?? 0)
  const stretches: readonly Stretch[] = [
    { size: 'edge', from: 'forward', seconds: 10, changes: 20, beside: false },
    { size: 'edge', from: 'backward', seconds: 10, changes: 20, beside: false },
    { size: 'neuron', from: 'backward', seconds: 5, changes: 4, beside: true },
    { size: 'layer', from: 'backward', seconds: 5, changes: 2, beside: true },
    { size: 'pass', from: 'forward', seconds: 5, changes: 0, beside: true },
  ]
  const rows: Row[] = []
  for (const stretch of stretches) rows.push(...(await rowsOf(page, edges, stretch)))
  rows.push(...(await heapRows(page)))
  await page.close()
  await site.close()
  return rows
}
