import { loadavg } from 'node:os'
import type { Browser } from '@playwright/test'
import type { Row } from './row.ts'
import type { StageBench } from './stage-page.tsx'
import { LATE_MS, percentile, stagePage, stageSite } from './stage-site.ts'

declare const bench: StageBench

const SIZES = '2-8-8-1'
const TIMES = 6
/** Longer than a neuron takes to open. */
const MS = 800

/** Opening and closing all neurons of a small network: what frames cost and how evenly they come. */
export const openingRows = async (browser: Browser, scratch: string): Promise<Row[]> => {
  const site = await stageSite(scratch)
  const page = await stagePage(browser, site, SIZES)
  const [load = Number.NaN] = loadavg()
  const measured = await page.evaluate(
    async ({ times, ms }) => {
      const { store, watch } = bench
      const { nodes } = store.getState().compiled.graph
      const names = nodes.flatMap(({ name, tag }) => (tag?.role === 'activation' ? [name] : []))
      const wait = (pause: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, pause))
      // What is loaded when a neuron is first opened is there from now on.
      for (const open of [true, false]) {
        store.getState().setOpen(names, open)
        await wait(3 * ms)
      }
      const frames = watch()
      for (let k = 0; k < 2 * times; k++) {
        store.getState().setOpen(names, k % 2 === 0)
        await wait(ms)
      }
      return frames.stop()
    },
    { times: TIMES, ms: MS },
  )
  await page.close()
  await site.close()
  const { draws, gaps } = measured
  const late = gaps.filter((gap) => gap > LATE_MS).length
  const what = `all neurons of a ${SIZES} network opened and closed ${TIMES} times:`
  return [
    {
      what: `${what} main-thread draw p95`,
      unit: 'ms',
      must: 8,
      aim: 4,
      measured: percentile(draws, 0.95),
      load,
      note: `${draws.length} frames, median ${percentile(draws, 0.5).toFixed(1)} ms, longest ${Math.max(...draws).toFixed(1)} ms`,
      why: 'script of animation frames and the React work they cause, on the wall clock: time taken by other processes counts in',
    },
    {
      what: `${what} frame gaps > ${LATE_MS} ms`,
      unit: '%',
      must: 5,
      aim: 1,
      measured: (100 * late) / gaps.length,
      load,
      note: `longest ${Math.max(...gaps).toFixed(0)} ms`,
      why: 'each frame of a morph draws the whole picture anew, in software where there is no GPU',
    },
  ]
}
