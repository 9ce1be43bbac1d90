import { passSpans } from '../engine/beats.ts'
import { Trace } from '../engine/trace.ts'
import type { EngineApi, RunAnswer, RunEnd, RunGoal } from '../worker/api.ts'
import { compiledOf } from './compiled.ts'
import type { Navigation } from './navigation.ts'
import { LAST_ITERATION, restingPlayhead } from './playhead.ts'
import type { AppState } from './state.ts'

/** What a run needs of the store. */
export interface RunClient {
  readonly engine: Pick<EngineApi, 'run' | 'seek'>
  readonly navigation: () => Navigation
  readonly get: () => AppState
  readonly set: (change: Partial<AppState>) => void
  readonly fail: (error: unknown) => void
}

/** Training that goes on in the engine while the page shows what it has time for. */
export interface TrainingRun {
  /** Sets out from the iteration in view, at so many iterations per ms; whatever runs already goes on to this goal instead. */
  begin(goal: RunGoal, rate: number): void
  /** Lets a frame pass, `ms` after the last one: shows the newest iteration that has been recorded. */
  tick(ms: number): void
  /** Ends: the iteration in view stays, and a moment later the newest one takes its place where nobody has gone on. */
  end(): void
}

/** Milliseconds that the engine trains before it answers. */
const CHUNK_MS = 16
/** Milliseconds of replay asked for at a time. */
const SEEK_MS = 200
/** Milliseconds between pictures: at least, and at most however slow they are to draw. */
const LEAST_BETWEEN = 30
const MOST_BETWEEN = 1000
/** A frame that took longer was too much for the page. */
const SLOW_FRAME = 22

/** A goal that is reached wherever the engine stands. */
const NOWHERE: RunGoal = { until: 0, lossBelow: null, accuracyAbove: null }

const nextFrame = (waiting: (() => void)[]): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve)
  })

/** Makes the one run that a page can have. */
export const createTrainingRun = ({ engine, navigation, get, set, fail }: RunClient): TrainingRun => {
  let current: object | null = null
  let rate = 0
  /** Iterations that may be run by now where there is a rate. */
  let credit = 0
  let picture: RunAnswer | null = null
  let sincePicture = 0
  let between = LEAST_BETWEEN
  let waiting: (() => void)[] = []

  const show = ({ iteration, loss, recording }: RunAnswer, playing = true): void => {
    if (recording === null) return
    const { compiled, playhead } = get()
    const { recipe, batch } = compiled
    const there = compiledOf(recipe, recording.sample)
    // At rest where backward is done and no weight has changed: every number of the iteration is there.
    const update = passSpans(batch.at(recording.sample)).find((s) => s.pass === 'update')
    const step = update?.from ?? there.schedule.length
    const still = { ...restingPlayhead(playhead.size, playhead.speed), step, playing }
    set({
      compiled: there,
      iteration,
      sample: recording.sample,
      row: recording.row,
      trace: new Trace(recording.columns),
      loss,
      playhead: still,
      preview: false,
    })
  }

  const finish = (end: RunEnd | null, iteration: number): void => {
    current = null
    const { playhead } = get()
    set({ run: null, runEnd: end && { end, iteration }, playhead: { ...playhead, playing: false } })
  }

  /** The engine is ahead of the picture it was stopped at, and is to be where questions are asked about. */
  const comeBack = async (): Promise<void> => {
    while (current === null && !navigation().underWay()) {
      const { iteration } = get()
      if ((await engine.seek(iteration, SEEK_MS)).iteration === iteration) return
    }
  }

  /** Shows the iteration that the engine has come to meanwhile, unless somebody has gone elsewhere. */
  const catchUp = async (): Promise<void> => {
    const from = get()
    const last = from.compiled.batch.size - 1
    const newest = await engine.run({ ...NOWHERE, ms: 0, sample: last })
    const { iteration, sample, playhead, compiled } = get()
    const stands =
      current === null &&
      !navigation().underWay() &&
      compiled.recipe === from.compiled.recipe &&
      iteration === from.iteration &&
      sample === from.sample &&
      playhead.step === from.playhead.step &&
      playhead.motion === null &&
      !playhead.playing
    if (stands) show(newest, false)
    else await comeBack()
  }

  const loop = async (mine: object, goal: RunGoal): Promise<void> => {
    const { recipe } = get().compiled
    const wanted = (): boolean => current === mine && get().compiled.recipe === recipe
    const last = get().compiled.batch.size - 1
    let at = get().iteration
    // A run before this one may have gone on beyond the iteration in view.
    while (wanted() && (await engine.seek(at, SEEK_MS)).iteration !== at);
    while (wanted()) {
      const until = Math.min(
        goal.until,
        rate === Number.POSITIVE_INFINITY ? goal.until : at + Math.floor(credit),
      )
      if (until <= at && at < goal.until) {
        await nextFrame(waiting)
        continue
      }
      const wantsPicture = picture === null && sincePicture >= between
      const answer = await engine.run({ ...goal, until, ms: CHUNK_MS, sample: wantsPicture ? last : null })
      if (!wanted()) return
      credit = Math.max(0, credit - (answer.iteration - at))
      at = answer.iteration
      const end = answer.end === 'until' && at < goal.until ? null : answer.end
      if (answer.recording !== null) picture = answer
      if (end === null) continue
      const shown = answer.recording ? answer : await engine.run({ ...goal, until: at, ms: 0, sample: last })
      if (!wanted()) return
      picture = null
      show(shown)
      finish(end, at)
    }
  }

  const run: TrainingRun = {
    begin: (goal, wantedRate) => {
      const mine = {}
      current = mine
      rate = wantedRate
      credit = 0
      picture = null
      sincePicture = between
      navigation().letGo()
      const { playhead } = get()
      set({ run: { goal, rate }, runEnd: null, playhead: { ...playhead, playing: true } })
      loop(mine, { ...goal, until: Math.min(goal.until, LAST_ITERATION) }).catch((error) => {
        if (current !== mine) return
        finish(null, get().iteration)
        fail(error)
      })
    },
    tick: (ms) => {
      sincePicture += ms
      if (rate !== Number.POSITIVE_INFINITY) credit += ms * rate
      if (ms > SLOW_FRAME) between = Math.min(MOST_BETWEEN, between * 1.25)
      else between = Math.max(LEAST_BETWEEN, between * 0.98)
      if (picture !== null && !navigation().underWay()) {
        show(picture)
        picture = null
        sincePicture = 0
      }
      const awake = waiting
      waiting = []
      for (const wake of awake) wake()
    },
    end: () => {
      if (current === null) return
      current = null
      picture = null
      finish(null, get().iteration)
      navigation().hold(catchUp().catch(fail))
    },
  }
  return run
}
