import { MOST_TEXT } from './build.ts'
import { buildReader, optimizerReader, settingsReader } from './build-parser.ts'
import { heldByRows, isEditPath, LEARNING_RATE, partsOf, rateHint, startsOver } from './edits.ts'
import { FEATURES } from './feature.ts'
import { checkGraph, graphReader } from './graph-parser.ts'
import { name } from './names.ts'
import { checkNetwork, networkReader } from './network-parser.ts'
import {
  finite,
  flag,
  isObject,
  list,
  oneOf,
  optional,
  type Problem,
  pattern,
  type Reader,
  Report,
  record,
  whole,
  words,
} from './reader.ts'
import type { Edit, Field, Recipe, Sample } from './recipe.ts'
import { TASKS } from './task.ts'

/** A checked recipe, or everything that is wrong with it. */
export type ParsedRecipe =
  | { readonly ok: true; readonly recipe: Recipe }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const MAX_ITERATION = 1_000_000
const numbers = list(finite, 0, 'numbers')

const model: Reader<Recipe['model']> = {
  read(value, field, report) {
    const kind = isObject(value) ? value.kind : undefined
    if (kind === 'network') return networkReader.read(value, field, report)
    if (kind === 'graph') return graphReader.read(value, field, report)
    if (isObject(value)) report.expected(`${field}.kind`, kind, 'one of network, graph')
    else report.expected(field, value, 'an object')
    return undefined
  },
}

const samples = list(
  record<Sample>({ inputs: numbers, targets: numbers, at: optional(numbers) }),
  0,
  'samples',
)

const field: Reader<Field> = record<Field>({
  axes: list(record<Field['axes'][number]>({ name: words(40), from: finite, to: finite }), 1, 'axes'),
  features: list(oneOf(...FEATURES), 1, 'features'),
})

const recipeReader: Reader<Recipe> = record<Recipe>({
  version: oneOf(1),
  id: pattern(/^[a-z0-9][a-z0-9-]{0,63}$/, 'up to 64 small letters, digits and hyphens'),
  title: words(200),
  source: words(1000),
  model,
  samples,
  batchSize: whole(1, 1_000_000),
  seed: whole(0, 2 ** 32 - 1),
  optimizer: optimizerReader,
  learningRate: finite,
  settings: optional(settingsReader),
  lossLetter: name,
  intro: words(1000),
  edits: list(
    record<Edit>({ iteration: whole(0, MAX_ITERATION), path: words(100), value: finite }),
    0,
    'edits',
  ),
  program: optional(words(10_000)),
  build: optional(buildReader),
  net: optional(words(MOST_TEXT)),
  tests: optional(samples),
  task: optional(oneOf(...TASKS)),
  classes: optional(list(words(200), 2, 'names of classes')),
  field: optional(field),
  shuffled: optional(flag),
  keepsGradients: optional(flag),
})

const EDIT_PATHS =
  'learningRate, or parameters., inputs., targets., trainable., least. or most. and a name of the model'

const checkRecipe = (recipe: Recipe, report: Report): void => {
  if (recipe.model.kind === 'network') checkNetwork(recipe.model, recipe.samples, recipe, report)
  else checkGraph(recipe.model, recipe.samples, report)
  const most = Math.max(1, recipe.samples.length)
  if (recipe.batchSize > most)
    report.expected('batchSize', recipe.batchSize, `at most ${most}, the number of samples`)
  recipe.edits.forEach(({ iteration, path, value }, i) => {
    if (!isEditPath(recipe.model, path)) report.expected(`edits[${i}].path`, path, EDIT_PATHS)
    else if (heldByRows(recipe, path) !== null)
      report.expected(`edits[${i}].path`, path, `another, since ${heldByRows(recipe, path)}`)
    else if (startsOver(path) && iteration > 0)
      report.expected(`edits[${i}].iteration`, iteration, `0, since ${path} starts training over`)
    const hint = path === LEARNING_RATE ? rateHint(recipe, value) : null
    if (hint !== null) report.expected(`edits[${i}].value`, value, hint)
    const most = recipe.model.kind === 'graph' ? 2 : 1
    if (partsOf(path)?.kind === 'trainable' && !(Number.isInteger(value) && value >= 0 && value <= most))
      report.expected(
        `edits[${i}].value`,
        value,
        most === 1 ? '1 (trained) or 0 (not)' : '0 (fixed), 1 (trained) or 2 (input)',
      )
    const before = recipe.edits[i - 1]?.iteration ?? 0
    if (iteration < before)
      report.expected(`edits[${i}].iteration`, iteration, `${before} or more, since edits stand in order`)
  })
}

/**
 * Reads an unknown value as a recipe. Never throws: a bad field yields a problem that names the field, its value and
 * what was expected; unknown fields are problems too. The result shares no object with the value.
 */
export const parseRecipe = (value: unknown): ParsedRecipe => {
  const report = new Report()
  const recipe = recipeReader.read(value, '', report)
  if (recipe) checkRecipe(recipe, report)
  return recipe && report.problems.length === 0
    ? { ok: true, recipe }
    : { ok: false, problems: report.problems }
}
