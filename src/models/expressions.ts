import { readProgram } from './program.ts'
import type { Recipe } from './recipe.ts'
import { recipeOfProgram } from './typed.ts'

interface Example {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly intro: string
  readonly program: string
  /** Set where the source changes the inputs: they become trained parameters. */
  readonly learningRate?: number
}

/** Builds the recipe of an example. Throws where its program cannot be read. */
const expression = ({ program: text, learningRate, ...example }: Example): Recipe => {
  const read = readProgram(text)
  if (!read.ok) throw new Error(`${example.id}: ${read.problem.message}`)
  const { model, outputName } = read.program
  const leaves = model.leaves.map((leaf) => ({ ...leaf, trainable: leaf.constant !== true }))
  return recipeOfProgram(
    text,
    learningRate === undefined ? { model, outputName } : { model: { ...model, leaves }, outputName },
    { ...example, ...(learningRate !== undefined && { learningRate }) },
  )
}

const CS231N = 'CS231n, Stanford course notes, optimization-2'
const KARPATHY = 'Andrej Karpathy, The spelled-out intro to neural networks and backpropagation'

/** The worked expressions that learners compare against, each a program. */
export const expressions: readonly Recipe[] = [
  expression({
    id: 'cs231n-circuit',
    title: 'A circuit: (x + y) z',
    source: CS231N,
    intro: 'Three numbers, two operations. Press → to compute f, then its gradient with each input.',
    program: `x = -2; y = 5; z = -4
q = x + y
f = q * z`,
  }),
  expression({
    id: 'cs231n-neuron',
    title: 'A sigmoid neuron, operation by operation',
    source: CS231N,
    intro: 'A neuron with two inputs, taken apart into its operations. Press → to compute it.',
    program: `w0 = 2; x0 = -1
w1 = -3; x1 = -2
w2 = -3
p0 = w0 * x0
p1 = w1 * x1
s = p0 + p1 + w2
n = -s
u = exp(n)
d = 1 + u
f = 1 / d`,
  }),
  expression({
    id: 'cs231n-max',
    title: 'Add distributes, max routes, multiply swaps',
    source: CS231N,
    intro: 'Three operations treat a gradient in three ways. Press → to see which is which.',
    program: `x = 3; y = -4; z = 2; w = -1
p = x * y
m = max(z, w)
s = p + m
f = 2 * s`,
  }),
  expression({
    id: 'colah',
    title: 'Calculus on computational graphs',
    source: 'Christopher Olah, 2015',
    intro: 'b reaches e along two paths. Press → to see what that does to its gradient.',
    program: `a = 2; b = 1
c = a + b
d = b + 1
e = c * d`,
  }),
  expression({
    id: 'micrograd-lecture',
    title: 'The first graph of the micrograd lecture',
    source: KARPATHY,
    intro: 'Four numbers and the gradient of L with each. At the end all four take a small step uphill.',
    program: `a = 2; b = -3; c = 10; f = -2
e = a * b
d = e + c
L = d * f`,
    // The lecture adds 0.01 × gradient: a step uphill.
    learningRate: -0.01,
  }),
  expression({
    id: 'micrograd-neuron',
    title: 'A tanh neuron',
    source: KARPATHY,
    intro: 'Two inputs, two weights, a bias and a tanh. Press → to compute its output.',
    program: `x1 = 2; x2 = 0
w1 = -3; w2 = 1
b = 6.8813735870195432
p1 = x1 * w1
p2 = x2 * w2
s = p1 + p2
n = s + b
o = tanh(n)`,
  }),
  expression({
    id: 'accumulate',
    title: 'Why gradients add: b = a + a',
    source: KARPATHY,
    intro: 'The same number twice in one sum: two edges, two contributions. Press → to see them add.',
    program: `a = 3
b = a + a`,
  }),
  expression({
    id: 'micrograd-readme',
    title: 'The micrograd README',
    source: 'karpathy/micrograd README',
    intro: 'A longer program. a and b are used again and again, so many contributions add up.',
    program: `from micrograd.engine import Value

a = Value(-4.0)
b = Value(2.0)
c = a + b
d = a * b + b**3
c += c + 1
c += 1 + c + (-a)
d += d * 2 + (b + a).relu()
d += 3 * d + (b - a).relu()
e = c - d
f = e**2
g = f / 2.0
g += 10.0 / f
print(f'{g.data:.4f}') # prints 24.7041, the outcome of this forward pass
g.backward()
print(f'{a.grad:.4f}') # prints 138.8338, i.e. the numerical value of dg/da
print(f'{b.grad:.4f}') # prints 645.5773, i.e. the numerical value of dg/db`,
  }),
]
