import { describe, expect, test, vi } from 'vitest'
import type { Ailment, Finding } from '../../src/explain/diagnosis.ts'
import { readBuild } from '../../src/models/build-text.ts'
import { building } from '../../src/store/building.ts'
import type { AppActions } from '../../src/store/state.ts'
import { treat, treatmentOf, treatmentsOf } from '../../src/ui/treatment.ts'
import { evidenceOf } from '../../src/worker/evidence.ts'
import { Training } from '../../src/worker/training.ts'

const evidence = evidenceOf(new Training(building.recipeOfText('data:xor').recipe!))
const finding = (ailment: Ailment): Finding => ({
  ailment,
  title: '',
  evidence: '',
  advice: '',
  nodes: [],
  place: null,
})
const against = (ailment: Ailment, text: string) => {
  const { build } = readBuild(text)
  return treatmentOf(finding(ailment), { evidence, build, rate: build.learningRate })
}

describe('against a finding in a network that was built', () => {
  test.each([
    ['symmetric', 'data:circles,hidden:4tanh,init:zeros', 'Rebuild with Xavier’s initialization'],
    ['symmetric', 'data:circles,hidden:4relu,init:constant', 'Rebuild with He’s initialization'],
    ['exploding', 'data:sine,hidden:8leakyRelu,init:normal', 'Rebuild with He’s initialization'],
    ['exploding', 'data:sine,hidden:8relu,init:he,rate:0.3', 'Start over with η = 0.03'],
    ['dead', 'data:moons,hidden:8relu', 'Rebuild with leaky ReLU instead of ReLU'],
    ['saturated', 'data:moons,hidden:8sigmoid,init:normal', 'Rebuild with Xavier’s initialization'],
    ['saturated', 'data:moons,hidden:8sigmoid,init:xavier', 'Rebuild with ReLU instead of the sigmoid'],
    ['vanishing', 'data:moons,hidden:8sigmoid.8sigmoid', 'Rebuild with tanh instead of the sigmoid'],
    ['rateTooLow', 'data:moons,rate:0.0001', 'Go on from here with η = 0.001'],
    ['nonFinite', 'data:moons,rate:2', 'Start over with η = 0.2'],
  ] as const)('%s in %s, it is offered to: %s', (ailment, text, words) => {
    expect(against(ailment, text)?.words).toBe(words)
  })

  test('nothing is offered where there is no single clear change', () => {
    expect(against('vanishing', 'data:moons,hidden:8tanh.8tanh')).toBe(null)
    expect(against('nonFinite', 'data:moons,rate:0')).toBe(null)
  })
})

test('of a textbook network only the learning rate can be changed', () => {
  const patient = { evidence, build: null, rate: 0.5 }
  expect(treatmentOf(finding('vanishing'), patient)).toBe(null)
  expect(treatmentOf(finding('rateTooLow'), patient)?.change).toEqual({
    kind: 'rate',
    rate: 5,
    startsOver: false,
  })
})

test('a loss that swings is gone on with at a third of the rate, one that grows is started over', () => {
  const losses = Array.from({ length: 40 }, (_, k) => ({ iteration: k, loss: 1 + 0.5 * (-1) ** k }))
  const grown = [...losses, { iteration: 40, loss: 9 }]
  const words = (course: typeof losses) =>
    treatmentOf(finding('rateTooHigh'), { evidence: { ...evidence, losses: course }, build: null, rate: 0.3 })
      ?.words
  expect(words(losses)).toBe('Go on from here with η = 0.1')
  expect(words(grown)).toBe('Start over with η = 0.03')
})

test('what two findings ask for is offered once', () => {
  const { build } = readBuild('data:moons,hidden:8relu.8relu')
  const offered = treatmentsOf([finding('dead'), finding('dead')], { evidence, build, rate: 1 })
  expect(offered.map((t) => t?.words ?? null)).toEqual(['Rebuild with leaky ReLU instead of ReLU', null])
})

test('a change that cannot be built is said', async () => {
  const notify = vi.fn<(text: string) => void>()
  const problems = [{ row: null, column: null, message: 'there is no data' }]
  const app = { notify, putBuild: async () => ({ ok: false, problems, more: 0 }) } as Partial<AppActions>
  await treat(app as AppActions, against('dead', 'data:moons,hidden:8relu')!)
  expect(notify).toHaveBeenCalledWith('Nothing was changed: there is no data')
})
