import { expect, test } from 'vitest'
import { generate } from '../../src/codegen/dialects.ts'
import { ops } from '../../src/engine/ops.ts'
import { expressions } from '../../src/models/expressions.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { recipeOfText } from '../../src/models/typed.ts'
import { printedBy } from './python.ts'
import { expectSameLosses, RUNNABLE, trainedTo } from './trained.ts'

const typed = (text: string, otherwise: Partial<Recipe> = {}): Recipe => {
  const read = recipeOfText(text)
  if (!read.ok) throw new Error(read.problem.message)
  return { ...read.recipe, ...otherwise }
}

/** The recipe with all its named leaves trained. */
const training = (recipe: Recipe, otherwise: Partial<Recipe> = {}): Recipe => {
  if (recipe.model.kind !== 'graph') throw new Error('not a graph')
  const leaves = recipe.model.leaves.map((leaf) => ({ ...leaf, trainable: leaf.constant !== true }))
  return { ...recipe, model: { ...recipe.model, leaves }, ...otherwise }
}

const ofOp = (name: string, arity: number): string => {
  const slots = ['x', 'y', 'z'].slice(0, arity === 0 ? 3 : arity)
  return `x = 0.4; y = 0.7; z = 0.2\nf = ${name}(${slots.join(', ')}) * 3 + x * y * z`
}

test('every worked expression prints its number and its gradients', async () => {
  for (const recipe of expressions.filter((r) => r.id !== 'micrograd-lecture')) {
    const { source, losses } = await trainedTo(training(recipe, { learningRate: 0 }), 0)
    const { graph } = source
    const plain = await trainedTo(recipe, 0)
    const lines = printedBy(RUNNABLE.map((id) => generate(id, plain.source)))
    for (const printed of lines) {
      expect(Number(printed[0]!.split(' ')[1])).toBeCloseTo(losses[0]!, 9)
      const differing = graph.nodes.filter((n) => n.op === null && n.needsGradient)
      expect(printed.filter((text) => text.startsWith('d'))).toHaveLength(differing.length)
    }
  }
})

test('the micrograd README prints what it says it prints', async () => {
  const recipe = expressions.find((r) => r.id === 'micrograd-readme')!
  const { source } = await trainedTo(recipe, 0)
  for (const [first, ...gradients] of printedBy(RUNNABLE.map((id) => generate(id, source)))) {
    expect(Number(first!.split(' ')[1]).toFixed(4)).toBe('24.7041')
    expect(gradients.map((g) => Number(g.split('= ')[1]).toFixed(4))).toEqual(['138.8338', '645.5773'])
  }
})

test('worked expressions lose the same in Python while they are trained', () =>
  expectSameLosses(
    Object.fromEntries(
      expressions.map((r) => [r.id, training(r, { learningRate: 0.001, optimizer: 'adam' })]),
    ),
  ))

test('expressions of every operation lose the same in Python', () =>
  expectSameLosses(
    Object.fromEntries(
      Object.values(ops).map(({ name, arity }) => [
        name,
        training(typed(ofOp(name, arity)), { learningRate: 0.01 }),
      ]),
    ),
  ))

test('expressions keep their order of operations and the names they have', () =>
  expectSameLosses({
    order: training(
      typed('a = 3; b = 2; c = -1\nf = a - (b - c) - a / (b * c) / (a / b) + -(a + b) ** 2 * c'),
    ),
    powers: training(typed('a = 3; b = 2\nf = a ** b ** 0.5 + (a ** b) ** 0.5 + (-a) ** 2 - -a')),
    names: training(
      typed(
        'lambda1 = 2; math_ = 3; v = 0.5; m = 1; σ2 = 0.3; t = 2\nloss = lambda1 * v + σ2 * m * t - math_',
      ),
    ),
    shadows: training(typed('max1 = 2; print1 = 3; trained = 1\nf = max(max1, print1) * trained')),
    constants: training(typed('x = 2\nf = exp(0.5) * x + tanh(1) - 2 * 3')),
    ties: training(typed('x = 2; y = 2\nf = max(x, y, 1) * 3 + min(x, y)')),
    infinite: training(typed('x = 0; y = 3\nf = y / x + log(x)')),
    noNumber: training(typed('x = -2; y = 0.5\nf = x ** y + sqrt(x) + log(x)')),
    huge: training(typed('x = 800; y = 400\nf = exp(x) + (x ** y) * (-x) ** 301')),
    momentum: training(typed('x = 2; y = 3\nf = x * x + y * y'), {
      optimizer: 'momentum',
      keepsGradients: true,
    }),
  }))
