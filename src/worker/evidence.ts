import {
  type Evidence,
  findTwins,
  type LossPoint,
  lookAtNeurons,
  type NonFinitePlace,
} from '../engine/evidence.ts'
import { gradientCell } from '../engine/graph.ts'
import { parametersByLayer } from './measure.ts'
import type { Training } from './training.ts'

/** Samples that are looked at, so that large sets take no longer than small ones. */
const MOST_SAMPLES = 500
/** Points of the loss curve that are handed over, besides the one where the training stands. */
const MOST_POINTS = 64

/** A mean of losses may overflow where each of them is still finite, and then no step has written anything bad. */
const isSound = (training: Training): boolean => {
  const { cells } = training.progress()
  const { graph, run, cells: before, batch } = training.inside()
  return (
    graph.parameters.every(
      (p) => Number.isFinite(cells[p]) && Number.isFinite(cells[gradientCell(graph, p)]),
    ) && batch.every((sample) => Number.isFinite(run.loss(before, [sample])))
  )
}

/** The first step of the iteration where the training stands that writes NaN or ±∞. */
const placeWithin = (training: Training): NonFinitePlace | null => {
  for (let sample = 0; sample < training.batchSize; sample++) {
    const { after, cell } = training.record(sample).columns
    const step = after.findIndex((x) => !Number.isFinite(x))
    if (step >= 0)
      return { iteration: training.iteration, sample, step, cell: cell[step]!, value: after[step]! }
  }
  return null
}

/**
 * The very step that made the first number that is none, up to the iteration where the training stands: numbers that
 * went bad stay bad, so the iteration is found by halving. The training is left as it was.
 */
export const firstNonFinite = (training: Training): NonFinitePlace | null => {
  if (isSound(training)) return null
  const stood = training.iteration
  let [good, bad] = [-1, stood]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    training.goTo(middle)
    if (isSound(training)) good = middle
    else bad = middle
  }
  // An update that overflows is a step of the iteration before.
  let place: NonFinitePlace | null = null
  for (let k = Math.max(0, bad - 1); k <= bad && place === null; k++) {
    training.goTo(k)
    place = placeWithin(training)
  }
  training.goTo(stood)
  return place
}

/** Norm of what the next update changes in each layer, over the norm of its parameters; layers as in `norms`. */
const changesOf = (training: Training): readonly number[] => {
  const { graph, run, cells: before, batch, hyperparameters, options } = training.inside()
  const after = before.slice()
  run.iterate(after, batch, hyperparameters, options)
  return parametersByLayer(graph).map((parameters) => {
    const norm = (of: (p: number) => number): number =>
      Math.sqrt(parameters.reduce((sum, p) => sum + of(p) * of(p), 0))
    return norm((p) => after[p]! - before[p]!) / norm((p) => before[p]!)
  })
}

const thinned = (points: readonly LossPoint[]): readonly LossPoint[] => {
  if (points.length <= MOST_POINTS) return points
  return Array.from({ length: MOST_POINTS }, (_, i) => points[Math.floor((i * points.length) / MOST_POINTS)]!)
}

/** Gathers what diagnoses are made from, where the training stands; it is left as it was. */
export const evidenceOf = (training: Training): Evidence => {
  const now = training.pointNow()
  const { iteration: at, train } = training.metrics.from(0)
  const points: LossPoint[] = []
  for (let i = 0; i < at.length && at[i]! < now.iteration; i++)
    points.push({ iteration: at[i]!, loss: train[i]! })
  const { run, cells } = training.inside()
  const every = Math.max(1, Math.ceil(training.samples.length / MOST_SAMPLES))
  const samples = training.samples.filter((_, i) => i % every === 0)
  return {
    iteration: now.iteration,
    samples: samples.length,
    norms: now.norms,
    changes: changesOf(training),
    neurons: lookAtNeurons(training.graph, run, cells, samples),
    twins: findTwins(training.graph, cells),
    losses: [...thinned(points), { iteration: now.iteration, loss: now.train }],
    nonFinite: firstNonFinite(training),
  }
}
