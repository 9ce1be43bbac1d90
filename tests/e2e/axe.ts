import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { frames } from './controls.ts'
import { expect } from './site.ts'

/** Whether the stage still waits for the engine, or something fades: half faded text is on its way to be read or to be gone, and has no contrast yet. */
const fades = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      document.querySelector('.stage-waiting') !== null ||
      document.getAnimations().some((a) => a instanceof CSSTransition && a.playState === 'running'),
  )

/** What axe objects to, one line each, on the whole page or within a part of it, once nothing fades any more. */
export const violations = async (page: Page, within?: string): Promise<string[]> => {
  await expect
    .poll(async () => {
      await frames(page)
      return fades(page)
    })
    .toBe(false)
  const axe = new AxeBuilder({ page })
  const found = await (within === undefined ? axe : axe.include(within)).analyze()
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`)
}
