import type { OpName } from '../engine/ops.ts'
import { activations } from '../engine/ops-activation.ts'
import { expectedTargets, LOSSES, lossTable } from './losses.ts'
import { MAX_NODES, Names, name, parameter } from './names.ts'
import { targetName } from './network.ts'
import { list, nullable, oneOf, type Reader, type Report, record, shown } from './reader.ts'
import type { LayerSpec, NetworkModel, NeuronSpec, Recipe, Sample } from './recipe.ts'
import type { Task } from './task.ts'

const neuron: Reader<NeuronSpec> = record<NeuronSpec>({
  name,
  weights: list(name, 1, 'names of weights'),
  bias: nullable(name),
})

const layer: Reader<LayerSpec> = record<LayerSpec>({
  activation: oneOf<OpName>(...(Object.keys(activations) as (keyof typeof activations)[])),
  neurons: list(neuron, 1, 'neurons'),
})

/** Reads the fields of a layered network; how they fit together is for `checkNetwork`. */
export const networkReader: Reader<NetworkModel> = record<NetworkModel>({
  kind: oneOf('network'),
  inputs: list(name, 1, 'names of inputs'),
  layers: list(layer, 1, 'layers'),
  loss: oneOf(...LOSSES),
  parameters: list(parameter, 0, 'parameters'),
})

/** Number of nodes `compileNetwork` makes of this network. */
const countNodes = (model: NetworkModel): number => {
  const outputs = model.layers.at(-1)!.neurons.length
  let count = model.inputs.length + model.parameters.length + 3 * outputs + 3
  for (const l of model.layers) for (const n of l.neurons) count += n.weights.length + 2
  return count
}

/** Why the loss can make nothing of the output layer, and what to choose instead; null where it can. */
const outputMisfit = ({ layers, loss }: NetworkModel, task?: Task): string | null => {
  const { activation, neurons = [] } = layers.at(-1) ?? {}
  if (activation === undefined || !Object.hasOwn(activations, activation)) return null
  return lossTable[loss].wrong(activation as keyof typeof activations, neurons.length, task)
}

/** Reports what does not fit together: names, counts, size, samples. */
export const checkNetwork = (
  model: NetworkModel,
  samples: readonly Sample[],
  { lossLetter, task }: Pick<Recipe, 'lossLetter' | 'task'>,
  report: Report,
): void => {
  const nodes = countNodes(model)
  if (nodes > MAX_NODES) {
    report.note('model', `has ${nodes} nodes; expected at most ${MAX_NODES}`)
    return
  }

  const names = new Names(report)
  model.inputs.forEach((n, i) => {
    names.add(n, `model.inputs[${i}]`)
  })
  model.parameters.forEach((p, i) => {
    names.add(p.name, `model.parameters[${i}].name`)
  })
  const parameters = new Set(model.parameters.map((p) => p.name))
  const used = new Set<string>()
  const use = (parameterName: string, field: string): void => {
    used.add(parameterName)
    if (!parameters.has(parameterName)) report.expected(field, parameterName, 'the name of a parameter')
  }
  let below = model.inputs.length
  model.layers.forEach(({ neurons }, l) => {
    neurons.forEach((n, unit) => {
      const field = `model.layers[${l}].neurons[${unit}]`
      names.add(n.name, `${field}.name`)
      if (n.weights.length !== below)
        report.expected(`${field}.weights`, n.weights, `${below}, one per unit of the layer before`)
      n.weights.forEach((w, k) => {
        use(w, `${field}.weights[${k}]`)
      })
      if (n.bias !== null) use(n.bias, `${field}.bias`)
      if (l === model.layers.length - 1) names.add(targetName(n.name), `${field}.name`)
    })
    below = neurons.length
  })
  names.add(lossLetter, 'lossLetter')
  model.parameters.forEach((p, i) => {
    if (!used.has(p.name))
      report.note(`model.parameters[${i}].name`, `is ${shown(p.name)}, which no neuron uses`)
  })

  const misfit = outputMisfit(model, task)
  if (misfit !== null) report.note('model.loss', `does not fit: ${misfit}`)

  if (samples.length === 0) report.expected('samples', samples, 'at least one sample')
  samples.forEach((s, i) => {
    if (s.inputs.length !== model.inputs.length)
      report.expected(`samples[${i}].inputs`, s.inputs, `${model.inputs.length}, one per input`)
    if (s.targets.length !== below)
      report.expected(`samples[${i}].targets`, s.targets, `${below}, one per output`)
    else {
      const expected = expectedTargets(model.loss, s.targets)
      if (expected !== null)
        report.note(`samples[${i}].targets`, `is ${s.targets.join(', ')}; expected ${expected}`)
    }
  })
}
