import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Graph } from '../../src/engine/graph.ts'
import { ledger } from '../../src/explain/ledger.ts'
import { parameterRows } from '../../src/explain/parameter-rows.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur, mazurBiases } from '../../src/models/mazur.ts'
import { anyNumber, randomGraph, randomNetwork } from '../engine/arbitrary.ts'
import { square } from '../models/graph-recipe.ts'
import { everyMoment, momentsOf, momentsOfRecipe } from './moments.ts'
import { problemsOf } from './problems.ts'

const checkAll = (at: Parameters<typeof everyMoment>[0], stride = 1): void =>
  expect(everyMoment(at, stride).flatMap(problemsOf)).toEqual([])

describe('every moment of every size is told with numbers of the trace alone', () => {
  test.each([
    ['Mazur', mazur],
    ['Mazur with trained biases', mazurBiases],
    ['a plain graph', square],
    [
      'a deep network with a mean squared error and a batch',
      layeredRecipe({
        sizes: [2, 3, 3, 2],
        activation: 'relu',
        loss: 'meanSquaredError',
        samples: 4,
        batchSize: 4,
      }),
    ],
    [
      'a network wider than a sentence',
      layeredRecipe({ sizes: [9, 8, 1], loss: 'squaredError', biases: false }),
    ],
  ])('of %s', (_, recipe) => {
    const at = momentsOfRecipe(recipe)
    // One place in three of the long recordings, others at each size.
    checkAll(at, at('write', 0).schedule.length > 200 ? 3 : 1)
  })

  test('of random networks, first, middle and last in their batch', () => {
    fc.assert(
      fc.property(randomNetwork(anyNumber), fc.boolean(), fc.boolean(), ({ graph, samples }, first, last) => {
        checkAll(
          momentsOf(graph, { sample: samples[0]!, batchSize: samples.length, position: { first, last } }),
          7,
        )
      }),
      { numRuns: 20 },
    )
  })

  test('of random graphs with any numbers', () => {
    fc.assert(
      fc.property(randomGraph(anyNumber), (graph: Graph) => {
        checkAll(momentsOf(graph))
      }),
      { numRuns: 40 },
    )
  })
})

describe('parameterRows', () => {
  test('shows a gradient once a contribution has arrived, and the new number once it is written', () => {
    const at = momentsOfRecipe(mazur)
    const row = (step: number) => parameterRows(at('edge', step)).find((r) => r.name === 'w₅')!
    expect(row(101)).toMatchObject({ value: 0.4, gradient: null, after: null, arrived: 0, total: 1 })
    expect(row(102)).toMatchObject({
      gradient: expect.closeTo(0.08216704056423077, 15),
      active: true,
      after: null,
    })
    expect(row(103).active).toBe(false)
    expect(row(118)).toMatchObject({
      value: 0.4,
      after: expect.closeTo(0.35891647971788465, 15),
      active: true,
    })
  })

  test('lists weights, then biases, and says which are fixed', () => {
    const rows = parameterRows(momentsOfRecipe(mazur)('edge', 0))
    expect(rows.map((r) => r.name).join(' ')).toBe('w₁ w₂ w₃ w₄ w₅ w₆ w₇ w₈ b₁ b₂')
    expect(rows.filter((r) => !r.trainable).map((r) => r.name)).toEqual(['b₁', 'b₂'])
    expect(rows.every((r) => r.gradient === null && r.after === null && !r.active)).toBe(true)
  })
})

describe('ledger', () => {
  const texts = (step: number) =>
    ledger(momentsOfRecipe(mazur)('edge', step)).map((l) => `${l.active ? '▸' : ''}${l.text}`)

  test.each([
    [0, ['0 of 19', '0 of 27', '0 of 8 changed']],
    [12, ['▸4 of 19', '0 of 27', '0 of 8 changed']],
    [57, ['▸19 of 19', '0 of 27', '0 of 8 changed']],
    [84, ['19 of 19', '0 of 27', '0 of 8 changed']],
    [96, ['19 of 19', '▸10 of 27', '0 of 8 changed']],
    [113, ['19 of 19', '▸27 of 27', '0 of 8 changed']],
    [121, ['19 of 19', '27 of 27', '▸8 of 8 changed']],
  ])('counts what is written at step %i', (step, expected) => {
    expect(texts(step)).toEqual(expected)
  })

  test('calls what the update changes by its name', () => {
    const writes = (recipe: typeof mazur) => ledger(momentsOfRecipe(recipe)('edge', 0))[2]!.writes
    expect([writes(mazur), writes(mazurBiases), writes(square)]).toEqual([
      'weights',
      'weights and biases',
      'parameters',
    ])
  })
})
