// Networks may be built of any operation.
import '../engine/ops.ts'
import { normalNumbers, randomNumbers } from '../engine/rng.ts'
import { type ActivationName, type Build, type LayerChoice, MOST_TEXT_IN_LINK } from './build.ts'
import { printBuild } from './build-text.ts'
import type { DataSet, Row } from './data-set.ts'
import { dataSets } from './data-table.ts'
import { freeNames } from './input-names.ts'
import { type LossName, lossTable } from './losses.ts'
import { targetName } from './network.ts'
import type { LayerSpec, NeuronSpec, ParameterSpec, Recipe, Sample } from './recipe.ts'
import type { TargetNeeds } from './target-needs.ts'
import { targetsOf } from './targets.ts'

/** The id of built networks. */
export const BUILT = 'network'

/** Number of outputs that data need. */
export const outputsFor = ({ task, classes }: Pick<DataSet, 'task' | 'classes'>, loss: LossName): number =>
  task === 'classes' || (task === 'binary' && needsOf(loss, 'identity') === 'oneHot') ? classes.length : 1

/** How targets are written for a loss; where any number will do, a tanh is given what it can reach. */
export const needsOf = (loss: LossName, output: ActivationName): TargetNeeds => {
  const needs = lossTable[loss].targets
  return needs === 'any' && output === 'tanh' ? 'plusMinusOne' : needs
}

/** A weight's number before training, from a source of numbers in 0…1 and one of normal numbers. */
const drawnBy = ({ initialization, scale, seed }: Build): ((fanIn: number, fanOut: number) => number) => {
  const random = randomNumbers(seed)
  const normal = normalNumbers(random)
  const evenly = (half: number): number => (2 * random() - 1) * half
  return {
    zeros: () => 0,
    constant: () => scale,
    uniform: () => evenly(scale),
    normal: () => scale * normal(),
    // Glorot and Bengio 2010, uniform; He et al. 2015, normal, for the inputs of a neuron.
    xavier: (fanIn: number, fanOut: number) => evenly(Math.sqrt(6 / (fanIn + fanOut))),
    he: (fanIn: number) => Math.sqrt(2 / fanIn) * normal(),
  }[initialization]
}

/** A new number for one weight, the same for the same seed; fans as of its layer. */
export const redrawn = (
  build: Build,
  fan: { readonly in: number; readonly out: number },
  seed: number,
): number => drawnBy({ ...build, seed })(fan.in, fan.out)

const neuronName = (layer: number, unit: number, layers: number): string => {
  if (layer === layers) return `o${unit + 1}`
  return layers === 2 ? `h${unit + 1}` : `h${layer}_${unit + 1}`
}

/** The name that counts for each shared weight: the first of its chain. */
const firstNames = (shared: Build['shared']): ReadonlyMap<string, string> => {
  const first = new Map<string, string>()
  const find = (name: string): string => {
    const before = first.get(name)
    return before === undefined ? name : find(before)
  }
  for (const [a, b] of shared) {
    const [x, y] = [find(a), find(b)]
    if (x !== y) first.set(y, x)
  }
  return new Map([...first.keys()].map((name) => [name, find(name)]))
}

/** The layers and parameters of a build whose inputs and outputs are so many; weights are numbered by layer and unit. */
const networkOf = (build: Build, inputs: number, outputs: number) => {
  const draw = drawnBy(build)
  const choices: readonly LayerChoice[] = [...build.hidden, { ...build.output, units: outputs }]
  const first = firstNames(build.shared)
  const parameters: ParameterSpec[] = []
  let weights = 0
  let biases = 0
  const layers = choices.map(({ units, activation, bias }, l): LayerSpec => {
    const fanIn = choices[l - 1]?.units ?? inputs
    const neurons = Array.from({ length: units }, (_, unit): NeuronSpec => {
      const names = Array.from({ length: fanIn }, () => {
        const name = `w${++weights}`
        // Drawn for shared weights as well, so that sharing one leaves all others as they were.
        const value = draw(fanIn, units)
        const counts = first.get(name)
        if (counts === undefined) parameters.push({ name, value, trainable: true })
        return counts ?? name
      })
      const own = bias ? `b${++biases}` : null
      if (own !== null) parameters.push({ name: own, value: 0, trainable: true })
      return { name: neuronName(l + 1, unit, choices.length), weights: names, bias: own }
    })
    return { activation, neurons }
  })
  return { layers, parameters, weights }
}

const sampleOf = (row: Row, data: DataSet, needs: TargetNeeds): Sample => ({
  inputs: row.inputs,
  targets: targetsOf(row, needs, data.task, data.classes.length),
  ...(row.at && { at: row.at }),
})

const sizesWord = (inputs: number, build: Build, outputs: number): string =>
  [inputs, ...build.hidden.map((l) => l.units), outputs].join('-')

/**
 * The recipe of a build and its data. Throws RangeError for weights that are shared but not there; whether loss and
 * output fit each other is for `misfitOf`.
 */
export const recipeOfData = (build: Build, data: DataSet): Recipe => {
  const outputs = outputsFor(data, build.loss)
  const needs = needsOf(build.loss, build.output.activation)
  const { layers, parameters, weights } = networkOf(build, data.inputs.length, outputs)
  for (const name of build.shared.flat())
    if (!/^w[1-9]\d*$/.test(name) || Number(name.slice(1)) > weights)
      throw new RangeError(`there is no weight ${name} to share`)
  const neurons = layers.flatMap((l) => l.neurons.map((n) => n.name))
  const taken = new Set([
    ...parameters.map((p) => p.name),
    ...neurons,
    ...(layers.at(-1)?.neurons ?? []).map((n) => targetName(n.name)),
    'L',
  ])
  const inputs = freeNames(data.inputs, taken)
  const { label } = dataSets[build.data.set]
  const samples = data.train.map((row) => sampleOf(row, data, needs))
  const tests = data.test.map((row) => sampleOf(row, data, needs))
  return {
    version: 1,
    id: BUILT,
    title: `${sizesWord(inputs.length, build, outputs)} network on ${label}`,
    source: '',
    model: { kind: 'network', inputs, layers, loss: build.loss, parameters },
    samples,
    batchSize: build.batchSize === 0 ? samples.length : Math.min(build.batchSize, samples.length),
    seed: build.seed,
    optimizer: build.optimizer,
    learningRate: build.learningRate,
    settings: build.settings,
    lossLetter: 'L',
    intro: introOf(samples.length),
    edits: [],
    build,
    net: printBuild(build, MOST_TEXT_IN_LINK),
    ...(tests.length > 0 && { tests }),
    task: data.task,
    ...(data.classes.length > 1 && { classes: data.classes }),
    ...(data.field && { field: data.field }),
    ...(build.shuffled && { shuffled: true }),
    ...(build.keepsGradients && { keepsGradients: true }),
  }
}

const introOf = (samples: number): string =>
  samples === 1
    ? 'Press → to see what this network says of the sample.'
    : `Press → to see what this network says of its first sample, or press Run in Train to go through all ${samples.toLocaleString('en')}.`
