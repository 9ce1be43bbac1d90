import type { Preset } from './presets.ts'

/** A network that ails of one thing, and the iteration at which that is to be seen. */
export interface SickNetwork extends Omit<Preset, 'reaches'> {
  readonly iteration: number
}

/** Networks that are sick, each in one way, in the order in which they are offered; their ids name the ailments. */
export const sickNetworks: readonly SickNetwork[] = [
  {
    id: 'vanishing',
    title: 'Vanishing gradients',
    teaches:
      'Five layers of sigmoids, one behind the other: each lets through a quarter of the gradient at most.',
    text: 'data:circles,hidden:6sigmoid.6sigmoid.6sigmoid.6sigmoid.6sigmoid',
    iteration: 100,
  },
  {
    id: 'exploding',
    title: 'Exploding gradients',
    teaches: 'Large weights and no bounds: every layer multiplies what comes back to it.',
    text: 'data:sine,hidden:8leakyRelu.8leakyRelu.8leakyRelu.8leakyRelu,init:normal,scale:2,rate:0.01',
    iteration: 0,
  },
  {
    id: 'dead',
    title: 'Dead ReLUs',
    teaches: 'Steps so large that neurons are thrown to where they say 0 to everything, and stay there.',
    text: 'data:circles,hidden:8relu.8relu,init:he,rate:2',
    iteration: 200,
  },
  {
    id: 'saturated',
    title: 'Saturated sigmoids',
    teaches: 'Weights so large that the sigmoids are flat wherever a sample lies.',
    text: 'data:sine,hidden:6sigmoid,init:normal,scale:100,rate:0.01',
    iteration: 100,
  },
  {
    id: 'rateTooHigh',
    title: 'A learning rate too high',
    teaches: 'Every step leaps over the valley, and lands higher than before.',
    text: 'data:circles,rate:10',
    iteration: 20,
  },
  {
    id: 'rateTooLow',
    title: 'A learning rate too low',
    teaches: 'There are gradients, but the steps are too small to get anywhere.',
    text: 'data:moons,hidden:8tanh,rate:0.0001',
    iteration: 200,
  },
  {
    id: 'symmetric',
    title: 'Symmetric weights',
    teaches: 'Neurons that begin the same get the same gradients, and stay the same for ever.',
    text: 'data:circles,init:constant',
    iteration: 100,
  },
  {
    id: 'nonFinite',
    title: 'Not a number',
    teaches: 'The loss grows until it overflows: one step writes ∞, and NaN spreads from there.',
    text: 'data:sine,hidden:8relu,init:he,rate:0.3',
    iteration: 8,
  },
]
