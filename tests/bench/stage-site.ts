import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { build } from 'vite'
import { type Site, serve } from '../tools/serve.ts'
import type { StageBench } from './stage-page.tsx'

declare const bench: StageBench

/** A frame that comes later than this after the last one is late. */
export const LATE_MS = 25

/** The number that a share of all numbers is below. */
export const percentile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)] ?? Number.NaN

/** Builds the bench's own page and serves it. */
export const stageSite = async (scratch: string): Promise<Site> => {
  const outDir = join(process.cwd(), scratch, 'stage')
  await build({
    root: 'tests/bench',
    base: './',
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: 'tests/bench/stage.html' } },
  })
  return serve(outDir)
}

/** Opens the bench's own page, on a network of these sizes, and waits until its picture is there. */
export const stagePage = async (browser: Browser, site: Site, sizes?: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${site.url}stage.html${sizes ? `?sizes=${sizes}` : ''}`)
  await page.waitForFunction(
    () => bench.store.getState().layout !== null && bench.store.getState().trace !== null,
  )
  await page.waitForTimeout(3000)
  return page
}
