import { cellRow, edgeRow, type PublishedRow } from './published-row.ts'

const value = cellRow('value')
const gradient = cellRow('gradient')
const local = edgeRow('local')
const contribution = edgeRow('contribution')

const UPDATED_FIRST =
  'As with E after one update, this figure comes out if w₅ to w₈ are updated before the hidden gradients are computed, ' +
  'in every one of the 10,000 updates. Ours uses the weights from before the update, as the text says.'

const firstIteration: readonly PublishedRow[] = [
  value('net_h1', { sum: 'h1' }, '0.3775', { exact: 0.3775 }),
  value('out_h1', 'h1', '0.593269992', { exact: 0.5932699921071872 }),
  value('out_h2', 'h2', '0.596884378', { exact: 0.596884378259767 }),
  value('net_o1', { sum: 'o1' }, '1.105905967', { exact: 1.10590596705977 }),
  value('out_o1', 'o1', '0.75136507', { exact: 0.7513650695523157 }),
  value('out_o2', 'o2', '0.772928465', { exact: 0.7729284653214625 }),
  value('E_o1', { term: 'o1' }, '0.274811083', { exact: 0.2748110832 }),
  value('E_o2', { term: 'o2' }, '0.023560026', { exact: 0.0235600256 }),
  value('E', 'E', '0.298371109', { exact: 0.2983711087600027 }),
  gradient('dE/dout_o1', 'o1', '0.74136507', { exact: 0.7413650695523157 }),
  local('dout_o1/dnet_o1', ['o1', { sum: 'o1' }], '0.186815602'),
  gradient('dE/dnet_o1', { sum: 'o1' }, '0.138498562', { exact: 0.13849856162855695 }),
  gradient('dE/dnet_o2', { sum: 'o2' }, null, { exact: -0.038098236516556236 }),
  gradient('dE/dw5', 'w5', '0.082167041', { exact: 0.08216704056423077 }),
  gradient('dE/dw6', 'w6', null, { exact: 0.08266762784753325 }),
  gradient('dE/dw7', 'w7', null, { exact: -0.02260254047747507 }),
  gradient('dE/dw8', 'w8', null, { exact: -0.022740242215978222 }),
  contribution('dE_o1/dout_h1', [{ sum: 'o1' }, 'h1'], '0.055399425'),
  contribution('dE_o2/dout_h1', [{ sum: 'o2' }, 'h1'], '-0.019049119', {
    exact: -0.019049118258278118,
    note:
      'Only the last digit differs: the source multiplies numbers it has already rounded by hand. Ours keeps all digits ' +
      'and rounds only what is shown.',
  }),
  gradient('dE/dout_h1', 'h1', '0.036350306', { exact: 0.03635030639314466 }),
  local('dout_h1/dnet_h1', ['h1', { sum: 'h1' }], '0.241300709'),
  gradient('dE/dw1', 'w1', '0.000438568', { exact: 0.0004385677344743465 }),
  gradient('dE/dw2', 'w2', null, { exact: 0.000877135468948693 }),
  gradient('dE/dw3', 'w3', null, { exact: 0.0004977127352608599 }),
  gradient('dE/dw4', 'w4', null, { exact: 0.0009954254705217198 }),
  value('w1 after', 'w1', '0.149780716', { exact: 0.1497807161327628 }),
  value('w2 after', 'w2', '0.19956143', { exact: 0.19956143226552567 }),
  value('w3 after', 'w3', '0.24975114', { exact: 0.24975114363236958 }),
  value('w4 after', 'w4', '0.29950229', { exact: 0.29950228726473915 }),
  value('w5 after', 'w5', '0.35891648', { exact: 0.35891647971788465 }),
  value('w6 after', 'w6', '0.408666186', { exact: 0.4086661860762334 }),
  value('w7 after', 'w7', '0.511301270', { exact: 0.5113012702387375 }),
  value('w8 after', 'w8', '0.561370121', { exact: 0.5613701211079891 }),
]

const withTrainedBiases = (variant?: string): PublishedRow =>
  value('E after 1 update, biases trained, one per neuron', 'E', null, {
    exact: 0.28047144679143016,
    iteration: 1,
    ...(variant === undefined ? {} : { variant }),
    note:
      'The source leaves its biases as they are. Most libraries give each neuron a bias of its own and train it too; ' +
      'then E falls further in one update.',
  })

/** The numbers of Mazur's article, in its order, with those that belong to it. */
export const publishedMazur: readonly PublishedRow[] = [
  ...firstIteration,
  value('E after 1 update', 'E', '0.291027924', {
    exact: 0.29102777369359933,
    iteration: 1,
    note:
      'The text says that the hidden gradients are computed with the original w₅ to w₈. Ours are, and the new w₁ to w₄ ' +
      'above agree. This figure, however, comes out only if w₅ to w₈ are updated first and the hidden gradients computed ' +
      'with the new ones: that gives 0.2910279239.',
  }),
  value('E after 10000 updates', 'E', '0.0000351085', {
    exact: 0.00003510187782978859,
    iteration: 10_000,
    note: 'The printed figure is E after 9,999 updates: 0.00003510855. Ours is one update further.',
  }),
  value('out_o1 after 10000 updates', 'o1', '0.015912196', {
    exact: 0.01591362044355068,
    iteration: 10_000,
    note: UPDATED_FIRST,
  }),
  value('out_o2 after 10000 updates', 'o2', '0.984065734', {
    exact: 0.9840642735146238,
    iteration: 10_000,
    note: UPDATED_FIRST,
  }),
  withTrainedBiases('mazur-biases'),
]

/** The numbers of the same network with trained biases: until its first update, those of the article. */
export const publishedMazurBiases: readonly PublishedRow[] = [...firstIteration, withTrainedBiases()]
