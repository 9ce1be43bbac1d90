import { stopPlaces } from '../engine/stops.ts'
import type { StopFound, StopSearch } from './stop-question.ts'
import type { Training } from './training.ts'

/** Searches at least one sample and leaves the training where it stood. */
export const searchStops = (
  training: Training,
  { stops, from, sample, until, direction, ms }: StopSearch,
  now: () => number = () => performance.now(),
): StopFound => {
  const stood = training.iteration
  const start = now()
  const last = training.batchSize - 1
  const [near, far] = direction < 0 ? [last, 0] : [0, last]
  let at = Math.max(0, Math.min(last, sample ?? near))
  try {
    for (let iteration = from; ; iteration += direction, at = near) {
      training.goTo(iteration)
      for (; ; at += direction) {
        const places = stopPlaces(stops, training.graph, training.record(at).columns)
        const place = (direction < 0 ? places.at(-1) : places[0]) ?? -1
        const isLast = iteration === until && at === far
        if (place >= 0 || isLast || now() - start >= ms) return { iteration, sample: at, place }
        if (at === far) break
      }
    }
  } finally {
    training.goTo(stood)
  }
}
