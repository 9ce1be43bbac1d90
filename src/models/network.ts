import type { Graph, NodeTag, Role } from '../engine/graph.ts'
import { type GraphBuilder, graphBuilder } from '../engine/graph-builder.ts'
import { opNamed } from '../engine/known-ops.ts'
import { firstOps } from '../engine/ops-first.ts'
import { lossTerms } from './loss-terms.ts'
import type { LossName } from './losses.ts'
import type { NetworkModel, Recipe } from './recipe.ts'

const tag = (role: Role, layer: number, unit: number, from = -1): NodeTag => ({ role, layer, unit, from })

/** The name of the leaf that holds an output neuron's target. */
export const targetName = (neuron: string): string => `t_${neuron}`

/** Throws RangeError where the loss can make nothing of the outputs; what to choose instead is for who reads a recipe. */
const checkOutputs = ({ layers, loss }: NetworkModel): void => {
  const { activation, neurons = [] } = layers.at(-1) ?? {}
  const { takes, term } = lossTerms[loss]
  if (activation !== undefined && takes !== null && activation !== takes)
    throw new RangeError(`${loss} takes ${takes} outputs, not ${activation}`)
  if (term === null && neurons.length < 2) throw new RangeError(`${loss} takes two outputs or more`)
}

/** The names of all nodes that hold the parameters, in the order in which neurons first use them. */
const firstUses = (model: NetworkModel): { name: string; tag: NodeTag }[] => {
  const uses = new Map<string, NodeTag>()
  const use = (name: string, at: NodeTag): void => {
    if (!uses.has(name)) uses.set(name, at)
  }
  model.layers.forEach(({ neurons }, l) => {
    neurons.forEach(({ weights, bias }, unit) => {
      weights.forEach((weight, from) => {
        use(weight, tag('weight', l + 1, unit, from))
      })
      if (bias !== null) use(bias, tag('bias', l + 1, unit))
    })
  })
  return [...uses].map(([name, at]) => ({ name, tag: at }))
}

/** The outputs' activations and their targets, and where their loss stands. */
interface Compared {
  readonly build: GraphBuilder
  readonly letter: string
  readonly layer: number
  readonly outputs: readonly number[]
  readonly targets: readonly number[]
}

/** ln Σ eᶻ − Σ t·z, with the shares of the softmax p = e^(z − lse) beside it. All operations are of unit 0. */
const addSoftmax = ({ build, letter, layer, outputs, targets }: Compared): number => {
  const lse = build.apply(opNamed('lse'), outputs, '', tag('logSumExp', layer, 0))
  outputs.forEach((z, i) => {
    build.apply(opNamed('softmaxShare'), [z, lse], '', tag('probability', layer, 0, i))
  })
  const terms = outputs.map((z, i) =>
    build.apply(firstOps.mul, [targets[i]!, z], '', tag('term', layer, 0, i)),
  )
  const sum = build.apply(firstOps.sum, terms, '', tag('loss', layer, 0))
  return build.apply(opNamed('sub'), [lse, sum], letter, tag('loss', layer, 0))
}

/** Adds the loss of layer `layer`: one term per output, their sum and, for a mean, its share. All ops are of unit 0. */
const addLoss = (compared: Compared, loss: LossName): number => {
  const { build, letter, layer, outputs, targets } = compared
  const { term, over } = lossTerms[loss]
  if (term === null) return addSoftmax(compared)
  if (term === 'binaryCrossEntropyFromLogits')
    outputs.forEach((z, i) => {
      build.apply(firstOps.sigmoid, [z], '', tag('probability', layer, 0, i))
    })
  const terms = outputs.map((a, i) =>
    build.apply(opNamed(term), [targets[i]!, a], '', tag('term', layer, 0, i)),
  )
  const mean = over === 'mean' && (outputs.length > 1 || loss === 'meanSquaredError')
  const total = build.apply(firstOps.sum, terms, mean ? '' : letter, tag('loss', layer, 0))
  if (!mean) return total
  const n = outputs.length
  const share = build.leaf(`1/${n}`, 1 / n, { tag: tag('constant', layer, 0) })
  return build.apply(firstOps.mul, [total, share], letter, tag('loss', layer, 0))
}

/**
 * Builds the tagged graph of a layered network: all leaves in the order of their first use, then neuron by neuron its
 * products in slot order (slots: activation, weight), Σ (slots: products, then the bias) and the activation; then the
 * loss. With more than one sample inputs and targets are loaded, in this order. Throws RangeError on unknown names and
 * where the loss can make nothing of the outputs.
 */
export const compileNetwork = (recipe: Recipe, model: NetworkModel): Graph => {
  checkOutputs(model)
  const build = graphBuilder()
  const last = model.layers.length + 1
  const loaded = recipe.samples.length > 1
  const sample = recipe.samples[0] ?? { inputs: [], targets: [] }
  const specs = new Map(model.parameters.map((p) => [p.name, p]))
  const parameters = new Map<string, number>()
  const parameter = (name: string): number => {
    const id = parameters.get(name)
    if (id === undefined) throw new RangeError(`there is no parameter ${name}`)
    return id
  }

  let below = model.inputs.map((name, i) =>
    build.leaf(name, sample.inputs[i] ?? 0, { loaded, tag: tag('input', 0, i) }),
  )
  for (const { name, tag: at } of firstUses(model)) {
    const spec = specs.get(name)
    if (!spec) throw new RangeError(`there is no parameter ${name}`)
    parameters.set(name, build.leaf(name, spec.value, { trainable: spec.trainable, tag: at }))
  }
  const outputs = model.layers.at(-1)?.neurons ?? []
  const targets = outputs.map((o, i) =>
    build.leaf(targetName(o.name), sample.targets[i] ?? 0, { loaded, tag: tag('target', last, i) }),
  )

  model.layers.forEach(({ activation, neurons }, l) => {
    below = neurons.map(({ name, weights, bias }, unit) => {
      const parts = weights.map((weight, from) =>
        build.apply(firstOps.mul, [below[from]!, parameter(weight)], '', tag('product', l + 1, unit, from)),
      )
      if (bias !== null) parts.push(parameter(bias))
      const z = build.apply(firstOps.sum, parts, '', tag('sum', l + 1, unit))
      return build.apply(opNamed(activation), [z], name, tag('activation', l + 1, unit))
    })
  })
  const compared = { build, letter: recipe.lossLetter, layer: last, outputs: below, targets }
  return build.build(addLoss(compared, model.loss))
}
