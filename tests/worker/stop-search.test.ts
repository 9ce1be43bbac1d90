import { describe, expect, test } from 'vitest'
import { type Stop, stopPlaces } from '../../src/engine/stops.ts'
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
