import { describe, expect, test } from 'vitest'
import { optimizerOf } from '../../src/engine/optimizer.ts'
import { makeSchedule, SINGLE } from '../../src/engine/schedule.ts'
import { diagnose, type Finding } from '../../src/explain/diagnosis.ts'
import { notationOf } from '../../src/models/notation.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { building } from '../../src/store/building.ts'
import { evidenceOf } from '../../src/worker/evidence.ts'
import { Training } from '../../src/worker/training.ts'

const recipeOf = (text: string): Recipe => {
  const { recipe, problems } = building.recipeOfText(text)
  expect(problems).toEqual([])
  return recipe!
}

const findingsAt = (training: Training, iteration: number): readonly Finding[] => {
  while (training.iteration < iteration) training.step()
  const { graph, recipe } = training
  const schedule = makeSchedule(graph, optimizerOf(recipe.optimizer, recipe.settings), SINGLE)
  return diagnose(evidenceOf(training), { graph, notation: notationOf(recipe), schedule })
}

test.each(building.presets)('nothing ails $id, early or late', ({ text }) => {
  const training = new Training(recipeOf(text))
  for (const k of [0, 100, 1000]) expect(findingsAt(training, k).map((f) => f.title)).toEqual([])
})

describe('a sick network', () => {
  test.each(building.sickNetworks)('ails of nothing but what it is for: $id', ({ id, text, iteration }) => {
    const found = findingsAt(new Training(recipeOf(text)), iteration)
    expect([...new Set(found.map((f) => f.ailment))]).toEqual([id])
  })

  test('says what it teaches in one sentence, and no two are alike', () => {
    const { sickNetworks } = building
    expect(new Set(sickNetworks.map((s) => s.title)).size).toBe(sickNetworks.length)
    for (const { teaches } of sickNetworks) expect(teaches).toMatch(/^[A-Z].*[^.]\.$/)
  })
})

test('what else is wrong is why a loss does not move, so the learning rate is not called too low as well', () => {
  const training = new Training(recipeOf('data:sine,hidden:8relu.8relu,init:he,rate:1,batch:0'))
  const ailments = findingsAt(training, 200).map((f) => f.ailment)
  expect(ailments).toContain('rateTooHigh')
  expect(ailments).not.toContain('rateTooLow')
})

test('an output that is saturated so that no layer has a gradient is named', () => {
  const text =
    'data:circles,hidden:8leakyRelu.8leakyRelu.8leakyRelu.8leakyRelu,init:normal,scale:2,rate:0.0001'
  const [found] = findingsAt(new Training(recipeOf(text)), 20)
  expect(found).toMatchObject({ ailment: 'saturated', title: 'The sigmoid neuron in layer 5 is saturated' })
  expect(found?.evidence).toContain('No layer has a gradient left.')
})

test('the step that overflows is found though the mean of the losses did so before', () => {
  const training = new Training(recipeOf('data:sine,hidden:8tanh,rate:0.7,batch:0'))
  while (Number.isFinite(training.scoreNow().train.loss)) training.step()
  const stood = training.iteration
  expect(findingsAt(training, stood).map((f) => f.ailment)).not.toContain('nonFinite')
  const [found] = findingsAt(training, stood + 200)
  expect(found?.ailment).toBe('nonFinite')
  expect(found?.place?.iteration).toBeGreaterThan(stood)
})
