import { type Graph, gradientCell } from './graph.ts'
import type { Hyperparameters } from './optimizer.ts'
import { type Pieces, piecesOf } from './pieces.ts'
import type { PlainRun } from './run.ts'

/** What the loss of one iteration is computed from. */
export interface LossProbeSource {
  readonly graph: Graph
  readonly run: PlainRun
  /** The leaves as they stand; the probe keeps and changes them. */
  readonly cells: Float64Array
  /** The iteration's samples, one or more. */
  readonly batch: readonly Float64Array[]
  readonly hyperparameters: Hyperparameters
}

/** A loss, and which piece each operation of pieces was on, sample by sample. */
export interface Pieced {
  readonly loss: number
  readonly pieces: Float64Array
}

/** An operation that is not smooth at a place, or on the way between two. */
export interface Kink {
  readonly node: number
  /** What is not smooth about it: a whole sentence where a number lies on it exactly, else `Pieces.between`. */
  readonly remark: string
  readonly landed: boolean
  readonly pole: boolean
}

/** Σ |∂L/∂v| · |v| over all operations v and samples, `run` filling the cells for each; in columns, since it is long. */
const roundings = (
  graph: Graph,
  samples: readonly (readonly Float64Array[])[],
  cells: Float64Array,
  run: (sample: readonly Float64Array[]) => void,
): number => {
  const operations = graph.nodes.filter((n) => n.op !== null)
  const ids = Int32Array.from(operations, (n) => n.id)
  // An activation function such as z Φ(z) may lose digits that its input has and its result has not.
  const inputs = Int32Array.from(operations, (n) =>
    n.op?.curve ? graph.source[graph.firstEdge[n.id]!]! : -1,
  )
  const gradients = gradientCell(graph, 0)
  let total = 0
  for (const sample of samples) {
    run(sample)
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i]!
      const within = inputs[i]! < 0 ? 0 : Math.abs(cells[inputs[i]!]!)
      total += Math.abs(cells[gradients + id]!) * (Math.abs(cells[id]!) + within) || 0
    }
  }
  return total
}

/**
 * The loss of one iteration, the mean over its batch, as a function of any one of its leaves: all numbers come from plain
 * runs. A leaf that takes a number from each sample is varied in the first one.
 */
export class LossProbe {
  readonly graph: Graph
  /** The loss where nothing is varied. */
  readonly loss: number
  /**
   * How far the loss may be off by the rounding of its operations, to first order: ε Σ |∂L/∂v| · |v| over all operations v
   * and samples.
   */
  readonly rounding: number
  readonly #run: PlainRun
  readonly #cells: Float64Array
  readonly #gradients: Float64Array
  /** Each sample as a batch of its own; a varied first one is another array. */
  readonly #samples: (readonly Float64Array[])[]
  readonly #pieced: readonly { readonly node: number; readonly pieces: Pieces }[]
  readonly #inputs: Float64Array
  #landed: readonly Kink[] | null = null

