import type { OpName } from '../engine/ops.ts'
import type { GraphModel, Recipe } from './recipe.ts'

type Leaves = Readonly<Record<string, number>>
type Operations = Readonly<Record<string, readonly [op: OpName, ...sources: readonly string[]]>>

interface Example {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly intro: string
  readonly inputs: Leaves
  readonly constants?: Leaves
  readonly operations: Operations
  /** Set where the source changes the inputs: they become trainable. */
  readonly learningRate?: number
}

/** Builds a graph recipe; the last operation is the output. */
const expression = (example: Example): Recipe => {
  const { id, title, source, intro, inputs, constants = {}, operations, learningRate } = example
  const output = Object.keys(operations).at(-1)!
  const model: GraphModel = {
    kind: 'graph',
    leaves: [
      ...Object.entries(inputs).map(([name, value]) => ({
        name,
        value,
        trainable: learningRate !== undefined,
      })),
      ...Object.entries(constants).map(([name, value]) => ({
        name,
        value,
        trainable: false,
        constant: true,
      })),
    ],
    operations: Object.entries(operations).map(([name, [op, ...sources]]) => ({ name, op, sources })),
    output,
  }
  return {
    version: 1,
    id,
    title,
    source,
    model,
    samples: [],
    batchSize: 1,
    seed: 0,
    optimizer: 'sgd',
    learningRate: learningRate ?? 0.01,
    lossLetter: output,
    intro,
    edits: [],
  }
}

const CS231N = 'CS231n, Stanford course notes, optimization-2'
const KARPATHY = 'Andrej Karpathy, The spelled-out intro to neural networks and backpropagation'

/** The worked expressions that learners compare against, built by hand. */
export const expressions: readonly Recipe[] = [
  expression({
    id: 'cs231n-circuit',
    title: 'A circuit: (x + y) z',
    source: CS231N,
    intro: 'Three numbers, two operations. Press → to compute f, then its gradient with each input.',
    inputs: { x: -2, y: 5, z: -4 },
    operations: { q: ['sum', 'x', 'y'], f: ['mul', 'q', 'z'] },
  }),
  expression({
    id: 'cs231n-neuron',
    title: 'A sigmoid neuron, operation by operation',
    source: CS231N,
    intro: 'A neuron with two inputs, taken apart into its operations. Press → to compute it.',
    inputs: { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 },
    constants: { one: 1, top: 1 },
    operations: {
      p0: ['mul', 'w0', 'x0'],
      p1: ['mul', 'w1', 'x1'],
      s: ['sum', 'p0', 'p1', 'w2'],
      n: ['neg', 's'],
      u: ['exp', 'n'],
      d: ['sum', 'one', 'u'],
      f: ['div', 'top', 'd'],
    },
  }),
  expression({
    id: 'cs231n-max',
    title: 'Add distributes, max routes, multiply swaps',
    source: CS231N,
    intro: 'Three operations treat a gradient in three ways. Press → to see which is which.',
    inputs: { x: 3, y: -4, z: 2, w: -1 },
    constants: { two: 2 },
    operations: { p: ['mul', 'x', 'y'], m: ['max', 'z', 'w'], s: ['sum', 'p', 'm'], f: ['mul', 'two', 's'] },
  }),
  expression({
    id: 'colah',
    title: 'Calculus on computational graphs',
    source: 'Christopher Olah, 2015',
    intro: 'b reaches e along two paths. Press → to see what that does to its gradient.',
    inputs: { a: 2, b: 1 },
    constants: { one: 1 },
    operations: { c: ['sum', 'a', 'b'], d: ['sum', 'b', 'one'], e: ['mul', 'c', 'd'] },
  }),
  expression({
    id: 'micrograd-lecture',
    title: 'The first graph of the micrograd lecture',
    source: KARPATHY,
    intro: 'Four numbers and the gradient of L with each. At the end all four take a small step uphill.',
    inputs: { a: 2, b: -3, c: 10, f: -2 },
    operations: { e: ['mul', 'a', 'b'], d: ['sum', 'e', 'c'], L: ['mul', 'd', 'f'] },
    // The lecture adds 0.01 × gradient: a step uphill.
    learningRate: -0.01,
  }),
  expression({
    id: 'micrograd-neuron',
    title: 'A tanh neuron',
    source: KARPATHY,
    intro: 'Two inputs, two weights, a bias and a tanh. Press → to compute its output.',
    inputs: { x1: 2, x2: 0, w1: -3, w2: 1, b: 6.8813735870195432 },
    operations: {
      p1: ['mul', 'x1', 'w1'],
      p2: ['mul', 'x2', 'w2'],
      s: ['sum', 'p1', 'p2'],
      n: ['sum', 's', 'b'],
      o: ['tanh', 'n'],
    },
  }),
  expression({
    id: 'accumulate',
    title: 'Why gradients add: b = a + a',
    source: KARPATHY,
    intro: 'The same number twice in one sum: two edges, two contributions. Press → to see them add.',
    inputs: { a: 3 },
    operations: { b: ['sum', 'a', 'a'] },
  }),
  expression({
    id: 'micrograd-readme',
    title: 'The micrograd README',
    source: 'karpathy/micrograd README',
    intro: 'A longer program. a and b are used again and again, so many contributions add up.',
    inputs: { a: -4, b: 2 },
    constants: { k3: 3, k1: 1, m1: 1, k2: 2, m3: 3, e2: 2, h2: 2, t10: 10 },
    operations: {
      c: ['sum', 'a', 'b'],
      ab: ['mul', 'a', 'b'],
      b_3: ['pow', 'b', 'k3'],
      d: ['sum', 'ab', 'b_3'],
      c_1: ['sum', 'c', 'c', 'k1'],
      na: ['neg', 'a'],
      c_2: ['sum', 'c_1', 'm1', 'c_1', 'na'],
      dd: ['mul', 'd', 'k2'],
      ba: ['sum', 'b', 'a'],
      r_1: ['relu', 'ba'],
      d_1: ['sum', 'd', 'dd', 'r_1'],
      ddd: ['mul', 'm3', 'd_1'],
      bma: ['sub', 'b', 'a'],
      r_2: ['relu', 'bma'],
      d_2: ['sum', 'd_1', 'ddd', 'r_2'],
      e: ['sub', 'c_2', 'd_2'],
      f: ['pow', 'e', 'e2'],
      g_1: ['div', 'f', 'h2'],
      q: ['div', 't10', 'f'],
      g: ['sum', 'g_1', 'q'],
    },
  }),
]
