import type { ParameterSpec, Recipe } from './recipe.ts'

const weights: readonly ParameterSpec[] = [0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55].map((value, i) => ({
  name: `w${i + 1}`,
  value,
  trainable: true,
}))

/** A 2-2-2 network with Mazur's inputs, targets and weights, and the given biases of h1, h2, o1, o2. */
const mazurWith = (
  id: string,
  title: string,
  biases: readonly ParameterSpec[],
  [h1, h2, o1, o2]: readonly [string, string, string, string],
  activation: 'sigmoid' | 'identity' = 'sigmoid',
): Recipe => ({
  version: 1,
  id,
  title,
  source: 'Matt Mazur, A Step by Step Backpropagation Example, 2015',
  model: {
    kind: 'network',
    inputs: ['i1', 'i2'],
    layers: [
      {
        activation,
        neurons: [
          { name: 'h1', weights: ['w1', 'w2'], bias: h1 },
          { name: 'h2', weights: ['w3', 'w4'], bias: h2 },
        ],
      },
      {
        activation,
        neurons: [
          { name: 'o1', weights: ['w5', 'w6'], bias: o1 },
          { name: 'o2', weights: ['w7', 'w8'], bias: o2 },
        ],
      },
    ],
    loss: 'halfSquaredError',
    parameters: [...weights, ...biases],
  },
  samples: [{ inputs: [0.05, 0.1], targets: [0.01, 0.99] }],
  batchSize: 1,
  seed: 0,
  optimizer: 'sgd',
  learningRate: 0.5,
  lossLetter: 'E',
  intro: 'Inputs 0.05 and 0.10 go in. We want 0.01 and 0.99 out. Press → to see what this network says.',
  edits: [],
})

const bias = (name: string, value: number, trainable: boolean): ParameterSpec => ({ name, value, trainable })

/** Mazur's example as published: one bias per layer, which training leaves as it is. */
export const mazur: Recipe = mazurWith(
  'mazur',
  'Mazur’s 2-2-2 network',
  [bias('b1', 0.35, false), bias('b2', 0.6, false)],
  ['b1', 'b1', 'b2', 'b2'],
)

/** The same network as most libraries train it: one bias per neuron, trained. */
export const mazurBiases: Recipe = mazurWith(
  'mazur-biases',
  'Mazur’s network with trained biases',
  [bias('b1', 0.35, true), bias('b2', 0.35, true), bias('b3', 0.6, true), bias('b4', 0.6, true)],
  ['b1', 'b2', 'b3', 'b4'],
)

/** The same network without activation functions: too large a learning rate makes its numbers grow without bound. */
export const mazurLinear: Recipe = mazurWith(
  'mazur-linear',
  'Mazur’s network with linear neurons',
  [bias('b1', 0.35, false), bias('b2', 0.6, false)],
  ['b1', 'b1', 'b2', 'b2'],
  'identity',
)
