import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../src/engine/evidence.ts'
import { readBuild } from '../../src/models/build-text.ts'
import { mazurLinear } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { building } from '../../src/store/building.ts'
import { evidenceOf, firstNonFinite } from '../../src/worker/evidence.ts'
import { Training } from '../../src/worker/training.ts'

const recipeOf = (text: string): Recipe => {
  const built = building.build(readBuild(text).build)
  if (!built.ok) throw new Error(built.problems[0]?.message)
  return built.recipe
}

const at = (recipe: Recipe, k: number): Training => {
  const training = new Training(recipe)
  while (training.iteration < k) training.step()
  return training
}

const evidence = (text: string, k = 0): Evidence => evidenceOf(at(recipeOf(text), k))

test('leaves the training where and as it was', () => {
  const training = at(recipeOf('data:circles'), 20)
  const before = training.progress()
  evidenceOf(training)
  expect(training.progress()).toEqual(before)
})

test('says of each neuron how often it is 0 and how often its function is flat', () => {
  const dead = recipeOf('data:circles,hidden:3relu,init:zeros')
  const model = dead.model
  if (model.kind !== 'network') throw new Error('no network')
  const bias = model.layers[0]?.neurons[1]?.bias ?? ''
  const recipe = { ...dead, edits: [{ iteration: 0, path: `parameters.${bias}`, value: -1 }] }
  const { neurons, samples } = evidenceOf(at(recipe, 0))
  expect(samples).toBe(recipe.samples.length)
  expect(neurons.map((n) => n.zero)).toEqual([0, 1, 0, 0])
  expect(neurons.map((n) => n.flat)).toEqual([1, 1, 1, 0])
})

test('knows a sigmoid that is flat for every sample', () => {
  const { neurons } = evidence('data:circles,hidden:4sigmoid,init:constant,scale:300')
  expect(neurons.slice(0, 4).every((n) => n.flat > 0.9)).toBe(true)
  expect(evidence('data:circles,hidden:4sigmoid').neurons.every((n) => n.flat === 0)).toBe(true)
})

describe('twins', () => {
  test('are neurons of a layer that begin with the same numbers, and stay so', () => {
    for (const k of [0, 30]) {
      const { twins } = evidence('data:circles,hidden:3tanh.2tanh,init:constant', k)
      expect(twins.map((group) => group.length)).toEqual([3, 2])
    }
  })

  test('are none where weights were drawn', () => {
    expect(evidence('data:circles,hidden:8tanh.8tanh').twins).toEqual([])
  })
})

test('measures the gradients of all layers and what the next update changes of them', () => {
  const training = at(recipeOf('data:circles,hidden:4tanh.4tanh,rate:0.25'), 5)
  const { norms, changes } = evidenceOf(training)
  const { cells } = training.progress()
  const weights = training.graph.parameters.filter((p) => training.graph.nodes[p]?.tag?.layer === 2)
  const size = Math.hypot(...weights.map((p) => cells[p] ?? 0))
  expect(changes[1]).toBeCloseTo((0.25 * (norms[1] ?? 0)) / size, 12)
})

test('hands over the loss curve up to where the training stands, whatever lies ahead', () => {
  const training = at(recipeOf('data:circles'), 900)
  training.approach(300)
  while (training.iteration < 300) training.step()
  const { losses } = evidenceOf(training)
  expect(losses.length).toBeLessThanOrEqual(65)
  expect(losses[0]?.iteration).toBe(0)
  expect(losses.at(-1)).toEqual({ iteration: 300, loss: training.scoreNow().train.loss })
  expect(losses.every(({ iteration }, i) => i === 0 || iteration > losses[i - 1]!.iteration)).toBe(true)
})

describe('the first number that is none', () => {
  const wild = { ...mazurLinear, learningRate: 50 }

  test('is found to the step, from anywhere after it', () => {
    const found = firstNonFinite(at(wild, 60))
    expect(found).not.toBe(null)
    const { iteration, sample, step } = found!
    const columns = at(wild, iteration).record(sample).columns
    expect(columns.after.findIndex((x) => !Number.isFinite(x))).toBe(step)
    const earlier = at(wild, iteration - 1).record(0).columns
    expect(earlier.after.every(Number.isFinite)).toBe(true)
    expect(firstNonFinite(at(wild, iteration + 400))).toEqual(found)
  })

  test('is none in a training that is sound', () => {
    expect(firstNonFinite(at(recipeOf('data:circles'), 50))).toBe(null)
  })
})
