import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import type { Site } from '../tools/serve.ts'
import type { Row } from './row.ts'

/** What a first visit fetches from the built site, and the fonts, and whether any other host is asked. */
export const firstLoadRows = async (browser: Browser, site: Site, folder: string): Promise<Row[]> => {
  const page = await browser.newPage()
  const own = new Set<string>()
  const others = new Set<string>()
  page.context().on('request', (request) => {
    const { protocol, origin, href } = new URL(request.url())
    if (!/^(https?|wss?):$/.test(protocol)) return
    if (origin === new URL(site.url).origin) own.add(href)
    else others.add(href)
  })
  await page.goto(site.url)
  await page.waitForTimeout(2500)
  for (let k = 0; k < 20; k++) await page.keyboard.press('ArrowRight')
  await page.waitForTimeout(500)
  await page.close()
  const files = [...own]
    .map((href) => decodeURIComponent(href.slice(site.url.length)))
    .filter((file) => /\.(js|css)$/.test(file))
  const bytes = async (file: string): Promise<number> =>
    gzipSync(await readFile(join(folder, file)), { level: 9 }).length
  const sizes = await Promise.all(files.map(async (file) => [file, await bytes(file)] as const))
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)
  const assets = await readdir(join(folder, 'assets'))
  const fonts = await Promise.all(
    assets
      .filter((name) => name.endsWith('.woff2'))
      .map(async (name) => (await readFile(join(folder, 'assets', name))).length),
  )
  return [
    {
      what: 'first load, script (worker included) + CSS, gzip',
      unit: 'kB',
      must: 170,
      aim: 140,
      measured: sum(sizes.map(([, size]) => size)) / 1000,
      note: sizes
        .map(([file, size]) => `${file.replace(/^assets\//, '')} ${(size / 1000).toFixed(1)}`)
        .join(', '),
      why: 'it does not depend on load: the row says what each file weighs; what the first screen does not show can be loaded later',
    },
    { what: 'fonts, subset woff2', unit: 'kB', must: 90, aim: 60, measured: sum(fonts) / 1000 },
    {
      what: 'requests to other hosts',
      unit: '',
      must: 0,
      aim: 0,
      measured: others.size,
      note: [...others].join(', '),
    },
  ]
}
