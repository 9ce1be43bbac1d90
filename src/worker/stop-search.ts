import { stopPlaces } from '../engine/stops.ts'
import type { StopFound, StopSearch } from './stop-question.ts'
import type { Training } from './training.ts'

const goTo = (training: Training, iteration: number): void => {
  training.approach(iteration)
  while (training.iteration < iteration) training.step()
}

/** Searches at least one iteration and leaves the training where it stood. */
export const searchStops = (
  training: Training,
  { stops, from, until, direction, ms }: StopSearch,
  now: () => number = () => performance.now(),
): StopFound => {
  const stood = training.iteration
  const start = now()
  try {
    for (let iteration = from; ; iteration += direction) {
      goTo(training, iteration)
      const places = stopPlaces(stops, training.graph, training.record(0).columns)
      const place = (direction < 0 ? places.at(-1) : places[0]) ?? -1
      if (place >= 0 || iteration === until || now() - start >= ms) return { iteration, place }
    }
  } finally {
    goTo(training, stood)
  }
}
