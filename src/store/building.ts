import { activations } from '../engine/ops-activation.ts'
import { type OptimizerName, optimizerOf, optimizers, settingsOf } from '../engine/optimizer.ts'
import {
  type ActivationName,
  type Build,
  DATA_SETS,
  INITIALIZATIONS,
  MOST_HIDDEN,
  MOST_ROWS,
  MOST_TEXT,
  MOST_TEXT_IN_LINK,
  MOST_UNITS,
  SCALINGS,
} from '../models/build.ts'
import { buildReader } from '../models/build-parser.ts'
import { readBuild } from '../models/build-text.ts'
import { recipeOfData } from '../models/built.ts'
import { cellPlace } from '../models/cell-place.ts'
import { readTable } from '../models/csv.ts'
import { type DataProblem, problemText } from '../models/data-problem.ts'
import type { DataSet } from '../models/data-set.ts'
import { dataSetOf } from '../models/data-sets.ts'
import { dataSets } from '../models/data-table.ts'
import { defaultBuild, outputFor } from '../models/default-build.ts'
import { FEATURES } from '../models/feature.ts'
import { features, featuresFor } from '../models/features.ts'
import { leftOut, unusable } from '../models/left-out.ts'
import { LOSSES, lossTable } from '../models/losses.ts'
import { presets } from '../models/presets.ts'
import { proposeOwn } from '../models/propose-own.ts'
import { Report } from '../models/reader.ts'
import type { Recipe } from '../models/recipe.ts'
import { sickNetworks } from '../models/sick-networks.ts'
import { TASKS } from '../models/task.ts'
import { batchRows } from './batch-rows.ts'
import { mendOf, misfitOf, suited } from './fitting.ts'
import { withKeptEdits } from './kept-edits.ts'
import { nextDraw, weightNames } from './redraw.ts'

/** A recipe that was built, with its data; or why it cannot be. */
export type Built =
  | { readonly ok: true; readonly recipe: Recipe; readonly data: DataSet; readonly misfit: string | null }
  | { readonly ok: false; readonly problems: readonly DataProblem[]; readonly more: number }

/** Builds a network, or says why its choices do not make one. Never throws. */
const build = (choices: Build): Built => {
  const made = dataSetOf(choices.data)
  if (!made.ok) return made
  const { data } = made
  try {
    const recipe = recipeOfData(choices, data)
    const outputs = recipe.samples[0]?.targets.length ?? 1
    const { wrong, misfit } = lossTable[choices.loss]
    const refused = wrong(choices.output.activation, outputs, data.task)
    if (refused !== null) return refusal(refused)
    return { ok: true, recipe, data, misfit: misfit(choices.output.activation, data.task, outputs) }
  } catch (error) {
    return refusal(error instanceof Error ? error.message : String(error))
  }
}

const refusal = (message: string): Built => ({
  ok: false,
  problems: [{ row: null, column: null, message }],
  more: 0,
})

/** The recipe that a link's text means, null where it means none, and what of the text could not be used. */
const recipeOfText = (
  text: string,
): { readonly recipe: Recipe | null; readonly problems: readonly string[] } => {
  const { build: choices, problems } = readBuild(text)
  const built = build(choices)
  const named = problems.map((p) => `net ${p}`)
  if (built.ok) return { recipe: built.recipe, problems: named }
  return { recipe: null, problems: [...named, ...built.problems.map((p) => `net (${problemText(p)})`)] }
}

/** The recipe of a build from elsewhere. Throws where it is none, or cannot be built. */
const rebuilt = (value: unknown): Recipe => {
  const report = new Report()
  const choices = buildReader.read(value, 'build', report)
  if (choices === undefined) throw new Error(`The model was not opened: ${report.problems[0]?.message}.`)
  const built = build(choices)
  if (built.ok) return built.recipe
  const [first] = built.problems
  throw new Error(`The model was not opened: build: ${first && problemText(first)}`)
}

/** What the page needs to build networks: loaded once somebody does. */
export const building = {
  build,
  recipeOfText,
  rebuilt,
  defaultBuild,
  outputFor,
  proposeOwn,
  leftOut,
  unusable,
  problemText,
  cellPlace,
  readTable,
  dataSets,
  features,
  featuresFor,
  featureNames: FEATURES,
  lossTable,
  presets,
  sickNetworks,
  dataSetOf,
  misfitOf,
  mendOf,
  suited,
  batchRows,
  nextDraw,
  weightNames,
  withKeptEdits,
  optimizerOf,
  settingsOf,
  activations,
  optimizerNames: Object.keys(optimizers) as readonly OptimizerName[],
  activationNames: Object.keys(activations) as readonly ActivationName[],
  lossNames: LOSSES,
  initializations: INITIALIZATIONS,
  scalings: SCALINGS,
  tasks: TASKS,
  setNames: DATA_SETS,
  most: {
    hidden: MOST_HIDDEN,
    units: MOST_UNITS,
    rows: MOST_ROWS,
    text: MOST_TEXT,
    textInLink: MOST_TEXT_IN_LINK,
  },
} as const

/** What the page needs to build networks. */
export type Building = typeof building
