import type { Graph } from '../engine/graph.ts'
import type { Schedule } from '../engine/schedule.ts'
import type { Size } from '../engine/step.ts'
import type { Trace } from '../engine/trace.ts'
import type { Traced } from '../engine/traced.ts'
import type { Layout } from '../layout/layout.ts'
import type { Build } from '../models/build.ts'
import type { Recipe } from '../models/recipe.ts'
import type { EngineApi, RunEnd, RunGoal, StageRoom } from '../worker/api.ts'
import type { Building, Built } from './building.ts'
import type { History } from './history.ts'
import type { StopText } from './stops.ts'
import type { Tool, ToolId } from './tools.ts'

/** Speeds people can choose; the last is as fast as it goes. */
export const SPEEDS = [0.5, 1, 2, 4, 16, 64, Number.POSITIVE_INFINITY] as const
/** A speed people can choose. */
export type Speed = (typeof SPEEDS)[number]

/** Themes people can choose. */
export const THEMES = ['system', 'light', 'dark', 'projector'] as const
/** A theme people can choose. */
export type ThemeChoice = (typeof THEMES)[number]

/** A beat in motion: from place `from` to place `to` as u goes 0 → 1, or backwards as u goes 1 → 0. */
export interface MotionState {
  readonly from: number
  readonly to: number
  /** The size of the beat: not always the chosen one. */
  readonly size: Size
  /** 0…1 on the beat's clock. */
  readonly u: number
  readonly direction: 1 | -1
  /** Standing still in the middle: paused, scrubbed to, or opened there by a link. */
  readonly held: boolean
  /** Whether it began as a question; it is one as long as it is held at u = 0. */
  readonly asked?: boolean
}

/** Where the playhead is. `step` is the place at rest; while `motion` is set it is where it last was at rest. */
export interface Playhead {
  readonly step: number
  readonly motion: MotionState | null
  readonly playing: boolean
  /** Milliseconds of rest left, at speed 1, before play goes on. */
  readonly rest: number
  readonly size: Size
  readonly speed: Speed
}

/** How a run ended: at one of these stops, or where it was because there is none. */
export interface Halt {
  /** Holds as long as this is the playhead. */
  readonly playhead: Playhead
  readonly stops: readonly StopText[]
  readonly direction: 1 | -1
  /** Other iterations looked through in vain; null where it ended at a stop. */
  readonly looked: number | null
}

/** A node that is pointed at in the text of a program or on the stage, so that the other one shows it as well. */
export interface Spotted {
  readonly node: number
  readonly by: 'text' | 'stage'
  /** It was pressed: the stage goes there and says its numbers. */
  readonly looked?: boolean
}

/** The samples of an iteration: how many there are, and the order of the writes of each. */
export interface Batch {
  readonly size: number
  /** The schedule of sample 0…size − 1: the only, the first, one in the middle or the last, made when it is first asked for. */
  readonly at: (sample: number) => Schedule
}

/** The model in view, compiled on the page as the worker compiles it. */
export interface Compiled {
  readonly recipe: Recipe
  readonly graph: Graph
  readonly batch: Batch
  /** Of the sample in view. */
  readonly schedule: Schedule
}

/** Training that is under way in the engine. */
export interface Run {
  readonly goal: RunGoal
  /** Iterations per ms; ∞ for as fast as it goes. */
  readonly rate: number
}

/** Everything the page shows is derived from this. */
export interface AppState {
  readonly compiled: Compiled
  readonly layout: Layout | null
  /** k updates already applied. */
  readonly iteration: number
  /** The sample in view, 0…B − 1. */
  readonly sample: number
  /** Which row of the data it is, from 0. */
  readonly row: number
  /** The recording of this sample, null while it is on its way. */
  readonly trace: Trace | null
  /** The iteration's loss, NaN while on its way. */
  readonly loss: number
  readonly playhead: Playhead
  /** Set while iterations pass in the engine, of which the page shows those it has time for. */
  readonly run: Run | null
  /** What ended the last run, and at which iteration; null before any, and where it was stopped. */
  readonly runEnd: { readonly end: RunEnd; readonly iteration: number } | null
  readonly theme: ThemeChoice
  /** Results are held: a press forward asks for what the next one shows. */
  readonly hold: boolean
  /** Neurons show what they say over the field of the data, where there is one. */
  readonly maps: boolean
  /** The tool that is open below the stage, null for none. */
  readonly tool: Tool | null
  /** What has been typed as a program and cannot be read, or is not in view yet; null where the text is the recipe's. */
  readonly draft: string | null
  /** What has been chosen for a network and makes none, null where nothing is: undo takes it back first. */
  readonly refused: Build | null
  /** Names of the neurons that are opened into their operations by hand, in the graph's order. */
  readonly open: readonly string[]
  /** At size Write the neuron of the step in view opens by itself. */
  readonly opens: boolean
  /** Where playing halts. */
  readonly stops: readonly StopText[]
  /** How the last run to a stop ended, null before any. */
  readonly halt: Halt | null
  /** Paths drawn over the stage, null for none. */
  readonly traced: Traced | null
  /** The node that is pointed at, and where: in the text of a program or on the stage. Null for none. */
  readonly spotted: Spotted | null
  /** Lines for `role=alert`, newest last; each can be dismissed. */
  readonly notices: readonly { readonly id: number; readonly text: string }[]
  /** Set while the worker is far from done: what it is doing, for a quiet line on the page. */
  readonly busy: string | null
  /** The engine's last answer failed, so what was asked for is not there; a notice says why. */
  readonly failed: boolean
  /** What is not computed yet is shown faintly, as it will be: a number has just been changed. */
  readonly preview: boolean
  /** Recipes to go back to, and those gone back from. */
  readonly history: History
}

