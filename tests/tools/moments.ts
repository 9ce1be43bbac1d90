import type { Page } from '@playwright/test'

/** A named moment of the product: a link, and what to do there before the picture is taken. */
export type Moment = {
  readonly name: string
  readonly hash: string
  readonly act?: (page: Page) => Promise<void>
}

const at = (step: number, by = 'edge', more = ''): string =>
  `#model=mazur&iteration=0&step=${step}&by=${by}${more}`

/** The moments that are looked at beside the design's pictures. */
export const moments: readonly Moment[] = [
  { name: 'first-screen', hash: '' },
  { name: 'carry-half-way', hash: at(0, 'edge', '&u=0.5') },
  { name: 'neuron-fired', hash: '', act: (page) => page.keyboard.press('ArrowRight') },
]
