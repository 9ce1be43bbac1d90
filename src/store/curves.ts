import type { AnalysisAnswer } from '../worker/analysis.ts'
import type { MetricColumns, MetricPoint } from '../worker/metrics.ts'

/** How training went as far as the engine has come, and where it stands. */
export interface Curves {
  readonly version: number
  /** In the order of their iterations. */
  readonly points: readonly MetricPoint[]
  readonly now: MetricPoint
  /** The farthest iteration at which training was seen to stand. */
  readonly far: MetricPoint
}

/** How often every sample has been taken before iteration k. */
export const epochsBefore = (k: number, batchSize: number, samples: number): number =>
  samples === 0 ? k : (k * batchSize) / samples

const pointsOf = (columns: MetricColumns): MetricPoint[] => {
  const { iteration, train, test, trainAccuracy, testAccuracy, batch, norms, layers } = columns
  return Array.from(iteration, (k, i) => ({
    iteration: k,
    train: train[i]!,
    test: test[i]!,
    trainAccuracy: trainAccuracy[i]!,
    testAccuracy: testAccuracy[i]!,
    batch: batch[i]!,
    norms: [...norms.subarray(i * layers, (i + 1) * layers)],
  }))
}

/** Adds what the engine has answered to what is known; where it holds other curves by now, takes those. */
export const addedTo = (known: Curves | null, answer: AnalysisAnswer<'metrics'>): Curves => {
  const kept = known !== null && known.version === answer.version ? known.points.slice(0, answer.from) : []
  const added = pointsOf(answer.points)
  // What is asked for twice in quick succession is answered twice.
  const points = added.length === 0 && known?.version === answer.version ? known.points : [...kept, ...added]
  const { version, now } = answer
  const far = known?.version === version && known.far.iteration > now.iteration ? known.far : now
  return { version, points, now, far }
}

/** What to ask for next. */
export const onward = (known: Curves | null): { readonly version: number; readonly from: number } => ({
  version: known?.version ?? -1,
  from: known?.points.length ?? 0,
})

/** A point more, in its place; the same list where there is one of that iteration. */
const withPoint = (points: readonly MetricPoint[], one: MetricPoint): readonly MetricPoint[] => {
  const after = points.findIndex((p) => p.iteration >= one.iteration)
  if (after < 0) return [...points, one]
  return points[after]!.iteration === one.iteration
    ? points
    : [...points.slice(0, after), one, ...points.slice(after)]
}

/** The points to draw: all that are known, and where training stands and has stood at the farthest. */
export const drawnPoints = ({ points, now, far }: Curves): readonly MetricPoint[] =>
  withPoint(withPoint(points, far), now)
