import { describe, expect, test } from 'vitest'
import { optimizerOf } from '../../src/engine/optimizer.ts'
import { makeSchedule, SINGLE } from '../../src/engine/schedule.ts'
import { diagnose, type Finding, soundness } from '../../src/explain/diagnosis.ts'
import { losing, stalling } from '../../src/explain/loss-course.ts'
import { readBuild } from '../../src/models/build-text.ts'
import { notationOf } from '../../src/models/notation.ts'
import type { Edit } from '../../src/models/recipe.ts'
import { building } from '../../src/store/building.ts'
import { evidenceOf } from '../../src/worker/evidence.ts'
import { Training } from '../../src/worker/training.ts'

const standing = (text: string, iteration: number, edits: readonly Edit[] = []): Training => {
  const built = building.build(readBuild(text).build)
  if (!built.ok) throw new Error(built.problems[0]?.message)
  const training = new Training({ ...built.recipe, edits })
  while (training.iteration < iteration) training.step()
  return training
}

const findings = (text: string, iteration: number, edits: readonly Edit[] = []): readonly Finding[] => {
  const training = standing(text, iteration, edits)
  const { graph, recipe } = training
  const schedule = makeSchedule(graph, optimizerOf(recipe.optimizer), SINGLE)
  return diagnose(evidenceOf(training), { graph, notation: notationOf(recipe), schedule })
}

const ailments = (...of: Parameters<typeof findings>): string[] => findings(...of).map((f) => f.ailment)

describe('a sound network', () => {
  test.each([
    ['data:xor,hidden:2tanh,out:tanh,loss:squaredError,rate:0.2,batch:0,seed:6', [0, 40, 300]],
    ['data:circles,hidden:4tanh,opt:adam,rate:0.05', [0, 100, 500]],
    ['data:moons,hidden:8relu,init:he,opt:adam,rate:0.03', [0, 100, 600]],
    ['data:spiral,hidden:8tanh.8tanh.8tanh,opt:adam,rate:0.02', [0, 500, 1500]],
    ['data:iris,hidden:6tanh,opt:adam,rate:0.02', [0, 100, 400]],
  ] as const)('%s has nothing amiss, early or late', (text, iterations) => {
    for (const k of iterations) expect(findings(text, k)).toEqual([])
  })

  test('is said to be sound by its numbers', () => {
    const words = soundness(evidenceOf(standing('data:circles,hidden:4tanh', 1)))
    expect(words).toMatch(/^After 1 update nothing is amiss: the gradient norm is [\d.]+ in the first layer/)
    expect(words).toContain('none of 5 neurons is dead or the same as another')
  })
})

describe('a sick network', () => {
  test('with many sigmoid layers has vanishing gradients', () => {
    const [found] = findings('data:circles,hidden:4sigmoid.4sigmoid.4sigmoid.4sigmoid.4sigmoid', 1)
    expect(found?.ailment).toBe('vanishing')
    expect(found?.evidence).toMatch(/in the last layer, layer 6, and .* in the first: .* times less/)
    expect(found?.nodes).toHaveLength(4)
  })

  test('with large weights and no bounds has exploding gradients', () => {
    const [found] = findings(
      'data:sine,hidden:8identity.8identity.8identity.8identity,init:normal,scale:3,rate:1e-12',
      0,
    )
    expect(found?.ailment).toBe('exploding')
    expect(found?.title).toMatch(/^Gradients are huge, most of all in layer [123]$/)
  })

  test('with a bias far below 0 has a dead ReLU, which is named', () => {
    const [found] = findings('data:moons,hidden:8relu,init:he,opt:adam,rate:0.03', 20, [
      { iteration: 0, path: 'parameters.b3', value: -9 },
    ])
    expect(found?.ailment).toBe('dead')
    expect(found?.title).toBe('1 of 8 ReLUs in layer 1 is dead')
    expect(found?.evidence).toMatch(/^h₃: a = 0 for all 150 samples/)
  })

  test('with huge weights has saturated sigmoids', () => {
    const found = findings('data:circles,hidden:5sigmoid,init:normal,scale:400', 0)
    expect(found.map((f) => f.ailment)).toContain('saturated')
  })

  test('with too high a learning rate has a loss that grows or swings', () => {
    expect(ailments('data:sine,hidden:8tanh,rate:0.7,batch:0', 60)).toContain('rateTooHigh')
    expect(ailments('data:circles,hidden:8tanh.8tanh,rate:30', 200)).toContain('rateTooHigh')
  })

  test('with too low a learning rate has a loss that hardly moves', () => {
    const found = findings('data:circles,hidden:4tanh,rate:0.00001', 400)
    expect(found.map((f) => f.ailment)).toEqual(['rateTooLow'])
    expect(found[0]?.evidence).toMatch(/From iteration \d+ on the mean L went from [\d.]+ to [\d.]+ only/)
  })

  test('with equal weights has neurons that are one and the same', () => {
    const found = findings('data:circles,hidden:4tanh,init:constant', 50)
    expect(found[0]).toMatchObject({ ailment: 'symmetric', title: 'h₁, h₂, h₃ and h₄ are one and the same' })
    expect(ailments('data:circles,hidden:4tanh,init:zeros', 50)).toContain('symmetric')
  })

  test('that overflows is told by the very step', () => {
    const found = findings('data:sine,hidden:4identity.4identity,rate:1000000,batch:0', 90)
    expect(found.map((f) => f.ailment)).toEqual(['nonFinite'])
    expect(found[0]?.place).not.toBe(null)
    expect(found[0]?.evidence).toMatch(/step \d+ of sample \d+ was the first to write one: .+ = −?(∞|NaN)/)
  })
})

describe('the course of a loss', () => {
  const course = (of: (k: number) => number, n = 40) =>
    Array.from({ length: n }, (_, k) => ({ iteration: k * 10, loss: of(k) }))

  test('that falls, however unevenly, is not losing', () => {
    expect(losing(course((k) => 1 / (1 + k)))).toBe(null)
    expect(losing(course((k) => 0.8 ** k * (1 + 0.3 * (-1) ** k)))).toBe(null)
    expect(losing(course(() => 0.5))).toBe(null)
  })

  test('that swings about a level is', () => {
    expect(losing(course((k) => 1 + 0.5 * (-1) ** k))?.kind).toBe('swings')
    expect(losing(course((k) => 1.3 ** k))?.kind).toBe('diverges')
  })

  test('is stalling only once it had time to move', () => {
    expect(stalling(course(() => 0.5, 5))).toBe(null)
    expect(stalling(course(() => 0.5))).toEqual({ from: 190, before: 0.5, now: 0.5 })
    expect(stalling(course((k) => 1 / (1 + k)))).toBe(null)
  })
})
