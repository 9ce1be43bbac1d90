import type { GradientCheck } from '../engine/gradient-check.ts'
import type { AnsweredAt } from '../worker/analysis.ts'
import type { EngineApi } from '../worker/api.ts'

/** Milliseconds of checking asked for at a time, so that whatever else is asked waits no longer. */
const CHUNK_MS = 60
/** Leaves named in one request. */
const MOST_AT_ONCE = 1000

/** One leaf to be checked, at one step. */
export interface CheckAsk {
  readonly leaf: number
  readonly step: number
}

/**
 * Asks for checks part by part, each handed to `take`. Resolves to false where an answer was not `wanted` any more: it
 * is about other numbers, or somebody has cancelled.
 */
export const runChecks = async (
  analyse: EngineApi['analyse'],
  asks: readonly CheckAsk[],
  wanted: (at: AnsweredAt) => boolean,
  take: (checks: readonly GradientCheck[], done: number) => void,
): Promise<boolean> => {
  let done = 0
  while (done < asks.length) {
    const answer = await analyse('check', { of: asks.slice(done, done + MOST_AT_ONCE), ms: CHUNK_MS })
    if (!wanted(answer)) return false
    done += answer.checks.length
    take(answer.checks, done)
  }
  return true
}
