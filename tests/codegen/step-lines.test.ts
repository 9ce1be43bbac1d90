import { expect, test } from 'vitest'
import { type DialectId, dialects, generate } from '../../src/codegen/dialects.ts'
import { beatEndsOf, linesOf, stepsOf } from '../../src/codegen/step-lines.ts'
import { beatOf } from '../../src/engine/beats.ts'
import { optimizers } from '../../src/engine/optimizer.ts'
import { makeSchedule, SINGLE } from '../../src/engine/schedule.ts'
import { KINDS } from '../../src/engine/step.ts'
import { expressions } from '../../src/models/expressions.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { trainedTo } from './trained.ts'

const written = async (recipe: Recipe, id: DialectId) => {
  const { source } = await trainedTo(recipe, 0)
  const { graph } = source
  const code = generate(id, source)
  const schedule = makeSchedule(graph, optimizers[recipe.optimizer], SINGLE)
  const texts = code.text.split('\n')
  const kindOf = (i: number): string => KINDS[schedule.kind[i]!]!
  return { code, scheduled: { graph, schedule }, texts, kindOf, graph, schedule }
}

const adam: Recipe = { ...layeredRecipe({ sizes: [2, 3, 1], samples: 4, batchSize: 1 }), optimizer: 'adam' }
const cases = [mazur, adam, ...expressions]

test.each(dialects.map((d) => d.id))(
  'in %s every step has a line, and every line of a step leads back to it',
  async (id) => {
    for (const recipe of cases) {
      const { code, scheduled, schedule, kindOf } = await written(recipe, id)
      for (let i = 0; i < schedule.length; i++) {
        const { lines, led } = linesOf(code, scheduled, i)
        // PyTorch and the expressions carry values without saying so in a line of their own.
        expect(
          lines.size > 0 || kindOf(i) === 'carry' || kindOf(i) === 'zero',
          `${recipe.id} step ${i}, ${kindOf(i)}`,
        ).toBe(true)
        if (lines.size > 0) expect(lines.has(led)).toBe(true)
        for (const l of lines) expect(stepsOf(code, scheduled, l)).toContain(i)
      }
      code.text.split('\n').forEach((_, i) => {
        for (const step of stepsOf(code, scheduled, i + 1))
          expect(linesOf(code, scheduled, step).lines.has(i + 1)).toBe(true)
      })
    }
  },
)

test('a beat lights the lines of all its steps', async () => {
  const { code, scheduled, schedule } = await written(mazur, 'numpy')
  const beat = beatOf(schedule, 'layer', 0)
  const all = new Set<number>()
  for (let i = beat.from; i < beat.to; i++) for (const l of linesOf(code, scheduled, i).lines) all.add(l)
  expect(linesOf(code, scheduled, beat.from, beat.to).lines).toEqual(all)
})

test('lines say what their steps do', async () => {
  const { code, scheduled, texts, kindOf, graph, schedule } = await written(mazur, 'numpy')
  const stepsAt = (text: string) =>
    stepsOf(code, scheduled, texts.findIndex((t) => t.trim().startsWith(text)) + 1)
  const namesAt = (text: string) => [
    ...new Set(stepsAt(text).map((i) => graph.nodes[schedule.node[i]!]!.name)),
  ]
  expect(namesAt('a1 = sigmoid(z1)')).toEqual(['h1', 'h2'])
  expect(namesAt('dE_dW2 +=').filter((n) => n !== '')).toEqual(['w8', 'w7', 'w6', 'w5'])
  expect(namesAt('W1 = W1 -')).toEqual(['w1', 'w2', 'w3', 'w4'])
  expect([...new Set(stepsAt('delta2 =').map(kindOf))]).toEqual(['pull'])
  expect(stepsAt('import numpy')).toEqual([])
})

test('each write of an optimizer has its own line', async () => {
  const { code, scheduled, schedule, texts, kindOf } = await written(adam, 'numpy')
  const first = Array.from({ length: schedule.length }, (_, i) => i).find((i) => kindOf(i) === 'update')!
  const led = [0, 1, 2, 3, 4].map(
    (k) => texts[linesOf(code, scheduled, first + k).led - 1]!.trim().split(' ')[0],
  )
  expect(led).toEqual(['m', 'v', 'm_hat', 'v_hat', 'p'])
})

test('in plain Python a pull is led to the chain rule, and lights the operation it goes through', async () => {
  const { code, scheduled, schedule, texts, kindOf } = await written(mazur, 'python')
  const pull = Array.from({ length: schedule.length }, (_, i) => i).findLast((i) => kindOf(i) === 'pull')!
  const { lines, led } = linesOf(code, scheduled, pull)
  expect(texts[led - 1]!.trim()).toBe('source.grad += value.grad * local_derivative')
  expect([...lines].map((l) => texts[l - 1]!.trim())).toContain(
    'return Value(a, [(self, other.data), (other, self.data)])',
  )
})

test('no step lights no line', async () => {
  const { code, scheduled } = await written(mazur, 'numpy')
  expect(linesOf(code, scheduled, 3, 3)).toEqual({ lines: new Set(), led: 0 })
})

test('a line leads to the ends of its beats, each once', async () => {
  const { code, scheduled, texts } = await written(mazur, 'numpy')
  const number = texts.findIndex((t) => t.trim().startsWith('dE_dW2 +=')) + 1
  expect(beatEndsOf(code, scheduled, number, 'layer')).toEqual([103])
  expect(beatEndsOf(code, scheduled, number, 'edge')).toHaveLength(4)
  expect(beatEndsOf(code, scheduled, 1, 'edge')).toEqual([])
})
