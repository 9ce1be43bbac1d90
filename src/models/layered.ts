// Networks may be made of any operation.
import '../engine/ops.ts'
import type { OpName } from '../engine/ops.ts'
import { randomNumbers } from '../engine/rng.ts'
import type { LossName } from './losses.ts'
import type { LayerSpec, ParameterSpec, Recipe, Sample } from './recipe.ts'

/** What a synthetic layered network is made of. */
export interface LayeredOptions {
  /** Units per layer: inputs, hidden layers, outputs; two entries or more. */
  readonly sizes: readonly number[]
  /** Of the hidden layers, `tanh` unless said. */
  readonly activation?: OpName
  /** Of the last layer, `identity` unless said. */
  readonly outputActivation?: OpName
  readonly loss?: LossName
  readonly seed?: number
  /** Number of random samples, 1 unless said. */
  readonly samples?: number
  readonly batchSize?: number
  readonly learningRate?: number
  /** Whether neurons have a bias each, true unless said. */
  readonly biases?: boolean
}

const neuronName = (layer: number, unit: number, layers: number): string => {
  if (layer === layers - 1) return `o${unit + 1}`
  return layers === 3 ? `h${unit + 1}` : `h${layer}_${unit + 1}`
}

/**
 * A fully connected recipe with seeded weights and biases, uniform within ±1/√(fan-in), and seeded samples with inputs
 * in [−1, 1) and targets in [0, 1).
 */
export const layeredRecipe = ({
  sizes,
  activation = 'tanh',
  outputActivation = 'identity',
  loss = 'halfSquaredError',
  seed = 1,
  samples = 1,
  batchSize = 1,
  learningRate = 0.1,
  biases = true,
}: LayeredOptions): Recipe => {
  const random = randomNumbers(seed)
  const parameters: ParameterSpec[] = []
  let weightCount = 0
  let biasCount = 0
  const parameter = (name: string, fanIn: number): string => {
    parameters.push({ name, value: (2 * random() - 1) / Math.sqrt(fanIn), trainable: true })
    return name
  }
  const layers = sizes.slice(1).map((size, i): LayerSpec => {
    const fanIn = sizes[i]!
    return {
      activation: i === sizes.length - 2 ? outputActivation : activation,
      neurons: Array.from({ length: size }, (_, unit) => ({
        name: neuronName(i + 1, unit, sizes.length),
        weights: Array.from({ length: fanIn }, () => parameter(`w${++weightCount}`, fanIn)),
        bias: biases ? parameter(`b${++biasCount}`, fanIn) : null,
      })),
    }
  })
  const sample = (): Sample => ({
    inputs: Array.from({ length: sizes[0]! }, () => 2 * random() - 1),
    targets: Array.from({ length: sizes.at(-1)! }, random),
  })
  return {
    version: 1,
    id: `layered-${sizes.join('-')}`,
    title: `A ${sizes.join('-')} network`,
    source: 'Seeded random numbers',
    model: {
      kind: 'network',
      inputs: Array.from({ length: sizes[0]! }, (_, i) => `i${i + 1}`),
      layers,
      loss,
      parameters,
    },
    samples: Array.from({ length: samples }, sample),
    batchSize,
    seed,
    optimizer: 'sgd',
    learningRate,
    lossLetter: 'L',
    intro: 'Press → to see what this network says.',
    edits: [],
  }
}
