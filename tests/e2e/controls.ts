import { expect, type Locator, type Page } from '@playwright/test'
import { ADDRESS_MS } from '../../src/store/address.ts'

/** The controls of the page by the names that tests and assistive technology rely on. */
export type Controls = {
  readonly timeline: Locator
  readonly stage: Locator
  readonly thisStep: Locator
  readonly alert: Locator
  readonly button: (name: string) => Locator
  readonly size: (name: string) => Locator
  readonly speed: (name: string) => Locator
  /** Waits until so many writes are applied and nothing moves. */
  readonly rests: (step: number) => Promise<void>
  /** The number of writes applied now. */
  readonly step: () => Promise<number>
}

/** An element's place on the page, in CSS px. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Lets so many frames pass, in which whatever is under way goes on. */
export const frames = (page: Page, count = 2): Promise<void> =>
  page.evaluate(async (n) => {
    for (let k = 0; k < n; k++) await new Promise((resolve) => requestAnimationFrame(resolve))
  }, count)

/** Reads until the same is read twice with frames in between: nothing moves any more. */
export const settled = async (page: Page, read: () => Promise<string>): Promise<string> => {
  let latest = await read()
  await expect
    .poll(async () => {
      await frames(page)
      const before = latest
      latest = await read()
      return latest === before
    })
    .toBe(true)
  return latest
}

/** Where an element stands, once it is there and stays where it is. */
export const boxOf = async (locator: Locator): Promise<Box> => {
  const read = async (): Promise<string> => {
    await expect(locator).toBeVisible()
    return JSON.stringify(await locator.boundingBox())
  }
  await expect.poll(read).not.toBe('null')
  return JSON.parse(await settled(locator.page(), read))
}

/** Chooses a radio whose label lies over it, once nothing pushes it elsewhere any more. */
export const choose = async (radio: Locator): Promise<void> => {
  await boxOf(radio)
  await radio.check({ force: true })
}

/** How far the page reaches beyond the window to the right, in CSS px. */
export const spilt = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** After how many updates the page says it stands now. */
export const updates = async (page: Page): Promise<number> =>
  Number((await page.locator('.counts .count b').innerText()).replaceAll(',', ''))

/** The hash as it is now. */
export const hashOf = (page: Page): Promise<string> => page.evaluate(() => location.hash)

/** The hash of what is in view: the page writes it so many ms after a change, so before a timer that starts later. */
export const writtenHash = (page: Page): Promise<string> =>
  page.evaluate(
    (ms) => new Promise<string>((resolve) => setTimeout(() => resolve(location.hash), ms)),
    ADDRESS_MS,
  )

/** Finds the controls of a page and waits until it shows its first place, on the stage too. */
export const controlsOf = async (page: Page): Promise<Controls> => {
  const timeline = page.getByRole('slider', { name: 'Timeline' })
  const thisStep = page.getByRole('region', { name: 'This step' })
  const step = async (): Promise<number> => Number(await timeline.getAttribute('aria-valuenow'))
  await expect(timeline).toBeVisible()
  await expect(thisStep).not.toHaveAttribute('aria-busy', 'true')
  await expect(page.locator('.stage-waiting')).toHaveCount(0)
  return {
    timeline,
    thisStep,
    stage: page.getByRole('region', { name: 'Stage' }),
    alert: page.getByRole('alert'),
    button: (name) => page.getByRole('button', { name, exact: true }),
    size: (name) =>
      page.getByRole('radiogroup', { name: 'Step size' }).getByRole('radio', { name, exact: true }),
    speed: (name) =>
      page.getByRole('radiogroup', { name: 'Speed' }).getByRole('radio', { name, exact: true }),
    step,
    rests: async (wanted) => {
      await expect(timeline).toHaveAttribute('aria-valuenow', String(wanted))
      await expect(thisStep).toContainText(`step ${wanted.toLocaleString('en')} of`)
    },
  }
}
