import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { chromiumArguments, findOrInstallChromium } from '../tools/chromium.mjs'
import { serve } from '../tools/serve.ts'
import { engineRows, seekRows } from './engine.ts'
import { firstLoadRows } from './first-load.ts'
import { keyPressRows } from './key-press.ts'
import { type Row, tableOf, verdictOf } from './row.ts'
import { stageRows } from './stage.ts'

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
    console.log(`measuring ${name} …`)
    try {
      rows.push(...(await rowsOf()))
    } catch (error) {
      failures.push(`${name} could not be measured: ${error instanceof Error ? error.message : error}`)
    }
  }
  await measure('the engine', () => engineRows(scratch))
  await measure('seeks', () => seekRows(scratch))
  await measure('the first load', () => firstLoadRows(browser, site, folder))
  await measure('the stage', () => stageRows(browser, scratch))
  await measure('key presses', () => keyPressRows(browser, site))
  await browser.close()
  await site.close()
  console.log(`\n${tableOf(rows)}`)
  for (const failure of failures) console.log(`\n${failure}`)
  if (failures.length > 0 || rows.some((row) => verdictOf(row) === 'MISSED')) process.exitCode = 1
}
