import { describe, test } from 'vitest'
import type { Step } from '../../src/engine/step.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur, mazurBiases } from '../../src/models/mazur.ts'
import { expectPicture } from '../pictures/picture.ts'
import { stageOf, type TestLook } from './stage.ts'

const stage = stageOf(mazur)
const { trace, graph } = stage.momentAt('write', 0)
const id = (name: string): number => graph.nodes.findIndex((n) => n.name === name)

/** The place before the first step that passes the test. */
const before = (is: (step: Step) => boolean): number => {
  for (let i = 0; i < trace.length; i++) if (is(trace.at(i))) return i
  throw new Error('there is no such step')
}

const applyH1 = before((s) => s.kind === 'apply' && s.node === id('h1'))
const zero = before((s) => s.kind === 'zero')
const seed = before((s) => s.kind === 'seed')
const toO1 = before((s) => s.kind === 'pull' && s.node === id('o1'))
const delta = before((s) => s.kind === 'pull' && graph.consumer[s.edge] === id('o2'))
const toW5 = before((s) => s.kind === 'pull' && s.node === id('w5'))
const toH1 = before((s) => s.kind === 'pull' && s.node === id('h1') && s.before !== 0)
const update = before((s) => s.kind === 'update' && s.node === id('w5'))

const moments = {
  'rest-before-the-first-step': stage.rest('neuron', 0),
  'preview-before-the-first-step': stage.preview(0),
  'preview-half-way': stage.preview(24),
  'write-carry-activation': stage.moving('write', 0, 0.5),
  'write-carry-weight': stage.moving('write', 1, 0.5),
  'write-apply-product': stage.moving('write', 2, 0.5),
  'write-carry-product': stage.moving('write', 3, 0.5),
  'edge-carry-half-way': stage.moving('edge', 0, 0.5),
  'edge-bias-and-sum': stage.moving('edge', 8, 0.7),
  'edge-activation-half-way': stage.moving('edge', applyH1 - 1, 0.6),
  'neuron-opening': stage.moving('neuron', 0, 0.06),
  'neuron-forward-half-way': stage.moving('neuron', 0, 0.5),
  'neuron-forward-at-rest': stage.rest('neuron', applyH1 + 1),
  'focus-passing-on': stage.moving('neuron', applyH1 + 1, 0.05),
  'loss-half-way': stage.moving('neuron', 48, 0.5),
  'loss-at-rest': stage.rest('layer', zero),
  'zero-half-way': stage.moving('edge', zero, 0.5),
  'seed-half-way': stage.moving('edge', seed, 0.5),
  'pull-to-output-half-way': stage.moving('edge', toO1, 0.5),
  'pull-through-activation': stage.rest('edge', delta + 1),
  'pull-to-weight-half-way': stage.moving('edge', toW5 - 1, 0.5),
  'pull-to-weight': stage.rest('edge', toW5 + 1),
  'pull-to-activation-half-way': stage.moving('edge', toH1, 0.5),
  'pull-to-activation-2-of-2': stage.rest('edge', toH1 + 1),
  'neuron-backward-half-way': stage.moving('neuron', toH1 - 6, 0.6),
  'update-half-way': stage.moving('edge', update, 0.3),
  'update-at-rest': stage.rest('edge', update + 1),
  'layer-forward': stage.moving('layer', 0, 0.3),
  'pass-backward': stage.moving('pass', seed, 0.4),
  'end-of-iteration': stage.rest('pass', trace.length),
}

describe('pictures of Mazur’s network', () => {
  for (const [name, picture] of Object.entries(moments))
    test(name, () => expectPicture(`mazur-${name}`, stage.svg(picture)))
})

describe('pictures of other networks', () => {
  const show = (
    name: string,
    recipe: Parameters<typeof stageOf>[0],
    step: number,
    look: TestLook = {},
  ): void => {
    const other = stageOf(recipe, look)
    expectPicture(name, other.svg(other.rest('neuron', step)))
  }

  test('trained biases have gradients and no lock', () => show('trained-biases', mazurBiases, 129))

  test('activations far outside the drawn range, ∞ and NaN are shown as such', () => {
    const overflow = { ...mazur, model: { ...mazur.model, loss: 'squaredError' as const } }
    const parameters = overflow.model.kind === 'network' ? overflow.model.parameters : []
    const huge = parameters.map((p) =>
      p.name === 'w1' ? { ...p, value: 1e308 } : p.name === 'w2' ? { ...p, value: -3 } : p,
    )
    const samples = [{ inputs: [1e10, 0.1], targets: [0.01, 0.99] }]
    show(
      'overflow',
      { ...overflow, samples, model: { ...overflow.model, parameters: huge } as typeof mazur.model },
      12,
    )
  })

  test('many neurons become small glyphs, then dots', () => {
    show('compact-network', layeredRecipe({ sizes: [3, 12, 9, 2], seed: 4 }), 400, { small: true })
    show('dot-network', layeredRecipe({ sizes: [4, 26, 5, 1], seed: 4 }), 400, { small: true })
  })

  test('every activation has its own curve, and negative weights are dashed', () => {
    show(
      'relu-network',
      layeredRecipe({ sizes: [2, 3, 1], seed: 9, activation: 'relu', outputActivation: 'tanh' }),
      30,
    )
  })
})
