import { describe, expect, test } from 'vitest'
import { type Stop, stopPlaces } from '../../src/engine/stops.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur, mazurLinear } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { searchStops } from '../../src/worker/stop-search.ts'
import { Training } from '../../src/worker/training.ts'

const standingAt = (recipe: Recipe, iteration: number, mostCheckpoints?: number): Training => {
  const training = new Training(recipe, { mostCheckpoints })
  while (training.iteration < iteration) training.step()
  return training
}

const ask = (stops: readonly Stop[], from: number, until: number, direction: 1 | -1 = 1) => ({
  stops,
  from,
  until,
  direction,
  ms: Infinity,
})

const diverging = { ...mazurLinear, learningRate: 1e3 }
const nan: readonly Stop[] = [{ kind: 'nonFinite' }]

/** The places of an iteration, found by going there alone. */
const placesAt = (recipe: Recipe, iteration: number, stops: readonly Stop[]): readonly number[] => {
  const training = standingAt(recipe, iteration)
  return stopPlaces(stops, training.graph, training.record(0).columns)
}

describe('a search through iterations', () => {
  test('finds the first NaN or infinity of a training that diverges, and no earlier one', () => {
    const found = searchStops(standingAt(diverging, 0), ask(nan, 1, 1000))
    expect(found.iteration).toBeGreaterThan(3)
    expect(placesAt(diverging, found.iteration, nan)[0]).toBe(found.place)
    for (let k = 0; k < found.iteration; k++) expect(placesAt(diverging, k, nan)).toEqual([])
  })

  test('backwards finds the last place of the last iteration before', () => {
    const stops: readonly Stop[] = [{ kind: 'above', bound: 1 }]
    const [sample] = mazurLinear.samples
    const far = { ...mazurLinear, samples: [{ inputs: sample!.inputs, targets: [-5, 5] }] }
    const found = searchStops(standingAt(far, 40), ask(stops, 39, 0, -1))
    expect(found.iteration).toBeGreaterThan(0)
    expect(placesAt(far, found.iteration, stops).at(-1)).toBe(found.place)
    for (let k = found.iteration + 1; k < 40; k++) expect(placesAt(far, k, stops)).toEqual([])
  })

  test('leaves the training where it stood, to the bit, also with few checkpoints', () => {
    for (const most of [2, 4096]) {
      const training = standingAt(mazur, 37, most)
      const before = training.progress()
      searchStops(training, ask(nan, 38, 90))
      searchStops(training, ask(nan, 36, 0, -1))
      expect(training.progress()).toEqual(before)
    }
  })

  test('looks at one sample at least, and no further than its time', () => {
    let time = 0
    const clock = (): number => time++
    const training = standingAt(mazur, 0)
    expect(searchStops(training, { ...ask(nan, 1, 50), ms: 0 }, clock)).toEqual({
      iteration: 1,
      sample: 0,
      place: -1,
    })
    expect(searchStops(training, { ...ask(nan, 1, 50), ms: 3 }, clock)).toEqual({
      iteration: 3,
      sample: 0,
      place: -1,
    })
    expect(searchStops(training, ask(nan, 1, 50))).toEqual({ iteration: 50, sample: 0, place: -1 })
    expect(searchStops(training, ask(nan, 7, 7, -1))).toEqual({ iteration: 7, sample: 0, place: -1 })
  })
})

describe('a search through the samples of batches', () => {
  const samples = Array.from({ length: 12 }, (_, i) => ({ inputs: [0.1 * i], targets: [i === 6 ? 1e9 : 0] }))
  const recipe = { ...layeredRecipe({ sizes: [1, 1], samples: 12, batchSize: 4, learningRate: 0 }), samples }
  const large: readonly Stop[] = [{ kind: 'above', bound: 1e6 }]

  test('finds the only sample that has the stop, on and back, from wherever it begins', () => {
    const found = searchStops(standingAt(recipe, 0), ask(large, 0, 50))
    expect(found).toMatchObject({ iteration: 1, sample: 2 })
    expect(found.place).toBeGreaterThan(0)
    const back = searchStops(standingAt(recipe, 0), ask(large, 3, 0, -1))
    expect(back).toMatchObject({ iteration: 1, sample: 3 })
    expect(searchStops(standingAt(recipe, 0), { ...ask(large, 1, 0, -1), sample: 2 })).toMatchObject({
      iteration: 1,
      sample: 2,
    })
    expect(searchStops(standingAt(recipe, 0), { ...ask(large, 1, 3), sample: 0 })).toEqual(found)
  })

  test('goes on from the last sample that it had time for', () => {
    const next = (from: number, sample: number) =>
      searchStops(standingAt(recipe, 0), { ...ask(large, from, 50), sample, ms: 0 })
    expect(next(0, 3)).toEqual({ iteration: 0, sample: 3, place: -1 })
    expect(next(1, 0)).toEqual({ iteration: 1, sample: 0, place: -1 })
    expect(next(1, 2).place).toBeGreaterThan(0)
  })
})
