import { checkGradient, type GradientCheck } from '../engine/gradient-check.ts'
import { LossProbe } from '../engine/loss-probe.ts'
import { sweepLoss } from '../engine/loss-sweep.ts'
import { nudgeLoss } from '../engine/nudge.ts'
import { pathsOf } from '../engine/paths.ts'
import type { AnalysisAnswer, AnalysisAsk, AnalysisKind } from './analysis.ts'
import { evidenceOf } from './evidence.ts'
import { predictionsOf } from './predictions.ts'
import { responsesOf } from './responses.ts'
import { searchStops } from './stop-search.ts'
import type { Training } from './training.ts'

/** Makes something of a training once for as long as it stands where it does, with the same edits. */
const madeOnce = <Of extends readonly (number | string)[], Made>(
  make: (training: Training, ...of: Of) => Made,
): ((training: Training, ...of: Of) => Made) => {
  const known = new WeakMap<Training, { readonly place: string; readonly made: Made }>()
  return (training, ...of) => {
    const place = [training.iteration, training.metrics.version, ...of].join()
    const last = known.get(training)
    if (last?.place === place) return last.made
    const made = make(training, ...of)
    known.set(training, { place, made })
    return made
  }
}

/** The loss of the iteration that a training stands at. */
const probeOf = madeOnce((training) => new LossProbe(training.inside()))

/** A sample of the iteration where a training stands. */
const recordingOf = madeOnce((training, sample: number) => training.record(sample))

/** Says yes until so many milliseconds have passed. */
const within = (ms: number): (() => boolean) => {
  const end = performance.now() + ms
  return () => performance.now() < end
}

/** How each question is answered from a training, which is left as it was. */
export const analyses: {
  readonly [K in AnalysisKind]: (training: Training, ask: AnalysisAsk<K>) => AnalysisAnswer<K>
} = {
  stops: (training, ask) => searchStops(training, ask),
  check: (training, { of, ms }) => {
    const more = within(ms)
    const probe = probeOf(training)
    const checks: GradientCheck[] = []
    for (const { leaf, step } of of) {
      if (checks.length > 0 && !more()) break
      checks.push(checkGradient(probe, leaf, step))
    }
    return { iteration: training.iteration, loss: probe.loss, checks }
  },
  sweep: (training, { value, ms, ...sweep }) => {
    const more = within(ms)
    const probe = probeOf(training)
    const loss = probe.lossAt(sweep.leaf, value)
    return { iteration: training.iteration, loss, ...sweepLoss(probe, sweep, more) }
  },
  nudge: (training, { leaf, by }) => ({
    iteration: training.iteration,
    ...nudgeLoss(probeOf(training), leaf, by),
  }),
  metrics: (training, { version, from }) => {
    const { metrics } = training
    const first = version === metrics.version ? from : 0
    return {
      version: metrics.version,
      from: first,
      points: metrics.from(first),
      now: training.pointNow(),
    }
  },
  evidence: evidenceOf,
  responses: responsesOf,
  comesUp: (training, { row, from }) => training.batches.comesUp(row, from),
  predictions: (training, { nodes }) => predictionsOf(training, nodes),
  paths: (training, { sample = 0, ...ask }) => ({
    ...pathsOf(training.graph, recordingOf(training, sample).columns, ask),
    iteration: training.iteration,
  }),
}
