import { checkGradient, type GradientCheck } from '../engine/gradient-check.ts'
import { LossProbe } from '../engine/loss-probe.ts'
import { sweepLoss } from '../engine/loss-sweep.ts'
import { nudgeLoss } from '../engine/nudge.ts'
import { pathsOf } from '../engine/paths.ts'
import type { AnalysisAnswer, AnalysisAsk, AnalysisKind } from './analysis.ts'
import type { Recording } from './api.ts'
import { evidenceOf } from './evidence.ts'
import { predictionsOf } from './predictions.ts'
import { responsesOf } from './responses.ts'
import { searchStops } from './stop-search.ts'
import type { Training } from './training.ts'

const probes = new WeakMap<Training, { readonly iteration: number; readonly probe: LossProbe }>()

/** The loss of the iteration that a training stands at, made once however many questions are asked about it. */
const probeOf = (training: Training): LossProbe => {
  const known = probes.get(training)
  if (known?.iteration === training.iteration) return known.probe
  const probe = new LossProbe(training.inside())
  probes.set(training, { iteration: training.iteration, probe })
  return probe
}

/** Says yes until so many milliseconds have passed. */
const within = (ms: number): (() => boolean) => {
  const end = performance.now() + ms
  return () => performance.now() < end
}

const recordings = new WeakMap<Training, Recording>()

/** A sample of the iteration where a training stands; recorded once while nothing else is asked for. */
const recordingOf = (training: Training, sample: number): Recording => {
  const known = recordings.get(training)
  if (known?.iteration === training.iteration && known.sample === sample) return known
  const recording = training.record(sample)
  recordings.set(training, recording)
  return recording
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
