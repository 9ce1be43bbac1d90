import { type Graph, gradientCell } from '../engine/graph.ts'
import type { PlainRun } from '../engine/run.ts'
import { type Judge, judgeOf } from '../models/accuracy.ts'
import type { Recipe } from '../models/recipe.ts'

/** Loss and accuracy over a set of samples: NaN without samples, accuracy NaN without classes. */
export interface Score {
  readonly loss: number
  readonly accuracy: number
}

/** Scores over the samples that are trained on, and over those that are not. */
export interface Scores {
  readonly train: Score
  readonly test: Score
}

/** Scores as a point of the curves holds them. */
export const pointOf = ({ train, test }: Scores) => ({
  train: train.loss,
  test: test.loss,
  trainAccuracy: train.accuracy,
  testAccuracy: test.accuracy,
})

/** The nodes that are a network's outputs, in the order of their units. */
const outputsOf = (graph: Graph): readonly number[] => {
  const last = graph.nodes.reduce(
    (most, n) => (n.tag?.role === 'activation' ? Math.max(most, n.tag.layer) : most),
    0,
  )
  return graph.nodes.filter((n) => n.tag?.role === 'activation' && n.tag.layer === last).map((n) => n.id)
}

/** The trained parameters of each layer 1…K; a plain graph has one layer of them. */
export const parametersByLayer = (graph: Graph): readonly (readonly number[])[] => {
  const layers = new Map<number, number[]>()
  for (const p of graph.parameters) {
    const layer = graph.nodes[p]!.tag?.layer ?? 1
    const known = layers.get(layer)
    if (known) known.push(p)
    else layers.set(layer, [p])
  }
  const deepest = Math.max(0, ...graph.nodes.map((n) => (n.tag?.role === 'activation' ? n.tag.layer : 0)))
  if (deepest === 0) return [...layers.values()]
  return Array.from({ length: deepest }, (_, i) => layers.get(i + 1) ?? [])
}

/** What is measured of a training: scores over whole sets of samples, and gradient norms. */
export class Measure {
  /** Number of layers with a gradient norm. */
  readonly layers: number
  readonly #graph: Graph
  readonly #run: PlainRun
  readonly #judge: Judge | null
  readonly #outputs: readonly number[]
  readonly #targets: readonly number[]
  readonly #parameters: readonly Int32Array[]
  readonly #said: Float64Array

  constructor(recipe: Recipe, graph: Graph, run: PlainRun) {
    this.#graph = graph
    this.#run = run
    this.#judge = judgeOf(recipe)
    this.#outputs = outputsOf(graph)
    this.#targets = graph.nodes.filter((n) => n.tag?.role === 'target').map((n) => n.id)
    this.#said = new Float64Array(this.#outputs.length)
    this.#parameters = parametersByLayer(graph).map((nodes) =>
      Int32Array.from(nodes, (n) => gradientCell(graph, n)),
    )
    this.layers = this.#parameters.length
  }

  /** The score over samples with the parameters in `cells`, whose values of operations change. */
  score(cells: Float64Array, samples: readonly Float64Array[]): Score {
    if (samples.length === 0) return { loss: Number.NaN, accuracy: Number.NaN }
    let total = 0
    let right = 0
    const one: Float64Array[] = []
    for (const sample of samples) {
      one[0] = sample
      total += this.#run.loss(cells, one)
      if (this.#judge !== null && this.#isRight(cells, sample)) right++
    }
    return {
      loss: total / samples.length,
      accuracy: this.#judge === null ? Number.NaN : right / samples.length,
    }
  }

  /** Euclidean norms of the gradients in `cells`, one per layer 1…K. */
  norms(cells: Float64Array): number[] {
    return this.#parameters.map((own) => {
      let sum = 0
      for (let i = 0; i < own.length; i++) sum += cells[own[i]!]! * cells[own[i]!]!
      return Math.sqrt(sum)
    })
  }

  #isRight(cells: Float64Array, sample: Float64Array): boolean {
    for (let i = 0; i < this.#said.length; i++) this.#said[i] = cells[this.#outputs[i]!]!
    return this.#judge!(this.#said, sample.subarray(this.#graph.loaded.length - this.#targets.length))
  }
}
