import type { Beat } from '../engine/beats.ts'
import type { Trace } from '../engine/trace.ts'
import { agreesWith, decimalsOf, recomputes } from '../models/agreement.ts'
import { bornAt, nodeAt, type Probe, probeOf } from '../models/probe.ts'
import { publishedRowsOf } from '../models/published.ts'
import type { PublishedRow } from '../models/published-row.ts'
import type { Recipe } from '../models/recipe.ts'
import { findRecipe } from '../models/textbook.ts'
import { compiledOf, sameButForNumbers } from './compiled.ts'
import type { Compiled } from './state.ts'

/**
 * How a published number and ours compare: `agrees` to the printed digits; `recomputed` where nothing is printed and
 * another computation gives ours; `explained` and `differs` with and without a note that says why; `changed` where the
 * recipe's numbers are not the source's any more; `unreached` until the playhead has passed its birth, `coming` until
 * the engine has recorded it; `absent` from this model.
 */
export type Verdict =
  | 'agrees'
  | 'recomputed'
  | 'explained'
  | 'differs'
  | 'changed'
  | 'unreached'
  | 'coming'
  | 'absent'

/** A published number beside ours. */
export interface Finding {
  readonly row: PublishedRow
  readonly verdict: Verdict
  /** Ours; null until it is reached and there. */
  readonly value: number | null
  /** The model it is found in, and the place right after its birth (-1 where it has none). */
  readonly compiled: Compiled
  readonly place: number
  /** The node it belongs to, and the consumer it was found on the way from; -1 where there is none. */
  readonly node: number
  readonly consumer: number
  /** Whether the beat in view makes it. */
  readonly active: boolean
}

/** What decides how far the published numbers have been reached. */
export interface Reached {
  readonly compiled: Compiled
  readonly trace: Trace
  readonly iteration: number
  readonly step: number
  readonly beat: Beat | null
}

/** An iteration of a recipe. */
export interface RecordingPlace {
  readonly recipe: Recipe
  readonly iteration: number
}

/** Finds the recording of an iteration that is not in view, null where it is not there yet. */
export type Recordings = (place: RecordingPlace) => Trace | null

const modelOf = ({ variant }: PublishedRow, { compiled }: Reached): Compiled => {
  const recipe = variant === null ? undefined : findRecipe(variant)
  return recipe === undefined ? compiled : compiledOf(recipe)
}

const isChanged = (recipe: Recipe): boolean => {
  const source = findRecipe(recipe.id)
  return recipe.edits.length > 0 || source === undefined || !sameButForNumbers(recipe, source)
}

const verdictOn = ({ printed, exact, note }: PublishedRow, value: number, changed: boolean): Verdict => {
  if (printed !== null && agreesWith(value, printed)) return 'agrees'
  if (printed === null && exact !== null && recomputes(value, exact)) return 'recomputed'
  if (changed) return 'changed'
  return note !== null && printed !== null ? 'explained' : 'differs'
}

const isReached = (at: Reached, iteration: number, step: number): boolean =>
  at.iteration > iteration || (at.iteration === iteration && at.step > step)

const isInView = (at: Reached, compiled: Compiled, iteration: number): boolean =>
  compiled === at.compiled && iteration === at.iteration

const nodesOf = ({ graph }: Compiled, probe: Probe): { node: number; consumer: number } =>
  'node' in probe
    ? { node: nodeAt(graph, probe.node), consumer: -1 }
    : { node: nodeAt(graph, probe.source), consumer: nodeAt(graph, probe.consumer) }

const findingOf = (row: PublishedRow, at: Reached, recordings: Recordings): Finding => {
  const compiled = modelOf(row, at)
  const { graph, schedule, recipe } = compiled
  const { iteration } = row.probe
  const step = bornAt(graph, schedule, row.probe)
  const inView = isInView(at, compiled, iteration)
  const finding = {
    row,
    compiled,
    place: step + (step < 0 ? 0 : 1),
    ...nodesOf(compiled, row.probe),
    active: inView && at.beat !== null && step >= at.beat.from && step < at.beat.to,
  }
  if (step < 0) return { ...finding, verdict: 'absent', value: null }
  if (!isReached(at, iteration, step)) return { ...finding, verdict: 'unreached', value: null }
  const trace = inView ? at.trace : recordings({ recipe, iteration })
  const found = trace && probeOf(graph, schedule, trace, row.probe)
  if (!found) return { ...finding, verdict: 'coming', value: null }
  return { ...finding, verdict: verdictOn(row, found.value, isChanged(recipe)), value: found.value }
}

/** Every published number of the model in view beside ours, as far as the playhead has come. */
export const publishedFindings = (at: Reached, recordings: Recordings): readonly Finding[] =>
  publishedRowsOf(at.compiled.recipe.id).map((row) => findingOf(row, at, recordings))

/** The recordings that the findings wait for, each once. */
export const missingRecordings = (findings: readonly Finding[]): readonly RecordingPlace[] => {
  const missing = new Map<string, RecordingPlace>()
  for (const { verdict, compiled, row } of findings)
    if (verdict === 'coming') {
      const { iteration } = row.probe
      missing.set(`${compiled.recipe.id} ${iteration}`, { recipe: compiled.recipe, iteration })
    }
  return [...missing.values()]
}

/** How many there are, how many have been reached, and how many of those come to each verdict. */
export const countFindings = (
  findings: readonly Finding[],
): { readonly total: number; readonly reached: number; readonly of: (...verdicts: Verdict[]) => number } => {
  const of = (...verdicts: Verdict[]) => findings.filter((f) => verdicts.includes(f.verdict)).length
  return { total: findings.length, reached: findings.length - of('unreached', 'coming', 'absent'), of }
}

/** Digits behind the point that ours is shown with beyond the printed ones, and where nothing is printed. */
const BEYOND = 2
const UNPRINTED = 10

/** How many digits behind the point ours is shown with. */
export const decimalsFor = ({ printed }: PublishedRow): number =>
  printed === null ? UNPRINTED : decimalsOf(printed) + BEYOND

/** The source's own numbers, for a recipe that has others; null where it has them. */
export const sourceOf = (recipe: Recipe): Recipe | null =>
  isChanged(recipe) ? (findRecipe(recipe.id) ?? null) : null
