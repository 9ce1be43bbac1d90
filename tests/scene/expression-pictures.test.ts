import { describe, test } from 'vitest'
import type { Step } from '../../src/engine/step.ts'
import type { Picture } from '../../src/scene/mark.ts'
import { expectPicture } from '../pictures/picture.ts'
import { type ExpressionStage, expressionOf, expressionStage } from './expression-stage.ts'

type Moments = Readonly<Record<string, (stage: ExpressionStage) => Picture>>

const pull = (stage: ExpressionStage, name: string): number =>
  stage.before((s) => s.kind === 'pull' && s.node === stage.node(name))
const second = (stage: ExpressionStage, name: string): number =>
  stage.before((s) => s.kind === 'pull' && s.node === stage.node(name) && s.before !== 0)
const kind = (stage: ExpressionStage, wanted: Step['kind']): number => stage.before((s) => s.kind === wanted)
const end = (stage: ExpressionStage): number => stage.momentAt('write', 0).schedule.length

const pictures: Readonly<Record<string, Moments>> = {
  'cs231n-circuit': {
    'before-the-first-step': (s) => s.rest('neuron', 0),
    'preview-before-the-first-step': (s) => s.preview(0),
    'carry-waiting': (s) => s.rest('write', 1),
    'seed-half-way': (s) => s.moving('edge', kind(s, 'seed'), 0.5),
    'multiply-swaps': (s) => s.rest('neuron', kind(s, 'seed') + 3),
  },
  'cs231n-neuron': {
    'carry-half-way': (s) => s.moving('edge', 0, 0.3),
    'apply-half-way': (s) => s.moving('edge', 1, 0.8),
    'pull-half-way': (s) => s.moving('edge', pull(s, 'u'), 0.5),
    'pull-through-exp': (s) => s.rest('edge', pull(s, 'n') + 1),
    'layer-moving': (s) => s.moving('layer', 0, 0.3),
    'pass-backward-moving': (s) => s.moving('pass', kind(s, 'seed'), 0.5),
    'end-of-iteration': (s) => s.rest('pass', end(s)),
  },
  'cs231n-max': { 'max-routes': (s) => s.rest('neuron', pull(s, 'z') + 1) },
  colah: {
    'pull-1-of-2': (s) => s.rest('edge', pull(s, 'b') + 1),
    'pull-2-of-2': (s) => s.rest('edge', second(s, 'b') + 1),
  },
  'micrograd-lecture': {
    'update-half-way': (s) => s.moving('edge', kind(s, 'update'), 0.6),
    'update-at-rest': (s) => s.rest('edge', kind(s, 'update') + 1),
    'after-the-update': (s) => s.rest('pass', end(s)),
  },
  'micrograd-neuron': { 'focus-passing-on': (s) => s.moving('neuron', 3, 0.05) },
  accumulate: {
    'second-carry-half-way': (s) => s.moving('edge', 1, 0.3),
    'pull-2-of-2': (s) => s.rest('edge', second(s, 'a') + 1),
  },
  'micrograd-readme': {
    'before-the-first-step': (s) => s.rest('neuron', 0),
    'pull-5-of-5': (s) => s.rest('edge', end(s)),
  },
}

describe('pictures of expressions', () => {
  for (const [id, moments] of Object.entries(pictures))
    for (const [name, draw] of Object.entries(moments))
      test(`${id}: ${name}`, async () => {
        const stage = await expressionStage(expressionOf(id))
        expectPicture(`${id}-${name}`, stage.svg(draw(stage)))
      })
})
