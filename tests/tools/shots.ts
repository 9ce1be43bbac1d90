import { mkdirSync, rmSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { chromiumArguments, findOrInstallChromium } from './chromium.mjs'
import { type Moment, moments } from './moments.ts'
import { serve } from './serve.ts'

const sizes = [
  [1440, 900],
  [1920, 1080],
  [1280, 720],
  [390, 844],
  [360, 640],
  [844, 390],
] as const
/** The shorter side of what is held in a hand, in CSS px. */
const HAND = 480
const themes = ['light', 'dark', 'projector'] as const
/** Ways of seeing that Chromium can stand in for; `full` is none of them. */
const visions = ['full', 'protanopia', 'deuteranopia', 'tritanopia', 'achromatopsia'] as const
const folder = 'shots'

const linkOf = ({ hash }: Moment, theme: string): string => `${hash || '#model=mazur'}&theme=${theme}`

/**
 * Takes every moment in every theme at every size. Arguments choose among them: a moment's name, a theme, or a size
 * such as `1440x900`; several of a kind add up. A kind of colour blindness, such as `deuteranopia`, or `blind` for all of
 * them, takes them as they are seen with it.
 * Phones are touched, and have two pixels to the CSS px.
 */
export const main = async (chosen: readonly string[]): Promise<void> => {
  const executablePath = findOrInstallChromium()
  if (!executablePath) throw new Error('No Chromium is to be had')
  const pick = <T>(all: readonly T[], nameOf: (each: T) => string): readonly T[] => {
    const some = all.filter((each) => chosen.includes(nameOf(each)))
    return some.length > 0 ? some : all
  }
  const seen = visions.filter((v) => chosen.includes(v) || (v !== 'full' && chosen.includes('blind')))
  const site = 'test-results/shots-site'
  await build({ logLevel: 'error', build: { outDir: site, emptyOutDir: true } })
  const { url, close } = await serve(site)
  const browser = await chromium.launch({ executablePath, args: chromiumArguments })
  if (chosen.length === 0) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [width, height] of pick(sizes, ([w, h]) => `${w}x${h}`))
    for (const theme of pick(themes, (each) => each)) {
      const phone = Math.min(width, height) <= HAND
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme === 'dark' ? 'dark' : 'light',
        ...(phone ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
      })
      for (const moment of pick(moments, ({ name }) => name)) {
        const page = await context.newPage()
        page.on('pageerror', (error) => console.log(`${moment.name}: ${error.message}`))
        await page.goto(url + linkOf(moment, theme))
        await page.evaluate(() => document.fonts.ready)
        await page.waitForTimeout(600)
        await moment.act?.(page)
        await page.waitForTimeout(moment.act ? 2000 : 200)
        const devtools = await context.newCDPSession(page)
        for (const vision of seen.length > 0 ? seen : (['full'] as const)) {
          const type = vision === 'full' ? 'none' : vision
          await devtools.send('Emulation.setEmulatedVisionDeficiency', { type })
          const suffix = vision === 'full' ? '' : `-${vision}`
          const file = `${folder}/${moment.name}-${theme}-${width}x${height}${suffix}.png`
          await page.screenshot({ path: file })
          console.log(file)
        }
        await page.close()
      }
      await context.close()
    }
  await browser.close()
  await close()
}