  /** Takes the iteration as it stands. */
  constructor({ graph, run, cells, batch, hyperparameters }: LossProbeSource) {
    this.graph = graph
    this.#run = run
    this.#cells = cells
    this.#samples = batch.map((sample) => [sample])
    const all = cells.slice()
    const options = { update: false, batchSize: batch.length }
    this.loss = run.iterate(all, batch, hyperparameters, options)
    this.#gradients = all.slice(gradientCell(graph, 0), gradientCell(graph, graph.nodeCount))
    this.rounding =
      Number.EPSILON *
      roundings(graph, this.#samples, all, (sample) => {
        if (batch.length > 1) run.iterate(all, sample, hyperparameters, options)
      })
    this.#pieced = graph.nodes.flatMap(({ id, op }) => {
      const made = op && graph.reachesOutput[id] ? piecesOf(op.name) : undefined
      return made ? [{ node: id, pieces: made }] : []
    })
    const slots = graph.nodes.map(({ id }) => graph.firstEdge[id + 1]! - graph.firstEdge[id]!)
    this.#inputs = new Float64Array(slots.reduce((most, n) => Math.max(most, n), 1))
  }

  /** A leaf's number. Throws RangeError where the node is no leaf. */
  valueOf(leaf: number): number {
    this.#check(leaf)
    const at = this.graph.loaded.indexOf(leaf)
    return at < 0 ? this.#cells[leaf]! : this.#samples[0]![0]![at]!
  }

  /** ∂L/∂leaf by backpropagation; null where none is computed. */
  gradientOf(leaf: number): number | null {
    this.#check(leaf)
    return this.graph.nodes[leaf]!.needsGradient ? this.#gradients[leaf]! : null
  }

  /** The loss where this leaf holds another number and all others stay. */
  lossAt(leaf: number, value: number): number {
    return this.#vary(leaf, value, () => {})
  }

  /** As `lossAt`, with the pieces that the operations are on. */
  piecedAt(leaf: number, value: number): Pieced {
    const pieces = new Float64Array(this.#pieced.length * this.#samples.length)
    const loss = this.#vary(leaf, value, (sample) => {
      this.#pieced.forEach(({ node, pieces: of }, i) => {
        const count = this.#gather(node)
        pieces[sample * this.#pieced.length + i] = of.of(this.#inputs, 0, count)
      })
    })
    return { loss, pieces }
  }

  /** Whether the loss has operations of pieces at all. */
  get hasPieces(): boolean {
    return this.#pieced.length > 0
  }

  /** The operations that are on different pieces in two places, in the order in which they are computed. */
  changed(a: Pieced, b: Pieced): readonly Kink[] {
    const n = this.#pieced.length
    const at = new Set<number>()
    a.pieces.forEach((piece, i) => {
      if (piece !== b.pieces[i]) at.add(i % n)
    })
    return [...at]
      .sort((i, j) => i - j)
      .map((i) => {
        const { node, pieces } = this.#pieced[i]!
        return { node, remark: pieces.between, landed: false, pole: pieces.pole === true }
      })
  }

  /** The operations whose numbers lie exactly on a kink where nothing is varied, by what each says of it. */
  get landed(): readonly Kink[] {
    this.#landed ??= this.#findLanded()
    return this.#landed
  }

  #check(leaf: number): void {
    if (this.graph.nodes[leaf]?.op !== null) throw new RangeError(`node ${leaf} is no leaf`)
  }

  #findLanded(): readonly Kink[] {
    const found = new Map<number, Kink>()
    this.#forward(() => {
      for (const { node } of this.#pieced) {
        const remark = this.graph.nodes[node]!.op?.kink?.(this.#inputs, 0, this.#gather(node)) ?? null
        if (remark !== null && !found.has(node)) found.set(node, { node, remark, landed: true, pole: false })
      }
    })
    return [...found.values()]
  }

  /** Reads the numbers that go into a node, which slots of fused neurons do not hold. */
  #gather(node: number): number {
    const { firstEdge, source } = this.graph
    const first = firstEdge[node]!
    const count = firstEdge[node + 1]! - first
    for (let i = 0; i < count; i++) this.#inputs[i] = this.#cells[source[first + i]!]!
    return count
  }

  #vary(leaf: number, value: number, each: (sample: number) => void): number {
    const before = this.valueOf(leaf)
    const at = this.graph.loaded.indexOf(leaf)
    const first = this.#samples[0]!
    if (at < 0) this.#cells[leaf] = value
    else this.#samples[0] = [first[0]!.with(at, value)]
    const loss = this.#forward(each)
    if (at < 0) this.#cells[leaf] = before
    else this.#samples[0] = first
    return loss
  }

  #forward(each: (sample: number) => void): number {
    let total = 0
    this.#samples.forEach((sample, s) => {
      total += this.#run.loss(this.#cells, sample)
      each(s)
    })
    return total / this.#samples.length
  }
}
