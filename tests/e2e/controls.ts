import { expect, type Locator, type Page } from '@playwright/test'

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

/** Finds the controls of a page and waits until it shows its first place. */
export const controlsOf = async (page: Page): Promise<Controls> => {
  const timeline = page.getByRole('slider', { name: 'Timeline' })
  const thisStep = page.getByRole('region', { name: 'This step' })
  const step = async (): Promise<number> => Number(await timeline.getAttribute('aria-valuenow'))
  await expect(timeline).toBeVisible()
  await expect(thisStep).not.toHaveAttribute('aria-busy', 'true')
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
      await expect(thisStep).toContainText(`step ${wanted} of`)
    },
  }
}
