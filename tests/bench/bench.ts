import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { chromiumArguments, findOrInstallChromium } from '../tools/chromium.mjs'
import { serve } from '../tools/serve.ts'
import { engineRows, readerRows, seekRows } from './engine.ts'
import { expressionRows, layoutRows } from './expressions.ts'
import { firstLoadRows } from './first-load.ts'
import { keyPressRows } from './key-press.ts'
import { openingRows } from './opening.ts'
import { missesOf, type Row, tableOf, verdictOf } from './row.ts'
import { stageRows } from './stage.ts'
import { trainingRows } from './training.ts'

const scratch = 'test-results/bench'

/** Measures every budget of the design that the product has by now, and prints them as a table. */
export const main = async (): Promise<void> => {
  const folder = join(scratch, 'site')
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  const executablePath = findOrInstallChromium()
  if (!executablePath) throw new Error('No Chromium is to be had')
  // Every other host is out of reach, as on a machine without a network.
  const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments, offline] })
  const site = await serve(folder)
  const rows: Row[] = []
  const failures: string[] = []
  const measure = async (name: string, rowsOf: () => Promise<Row[]>): Promise<void> => {
    const [load = Number.NaN] = loadavg()
    console.log(`measuring ${name} …`)
    try {
      rows.push(...(await rowsOf()).map((row) => ({ load, ...row })))
    } catch (error) {
      failures.push(`${name} could not be measured: ${error instanceof Error ? error.message : error}`)
    }
  }
  await measure('the engine', () => engineRows(scratch))
  await measure('seeks', () => seekRows(scratch))
  await measure('layouts', () => layoutRows(scratch))
  await measure('the reader of programs', () => readerRows(scratch))
  await measure('the first load', () => firstLoadRows(browser, site, folder))
  await measure('the stage', () => stageRows(browser, scratch))
  await measure('opening neurons', () => openingRows(browser, scratch))
  await measure('large expressions', () => expressionRows(browser, scratch))
  await measure('key presses', () => keyPressRows(browser, site))
  await measure('training', () => trainingRows(browser, site, scratch))
  const version = browser.version()
  await browser.close()
  await site.close()
  console.log(`\n${availableParallelism()} cores, Chromium ${version}, no GPU, Node ${process.version}`)
  console.log(`Above a load of 1 other work takes part of the cores; measure again when it is quiet.\n`)
  console.log(tableOf(rows))
  console.log(
    '(in parentheses: measured beside the budgets of the design, against limits of the bench itself)',
  )
  for (const line of missesOf(rows)) console.log(`\n${line}`)
  for (const failure of failures) console.log(`\n${failure}`)
  if (failures.length > 0 || rows.some((row) => !row.beside && verdictOf(row) === 'MISSED'))
    process.exitCode = 1
}
