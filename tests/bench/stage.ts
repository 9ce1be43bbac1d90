import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { build } from 'vite'
import { serve } from '../tools/serve.ts'
import type { Row } from './row.ts'
import type { StageBench } from './stage-page.tsx'

declare const bench: StageBench

const seconds = 10

/** Ten seconds of play, edge by edge, on a network of 10,092 weights: what frames cost and how evenly they come. */
export const stageRows = async (browser: Browser, scratch: string): Promise<Row[]> => {
  const outDir = join(process.cwd(), scratch, 'stage')
  await build({
    root: 'tests/bench',
    base: './',
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: 'tests/bench/stage.html' } },
  })
  const site = await serve(outDir)
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${site.url}stage.html`)
  await page.waitForFunction(
    () => bench.store.getState().layout !== null && bench.store.getState().trace !== null,
  )
  await page.waitForTimeout(3000)
  const { draws, gaps, changes, edges } = await page.evaluate(async (ms) => {
    const { store, frames, start } = bench
    let step = store.getState().playhead.step
    let changes = 0
    store.getState().setSize('edge')
    store.subscribe(({ playhead }) => {
      if (playhead.step !== step) changes++
      step = playhead.step
    })
    start()
    store.getState().play()
    await new Promise((resolve) => setTimeout(resolve, ms))
    store.getState().pause()
    return { ...frames, changes, edges: store.getState().layout?.wires.length ?? 0 }
  }, seconds * 1000)
  await page.close()
  await site.close()
  const p95 = draws.toSorted((a, b) => a - b)[Math.floor(draws.length * 0.95)] ?? Number.NaN
  const late = (100 * gaps.filter((gap) => gap > 25).length) / gaps.length
  const what = `${edges.toLocaleString('en')} edges, ${seconds} s of play:`
  const note = `${changes} step changes, ${draws.length} frames, longest ${Math.max(...draws).toFixed(1)} ms`
  return [
    { what: `${what} main-thread draw p95`, unit: 'ms', must: 8, aim: 4, measured: p95, note },
    {
      what: `${what} frame gaps > 25 ms`,
      unit: '%',
      must: 5,
      aim: 1,
      measured: late,
      note: `longest ${Math.max(...gaps).toFixed(0)} ms`,
    },
  ]
}
