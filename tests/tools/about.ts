import { chromium } from '@playwright/test'
import { build } from 'vite'
import { drawn } from '../e2e/pictures.ts'
import { chromiumArguments, findOrInstallChromium } from './chromium.mjs'
import { serve } from './serve.ts'

/** A picture in `public/about/`: its name, the link to what it shows, and its size where it is another. */
interface Picture {
  readonly name: string
  readonly hash: string
  readonly size?: readonly [width: number, height: number]
  /** In the lecture view. */
  readonly lecture?: boolean
}

const MOONS = 'model=network&net=data:moons,hidden:4tanh.4tanh,opt:adam,rate:0.03&iteration=400'
const CIRCLES = 'model=network&net=data:circles,hidden:8tanh.8tanh,opt:adam,rate:0.03&iteration=300'

const pictures: readonly Picture[] = [
  { name: 'chain-rule-dark', hash: 'model=mazur&step=102&by=edge&theme=dark' },
  { name: 'first-screen-light', hash: 'model=mazur&theme=light' },
  { name: 'opened-dark', hash: 'model=mazur&step=102&by=edge&open=all&theme=dark' },
  { name: 'expression-light', hash: 'model=micrograd-lecture&step=20&by=edge&tool=expression&theme=light' },
  { name: 'network-dark', hash: `${CIRCLES}&sample=2&step=704&by=edge&theme=dark` },
  { name: 'train-light', hash: `${MOONS}&tool=train&theme=light` },
  // Sites that preview links ask for this size.
  { name: 'social', hash: 'model=mazur&step=102&by=edge&theme=dark', size: [1200, 630], lecture: true },
]

/** Takes the pictures of the README, and the one of previews, anew; arguments choose some of them by name. */
export const main = async (chosen: readonly string[]): Promise<void> => {
  const executablePath = findOrInstallChromium()
  if (!executablePath) throw new Error('No Chromium is to be had')
  const folder = 'test-results/about-site'
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  const { url, close } = await serve(folder)
  const browser = await chromium.launch({ executablePath, args: chromiumArguments })
  for (const { name, hash, size: [width, height] = [1440, 900], lecture } of pictures) {
    if (chosen.length > 0 && !chosen.includes(name)) continue
    const page = await browser.newPage({ viewport: { width, height } })
    await page.goto(`${url}#${hash}`)
    const stage = page.getByRole('region', { name: 'Stage' })
    await drawn(stage)
    if (lecture) await page.keyboard.press('f')
    await page.mouse.move(0, 0)
    // What is loaded later, and what is computed for plots, comes without a sign on the page.
    await page.waitForTimeout(3000)
    await page.screenshot({ path: `public/about/${name}.png` })
    await page.close()
    console.log(`public/about/${name}.png`)
  }
  await browser.close()
  await close()
}