/** Everything the page can do. */
export interface AppActions {
  play(): void
  pause(): void
  /**
   * Plays one beat of this size (default: the chosen one) and stops playing; a press during motion completes it and
   * starts the next, a press against it turns it round. At the end it goes on to the next sample or iteration. Where
   * results are held, a press at rest asks about the beat first, and the next one plays it.
   */
  forward(size?: Size): void
  back(size?: Size): void
  /** To place 0 or the last place of the sample, from there to that of the iteration; without motion. */
  first(): void
  last(): void
  /**
   * Goes to a place of a sample (default: the one in view) at once; with `u` into the middle of the beat after it
   * (scrubbing), with `u` = 0 to its question.
   */
  goTo(step: number, u?: number, sample?: number): void
  /** Goes to the same place of another sample of the batch, as near to it as there is one. */
  goToSample(sample: number): void
  /** The same from the sample headed for to the next one or the one before. */
  bySample(direction: 1 | -1): void
  setSize(size: Size): void
  setSpeed(speed: Speed): void
  /**
   * Goes to an iteration (0…1,000,000) and a place in it; `live` for one of many in quick succession, such as while a
   * curve is dragged along.
   */
  goToIteration(iteration: number, step?: number, live?: boolean): void
  /** The first step that wrote NaN or ±∞ in this sample, -1 if none. */
  firstNonFinite(): number
  setTheme(theme: ThemeChoice): void
  setHold(hold: boolean): void
  setMaps(maps: boolean): void
  /** Opens a tool, about a node of the model in view where one is given; null closes the open one. */
  showTool(id: ToolId | null, node?: number): void
  /** Keeps a text that is no program yet; null once it is. */
  setDraft(draft: string | null): void
  /** Sets where playing halts; what is said twice counts once, and at most 50. */
  setStops(stops: readonly StopText[]): void
  /** Sets a stop, or removes it where it is set. */
  toggleStop(stop: StopText): void
  /**
   * Goes at once to the nearest of these stops (default: those set), on (1) or back (−1), through up to 10,000 other
   * iterations; any press ends that.
   */
  runTo(direction: 1 | -1, stops?: readonly StopText[]): Promise<void>
  /** Ends a run that is still looking. */
  cancelRun(): void
  /** Trains as fast as it goes, from the iteration in view up to a goal or until any press ends it. */
  train(goal?: Partial<RunGoal>): Promise<void>
  /** What is needed to build networks, loaded when it is first asked for. */
  builder(): Promise<Building>
  /**
   * Builds a network in place of the one in view and says what came of it; what does not make one changes nothing.
   * `continues` as for `edit`.
   */
  putBuild(build: Build, continues?: boolean): Promise<Built>
  /** The recipe in view, or the one that is on its way there. */
  recipeAhead(): Recipe
  /** Asks the engine about the model and iteration that it holds, which is the one in view unless `busy`. */
  analyse: EngineApi['analyse']
  /** Opens neurons into their operations, or closes them; too many at once become a notice. */
  setOpen(names: readonly string[], open: boolean): void
  setOpens(opens: boolean): void
  dismiss(notice: number): void
  notify(text: string): void
  /** Lets `ms` of time pass (at speed 1; called once per animation frame). */
  tick(ms: number): void
  /**
   * Tells the worker how wide the stage is for its height (0 where it shows a part of the picture at a time), and how high
   * in CSS px where text is of its usual size; small glyphs are kept out of its foot.
   */
  setAspect(aspect: number, room?: StageRoom): void
  /** The hash that leads to exactly this place. */
  link(): string
  /** Goes where a hash leads; what it cannot use of it becomes one notice. */
  openLink(hash: string): void
  /** Puts a recipe that needs no checking, such as an example, in place of this one; `continues` as for `edit`. */
  putRecipe(recipe: Recipe, continues?: boolean): void
  /** Puts a recipe from elsewhere in place of this one; a bad one becomes a notice and changes nothing. */
  replaceRecipe(recipe: unknown): Promise<void>
  /**
   * Changes one number, or whether a leaf is trained, from the iteration in view on (see `withEdit`); `continues` joins
   * it with the change before, as one thing to undo. What is no edit becomes a notice.
   */
  edit(path: string, value: number, continues?: boolean): void
  /** Drops all edits. */
  resetEdits(): void
  /** Where things stand in a picture of a recipe's graph; the model in view stays as it is. */
  layoutOf(recipe: Recipe, aspect: number): Promise<Layout | null>
  /** Records iteration k of a recipe without going there; null once it is not wanted any more. */
  peek(recipe: Recipe, iteration: number, wanted: () => boolean): Promise<Trace | null>
  undo(): void
  redo(): void
  /** Stops listening and writing. */
  dispose(): void
}
