import '../../src/engine/ops.ts'
import type { OpName } from '../../src/engine/ops.ts'
import { randomNumbers } from '../../src/engine/rng.ts'
import type { GraphModel, OperationSpec, Recipe } from '../../src/models/recipe.ts'

/** Draws a whole number from 0 up to, not including, n. */
type Draw = (n: number) => number

const drawing = (seed: number): Draw => {
  const random = randomNumbers(seed)
  return (n) => Math.floor(random() * n)
}

/** What a shape writes a model with: each answers the name of what it adds. */
interface Writer {
  readonly draw: Draw
  leaf(): string
  apply(op: OpName, ...sources: readonly string[]): string
  readonly operations: readonly OperationSpec[]
}

const BINARY: readonly OpName[] = ['sum', 'sub', 'mul', 'div']
const UNARY: readonly OpName[] = ['tanh', 'sigmoid', 'neg', 'exp']

const binary = ({ draw, apply }: Writer, a: string, b: string): string => apply(BINARY[draw(4)]!, a, b)

/** An operation on two numbers, now and then a tanh of the first, so that numbers stay ordinary. */
const tamed = (to: Writer, a: string, b: string): string =>
  to.draw(4) === 0 ? to.apply('tanh', a) : to.apply(BINARY[to.draw(3)]!, a, b)

/** A binary tree of so many operations over leaves of their own, its subtrees in any proportion. */
const tree = (to: Writer, count: number): string => {
  if (count === 0) return to.leaf()
  const left = to.draw(count)
  return binary(to, tree(to, left), tree(to, count - 1 - left))
}

/** Operations on recent numbers, so that many have more than one use. */
const sharing = (to: Writer, count: number, names: string[], reach: number): string => {
  const pick = (): string => names[Math.max(0, names.length - 1 - to.draw(reach))]!
  for (let k = 0; k < count; k++) names.push(tamed(to, pick(), pick()))
  return names.at(-1)!
}

const leaves = (to: Writer, count: number): string[] => Array.from({ length: count }, () => to.leaf())

/** Ways in which expressions are large: each writes one of so many operations. */
export const LARGE_SHAPES = {
  tree,
  chain: (to: Writer, count: number): string => {
    let last = to.leaf()
    for (let k = 0; k < count; k++) last = binary(to, last, to.leaf())
    return last
  },
  nest: (to: Writer, count: number): string => {
    let last = to.leaf()
    for (let k = 0; k < count; k++) last = to.apply(UNARY[to.draw(4)]!, last)
    return last
  },
  'wide-sum': (to: Writer, count: number): string => {
    const [a, b] = [to.leaf(), to.leaf()]
    return to.apply('sum', ...Array.from({ length: Math.max(1, count - 1) }, () => binary(to, a, b)))
  },
  'sum-of-leaves': (to: Writer, count: number): string => to.apply('sum', ...leaves(to, count)),
  'shared-leaves': (to: Writer, count: number): string => {
    const few = leaves(to, 4)
    const write = (n: number): string => {
      if (n === 0) return few[to.draw(4)]!
      const left = to.draw(n)
      return binary(to, write(left), write(n - 1 - left))
    }
    return write(count)
  },
  'shared-parts': (to: Writer, count: number): string => sharing(to, count, leaves(to, 8), 30),
  'long-wires': (to: Writer, count: number): string => {
    const names = leaves(to, 2)
    for (let k = 0; k < count; k++) names.push(tamed(to, names.at(-1)!, names[to.draw(names.length)]!))
    return names.at(-1)!
  },
  'far-parts': (to: Writer, count: number): string => sharing(to, count, leaves(to, 8), count),
} as const satisfies Readonly<Record<string, (to: Writer, count: number) => string>>

/** A way in which an expression is large. */
export type LargeShape = keyof typeof LARGE_SHAPES

/** A seeded expression of this shape and, but for `sum-of-leaves`, so many operations. */
export const largeModel = (shape: LargeShape, count: number, seed = 1): GraphModel => {
  const draw = drawing(seed)
  const inputs: { name: string; value: number; trainable: boolean }[] = []
  const operations: OperationSpec[] = []
  const to: Writer = {
    draw,
    operations,
    leaf() {
      const name = `x${inputs.length + 1}`
      inputs.push({ name, value: (draw(2) * 2 - 1) * (0.5 + draw(150) / 100), trainable: false })
      return name
    },
    apply(op, ...sources) {
      const name = `t${operations.length + 1}`
      operations.push({ name, op, sources })
      return name
    },
  }
  const output = LARGE_SHAPES[shape](to, count)
  return { kind: 'graph', leaves: inputs, operations, output }
}

/** A recipe of such an expression. */
export const largeRecipe = (shape: LargeShape, count: number, seed = 1): Recipe => ({
  version: 1,
  id: `${shape}-${count}`,
  title: `${count.toLocaleString('en')} operations, ${shape}`,
  source: 'tests',
  model: largeModel(shape, count, seed),
  samples: [],
  batchSize: 1,
  seed: 0,
  optimizer: 'sgd',
  learningRate: 0.1,
  lossLetter: 'L',
  intro: 'A large expression. Press → to compute it.',
  edits: [],
})
