import type { Page } from '@playwright/test'

/** A named moment of the product: a link, and what to do there before the picture is taken. */
export type Moment = {
  readonly name: string
  readonly hash: string
  readonly act?: (page: Page) => Promise<void>
}

const at = (step: number, by = 'edge', more = ''): string =>
  `#model=mazur&iteration=0&step=${step}&by=${by}${more}`
const halfWay = '&u=0.5'

/** The moments that are looked at beside the design's pictures. */
export const moments: readonly Moment[] = [
  { name: 'first-screen', hash: '' },
  { name: 'first-press', hash: '', act: (page) => page.keyboard.press('ArrowRight') },
  { name: 'carry-half-way', hash: at(24, 'edge', halfWay) },
  { name: 'weighted-sum', hash: at(34) },
  { name: 'activation-half-way', hash: at(34, 'edge', halfWay) },
  { name: 'activation', hash: at(36) },
  { name: 'neuron-half-way', hash: at(24, 'neuron', halfWay) },
  { name: 'layer-half-way', hash: at(0, 'layer', halfWay) },
  { name: 'loss', hash: at(57) },
  { name: 'seed', hash: at(85) },
  { name: 'pull-to-weight-half-way', hash: at(100, 'edge', halfWay) },
  { name: 'pull-to-weight', hash: at(102) },
  { name: 'pull-to-activation-half-way', hash: at(102, 'edge', halfWay) },
  { name: 'pull-to-activation', hash: at(103) },
  { name: 'backward-done', hash: at(113, 'pass') },
  { name: 'update-half-way', hash: at(117, 'edge', halfWay) },
  { name: 'update', hash: at(118) },
  { name: 'later-iteration', hash: '#model=mazur&iteration=10000&step=57&by=edge' },
  { name: 'overflow', hash: '#model=mazur-linear&eta=1e200&iteration=1&step=45&by=edge' },
  { name: 'keys', hash: at(102), act: (page) => page.keyboard.press('?') },
  { name: 'question', hash: at(100, 'edge', '&hold=on&u=0') },
  { name: 'question-of-a-neuron', hash: at(24, 'neuron', '&hold=on&u=0') },
  { name: 'lecture-view', hash: at(102), act: (page) => page.keyboard.press('f') },
  { name: 'lecture-view-half-way', hash: at(102, 'edge', halfWay), act: (page) => page.keyboard.press('f') },
  { name: 'bad-link', hash: '#model=nobody&step=-3' },
]
