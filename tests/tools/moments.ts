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
const of = (model: string, step: number, by = 'edge', more = ''): string =>
  `#model=${model}&iteration=0&step=${step}&by=${by}${more}`

const BUILT = `#model=network&net=${encodeURIComponent('data:circles,hidden:8tanh.4relu,opt:adam,rate:0.03')}`
const sick = (net: string, iteration: number, tool = 'diagnosis'): string =>
  `#model=network&net=${net}&iteration=${iteration}&tool=${tool}`

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
  { name: 'layer-forward', hash: at(48, 'layer') },
  { name: 'layer-loss', hash: at(57, 'layer') },
  { name: 'layer-output-backward', hash: at(103, 'layer') },
  { name: 'layer-hidden-backward', hash: at(113, 'layer') },
  { name: 'layer-update', hash: at(121, 'layer') },
  { name: 'pass-forward', hash: at(48, 'pass') },
  { name: 'pass-loss', hash: at(57, 'pass') },
  { name: 'pass-zero', hash: at(84, 'pass') },
  { name: 'backward-done', hash: at(113, 'pass') },
  { name: 'pass-update', hash: at(121, 'pass') },
  { name: 'update-half-way', hash: at(117, 'edge', halfWay) },
  { name: 'update', hash: at(118) },
  { name: 'later-iteration', hash: '#model=mazur&iteration=10000&step=57&by=edge' },
  { name: 'overflow', hash: '#model=mazur-linear&eta=1000000&iteration=4&step=45&by=edge' },
  { name: 'expression', hash: of('cs231n-circuit', 0, 'neuron') },
  { name: 'expression-carry-half-way', hash: of('cs231n-neuron', 0, 'edge', halfWay) },
  { name: 'expression-pull-half-way', hash: of('cs231n-neuron', 36, 'edge', halfWay) },
  { name: 'expression-rank-half-way', hash: of('cs231n-neuron', 0, 'layer', halfWay) },
  { name: 'max-routes', hash: of('cs231n-max', 26, 'neuron') },
  { name: 'two-paths', hash: of('colah', 19) },
  { name: 'double-edge', hash: of('accumulate', 8) },
  { name: 'uphill', hash: of('micrograd-lecture', 23, 'edge', halfWay) },
  { name: 'tanh', hash: of('micrograd-neuron', 27) },
  { name: 'readme', hash: of('micrograd-readme', 119) },
  { name: 'network-start', hash: at(0, 'neuron', '&tool=network') },
  { name: 'network', hash: `${BUILT}&tool=network` },
  {
    name: 'network-unwise',
    hash: `#model=network&net=${encodeURIComponent('data:circles,hidden:8tanh.64gelu.4relu,out:relu,loss:hinge')}&tool=network`,
  },
  { name: 'data', hash: `${BUILT}&tool=data` },
  {
    name: 'data-mistakes',
    hash: at(0, 'neuron', '&tool=data'),
    act: (page) =>
      page
        .getByRole('textbox', { name: 'Table, as CSV or TSV' })
        .fill('age,height,kind\n1,2,a\n3,x,b\n4,5,a\n,6,b'),
  },
  { name: 'diagnosis', hash: sick('data:circles,hidden:8relu.8relu,init:he,rate:2', 200) },
  {
    name: 'diagnosis-neuron',
    hash: sick('data:circles,hidden:8relu.8relu,init:he,rate:2', 200),
    act: (page) => page.getByRole('button', { name: /^Show h₁.₃ on/ }).click(),
  },
  { name: 'diagnosis-sound', hash: sick('data:circles,hidden:5tanh,opt:adam,rate:0.05', 100) },
  {
    name: 'overflowed',
    hash: sick('data:sine,hidden:8relu,init:he,rate:0.3', 0, 'train'),
    act: (page) => page.getByRole('button', { name: 'Run training' }).click(),
  },
  { name: 'code', hash: at(36, 'neuron', '&tool=code') },
  { name: 'code-backward', hash: at(103, 'layer', '&tool=code') },
  {
    name: 'code-python',
    hash: at(102, 'edge', '&tool=code'),
    act: (page) => page.getByRole('radio', { name: 'Plain Python' }).check({ force: true }),
  },
  { name: 'code-expression', hash: of('cs231n-neuron', 36, 'edge', '&tool=code') },
  { name: 'stops', hash: at(103, 'edge', '&tool=stops&stops=node:h1,node:w5,above:0.1,pass') },
  {
    name: 'stopped',
    hash: at(85, 'edge', '&stops=node:h1,node:w5'),
    act: (page) => page.keyboard.press('r'),
  },
  { name: 'opened-one', hash: at(109, 'edge', '&open=h1') },
  { name: 'opened-all', hash: at(102, 'edge', '&open=all') },
  { name: 'opened-all-half-way', hash: at(24, 'neuron', `&open=all${halfWay}`) },
  { name: 'write-opens', hash: at(26, 'write', '&opens=auto') },
  {
    name: 'operations-menu',
    hash: at(102, 'edge', '&open=h1'),
    act: (page) => page.locator('summary[aria-label="Operations"]').click(),
  },
  { name: 'keys', hash: at(102), act: (page) => page.keyboard.press('?') },
  {
    name: 'examples',
    hash: '',
    act: (page) => page.getByRole('button', { name: /^Example:/ }).click(),
  },
  {
    name: 'published-numbers',
    hash: at(102),
    act: (page) => page.locator('summary', { hasText: 'Published numbers' }).click(),
  },
  {
    name: 'published-numbers-explained',
    hash: '#model=mazur&iteration=10000&step=57&by=edge',
    act: async (page) => {
      await page.locator('summary', { hasText: 'Published numbers' }).click()
      await page.getByText('Open Mazur’s network with trained biases').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'change-a-number',
    hash: '#model=mazur&by=neuron',
    act: async (page) => {
      await page.getByRole('button', { name: '0.4', exact: true }).first().click()
      await page.getByRole('spinbutton').waitFor()
      await page.keyboard.type('1.5')
    },
  },
  { name: 'changed-numbers', hash: '#model=mazur&edits=w5:1.5,b1:trained,i1:0.3&by=neuron' },
  { name: 'question', hash: at(100, 'edge', '&hold=on&u=0') },
  { name: 'question-of-a-neuron', hash: at(24, 'neuron', '&hold=on&u=0') },
  { name: 'lecture-view', hash: at(102), act: (page) => page.keyboard.press('f') },
  { name: 'lecture-view-half-way', hash: at(102, 'edge', halfWay), act: (page) => page.keyboard.press('f') },
  {
    name: 'gradient-check',
    hash: at(102, 'edge', '&tool=check:w5'),
    act: (page) => page.getByRole('button', { name: /^Check all/ }).click(),
  },
  ...['circles', 'blobs3', 'sine', 'iris'].map(
    (data): Moment => ({
      name: `train-${data}`,
      hash: `#model=network&net=data:${data},hidden:6tanh&iteration=800&tool=train`,
    }),
  ),
  {
    name: 'train-running',
    hash: '#model=network&net=data:circles,hidden:8tanh.8tanh,opt:adam,rate:0.03&tool=train',
    act: (page) => page.getByRole('button', { name: 'Run training' }).click(),
  },
  { name: 'nudge', hash: at(102, 'edge', '&tool=nudge:w5') },
  { name: 'nudge-kink', hash: of('cs231n-max', 28, 'neuron', '&tool=nudge:z') },
  {
    name: 'paths',
    hash: at(0, 'neuron', '&tool=paths:w1'),
    act: (page) => page.getByRole('listbox').focus(),
  },
  {
    name: 'paths-collapsed',
    hash: at(113, 'layer', '&tool=paths:i1'),
    act: (page) => page.getByLabel('Collapse into reverse mode').fill('4'),
  },
  { name: 'paths-many', hash: of('micrograd-readme', 119, 'edge', '&tool=paths:a') },
  { name: 'expression-editor', hash: of('micrograd-lecture', 18, 'edge', '&tool=expression') },
  { name: 'expression-editor-empty', hash: '#model=mazur&tool=expression' },
  {
    name: 'expression-editor-mistake',
    hash: '#model=typed&program=x=2%0Ay=sigmod(x)&tool=expression',
  },
  { name: 'bad-link', hash: '#model=nobody&step=-3' },
]
