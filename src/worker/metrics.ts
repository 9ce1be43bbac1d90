/** Points of the curves in every doubling of the number of iterations. */
const PER_OCTAVE = 64

/** How training went, in columns with one entry per point; `norms` has one number per layer and point. */
export interface MetricColumns {
  /** k: number of updates applied. */
  readonly iteration: Int32Array
  /** Mean loss over the training samples, and over the test samples (NaN without). */
  readonly train: Float64Array
  readonly test: Float64Array
  /** Shares 0…1 of samples that are put into the right class; NaN where there are no classes. */
  readonly trainAccuracy: Float64Array
  readonly testAccuracy: Float64Array
  /** Loss of the iteration's batch. */
  readonly batch: Float64Array
  /** Euclidean norm of the gradient of each layer's trained parameters, layer 1…K side by side. */
  readonly norms: Float64Array
  readonly layers: number
}

/** One point of the curves. */
export interface MetricPoint {
  readonly iteration: number
  readonly train: number
  readonly test: number
  readonly trainAccuracy: number
  readonly testAccuracy: number
  readonly batch: number
  readonly norms: readonly number[]
}

/**
 * Whether iteration k is a point of the curves: the first ones all, later ones ever farther apart, so that a million
 * iterations have about a thousand; no closer than `stride`, a power of two.
 */
export const isMetricPoint = (k: number, stride: number): boolean => {
  const octave = Math.floor(k / (PER_OCTAVE * stride))
  const apart = octave < 1 ? stride : stride * 2 ** (31 - Math.clz32(octave))
  return k % apart === 0
}

/** The points of a training's curves, as far as it has come. */
export class Metrics {
  readonly layers: number
  #points: MetricPoint[] = []
  /** Counts the changes after which the course is another: answers from before that are not to be added to. */
  #version = 0

  constructor(layers: number) {
    this.layers = layers
  }

  /** The iteration of the last point, −1 before any. */
  get last(): number {
    return this.#points.at(-1)?.iteration ?? -1
  }

  get version(): number {
    return this.#version
  }

  /** Takes the next point; those that are known already are the same. */
  add(point: MetricPoint): void {
    if (point.iteration > this.last) this.#points.push(point)
  }

  /** The same points before iteration k, of which all others may differ from now on. */
  before(k: number): Metrics {
    const kept = new Metrics(this.layers)
    kept.#points = this.#points.filter((p) => p.iteration < k)
    kept.#version = this.#version + 1
    return kept
  }

  /** The points from the i-th on, as columns. */
  from(i: number): MetricColumns {
    const points = this.#points.slice(i)
    const column = (of: (p: MetricPoint) => number): Float64Array => Float64Array.from(points, of)
    return {
      iteration: Int32Array.from(points, (p) => p.iteration),
      train: column((p) => p.train),
      test: column((p) => p.test),
      trainAccuracy: column((p) => p.trainAccuracy),
      testAccuracy: column((p) => p.testAccuracy),
      batch: column((p) => p.batch),
      norms: Float64Array.from(points.flatMap((p) => p.norms)),
      layers: this.layers,
    }
  }
}
