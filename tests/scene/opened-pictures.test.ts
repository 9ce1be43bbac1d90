import { describe, test } from 'vitest'
import type { NetworkLayout } from '../../src/layout/layout.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur, mazurBiases } from '../../src/models/mazur.ts'
import { morphed } from '../../src/scene/morph.ts'
import { expectPicture } from '../pictures/picture.ts'
import { openedStageOf } from './opened-stage.ts'

describe('pictures of Mazur’s network with neurons opened', () => {
  const stage = openedStageOf(mazur)
  const closed = stage.layout([])
  const one = stage.layout(['h1'])
  const all = stage.layout('all')
  const half = morphed(closed, one, 0.5)
  const allHalf = morphed(closed, all, 0.5)

  const { trace, graph } = stage.momentAt('write', 0)
  const h1 = graph.nodes.findIndex(({ name }) => name === 'h1')
  const steps = Array.from({ length: trace.length }, (_, i) => trace.at(i))
  const seed = steps.findIndex((s) => s.kind === 'seed')
  const second = steps.findIndex((s) => s.kind === 'pull' && s.node === h1 && s.before !== 0)

  const moments: Readonly<
    Record<string, readonly [NetworkLayout, ReturnType<typeof stage.picture>, 'light'?]>
  > = {
    'opened-h1-carry-half-way': [one, stage.picture(one, 'write', 0, 0.5)],
    'opened-h1-neuron-half-way': [one, stage.picture(one, 'neuron', 0, 0.6)],
    'opened-h1-layer-half-way': [one, stage.picture(one, 'layer', 0, 0.5)],
    'opened-h1-pass-backward-half-way': [one, stage.picture(one, 'pass', seed, 0.6)],
    'opened-h1-pull-2-of-2': [one, stage.picture(one, 'edge', 109)],
    'opened-h1-from-a-closed-neuron': [one, stage.picture(one, 'edge', second + 1)],
    'opened-h1-begins': [
      morphed(closed, one, 0.1),
      stage.morphing(closed, one, 0.1, 'neuron', 0, 0.8),
      'light',
    ],
    'opened-h1-half-way': [half, stage.morphing(closed, one, 0.5, 'edge', 4)],
    'opened-all-pull-to-weight': [all, stage.picture(all, 'edge', 102)],
    'opened-all-neuron-backward-half-way': [all, stage.picture(all, 'neuron', 103, 0.5), 'light'],
    'opened-all-after-the-update': [all, stage.picture(all, 'neuron', 121)],
    'opened-all-half-way-in-a-step': [allHalf, stage.morphing(closed, all, 0.5, 'edge', 102, 0.5)],
  }
  for (const [name, [layout, picture, theme]] of Object.entries(moments))
    test(name, () => expectPicture(`mazur-${name}`, stage.svg(picture, layout, theme)))

  test('trained biases', () => {
    const other = openedStageOf(mazurBiases)
    const layout = other.layout('all')
    expectPicture('trained-biases-opened', other.svg(other.picture(layout, 'neuron', 129), layout))
  })
})

describe('pictures of a 2-8-8-1 network', () => {
  const stage = openedStageOf(layeredRecipe({ sizes: [2, 8, 8, 1] }))
  const closed = stage.layout([])
  const all = stage.layout('all')
  const at = ['layer', 68] as const

  test('closed', () =>
    expectPicture('network-2-8-8-1-closed', stage.svg(stage.picture(closed, ...at), closed)))
  test('half way', () =>
    expectPicture(
      'network-2-8-8-1-half-way',
      stage.svg(stage.morphing(closed, all, 0.5, ...at), morphed(closed, all, 0.5)),
    ))
  test('open', () => expectPicture('network-2-8-8-1-open', stage.svg(stage.picture(all, ...at), all)))
})
