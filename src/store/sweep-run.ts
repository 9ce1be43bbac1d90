import type { Sweep, SweepKink, SweepPoint } from '../engine/loss-sweep.ts'
import type { AnalysisAnswer, AnsweredAt } from '../worker/analysis.ts'
import type { EngineApi } from '../worker/api.ts'

/** Milliseconds of sweeping asked for at a time. */
const CHUNK_MS = 60

/** Kinks of one operation nearer than this part of the range are one: it has been on the kink itself. */
const SAME = 1e-6

/** Kinks located at most; where there are as many the curve is full of them. */
export const MOST_KINKS_FOUND = 24

/** What is asked of a curve: the range, the number of points, and a number of the leaf where the loss is known. */
export type CurveAsk = Omit<Sweep, 'done' | 'last' | 'mostKinks'> & { readonly value: number }

/** The loss against one leaf, left to right. */
export interface Curve extends Pick<CurveAsk, 'leaf' | 'from' | 'to'> {
  readonly points: readonly SweepPoint[]
  readonly kinks: readonly SweepKink[]
}

/** Asks for a curve part by part; null where an answer was not `wanted`: it is about other numbers than those in view. */
export const runSweep = async (
  analyse: EngineApi['analyse'],
  ask: CurveAsk,
  wanted: (at: AnsweredAt) => boolean,
): Promise<Curve | null> => {
  const points: SweepPoint[] = []
  const kinks: SweepKink[] = []
  let last: number | null = null
  for (let done = 0; done < ask.points; ) {
    const answer: AnalysisAnswer<'sweep'> = await analyse('sweep', {
      ...ask,
      done,
      last,
      mostKinks: MOST_KINKS_FOUND - kinks.length,
      ms: CHUNK_MS,
    })
    if (!wanted(answer)) return null
    ;({ done, last } = answer)
    points.push(...answer.points)
    for (const next of answer.kinks) {
      const isSame = (k: SweepKink): boolean =>
        k.kink.node === next.kink.node && Math.abs(k.x - next.x) <= SAME * (ask.to - ask.from)
      if (!kinks.some(isSame)) kinks.push(next)
    }
  }
  const { leaf, from, to } = ask
  return { leaf, from, to, points, kinks }
}
