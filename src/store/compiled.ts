import type { Graph } from '../engine/graph.ts'
import { optimizerOf } from '../engine/optimizer.ts'
import { makeSchedule, type Schedule } from '../engine/schedule.ts'
import { compile } from '../models/compile.ts'
import { editedModel, learningRateAt, partsOf, roleOf } from '../models/edits.ts'
import type { Recipe } from '../models/recipe.ts'
import type { Batch, Compiled } from './state.ts'

type Structure = Pick<Compiled, 'graph' | 'batch'>

const compiledRecipes = new WeakMap<Recipe, readonly Compiled[]>()
const structures = new WeakMap<Recipe['model'], { recipe: Recipe; structure: Structure }[]>()

/** Which leaves the edits train or freeze, in one word: the only edits that change the structure. */
const flagsOf = ({ edits }: Recipe): string =>
  edits
    .filter(({ path }) => partsOf(path)?.kind === 'trainable')
    .map(({ path, value }) => `${path}=${value}`)
    .sort()
    .join()

const optimizerIn = ({ optimizer, settings }: Recipe) => optimizerOf(optimizer, settings)

const sameStructure = (a: Recipe, b: Recipe): boolean =>
  a.samples === b.samples &&
  a.batchSize === b.batchSize &&
  optimizerIn(a) === optimizerIn(b) &&
  a.lossLetter === b.lossLetter &&
  a.keepsGradients === b.keepsGradients &&
  flagsOf(a) === flagsOf(b)

const batchOf = (recipe: Recipe, graph: Graph): Batch => {
  const size = Math.max(1, Math.min(recipe.batchSize, recipe.samples.length))
  const keeps = recipe.keepsGradients ? ({ keeps: true } as const) : {}
  const made: Schedule[] = []
  const at = (sample: number): Schedule => {
    const [first, last] = [sample <= 0, sample >= size - 1]
    const known = made.find(({ position }) => position.first === first && position.last === last)
    if (known) return known
    const schedule = makeSchedule(graph, optimizerIn(recipe), { first, last, ...keeps })
    made.push(schedule)
    return schedule
  }
  return { size, at }
}

const structureOf = (recipe: Recipe): Structure => {
  const list = structures.get(recipe.model) ?? []
  const known = list.find((s) => sameStructure(s.recipe, recipe))
  if (known) return known.structure
  const graph = compile(recipe)
  const structure = { graph, batch: batchOf(recipe, graph) }
  structures.set(recipe.model, [{ recipe, structure }, ...list].slice(0, 16))
  return structure
}

/**
 * A recipe's graph and the schedule of one of its samples, made once per structure: recipes that differ in edited numbers
 * only share both. Throws where the recipe was never parsed.
 */
export const compiledOf = (recipe: Recipe, sample = 0): Compiled => {
  const made = compiledRecipes.get(recipe) ?? []
  const { graph, batch } = made[0] ?? structureOf(recipe)
  const schedule = batch.at(sample)
  const known = made.find((c) => c.schedule === schedule)
  if (known !== undefined) return known
  const compiled = { recipe, graph, batch, schedule }
  compiledRecipes.set(recipe, [...made, compiled])
  return compiled
}

/** What decides the writes of an iteration, but for what edits change; not what a recipe is called or typed as. */
const written = (recipe: Recipe): string => {
  const { samples, batchSize, seed, shuffled, keepsGradients } = recipe
  const { name, settings } = optimizerIn(recipe)
  const model = editedModel(recipe)
  const roles = model.kind === 'graph' ? model.leaves.map(roleOf) : []
  const isRole = (key: string): boolean => model.kind === 'graph' && (key === 'trainable' || key === 'fixed')
  return JSON.stringify(
    [roles, model, samples, batchSize, seed, name, settings, shuffled, keepsGradients],
    (key, value) => (isRole(key) ? undefined : value),
  )
}

/** Whether two recipes differ in edited numbers and words at most, so that a place in one is a place in the other. */
export const sameButForNumbers = (a: Recipe, b: Recipe): boolean =>
  (flagsOf(a) === flagsOf(b) &&
    a.model === b.model &&
    a.samples === b.samples &&
    optimizerIn(a) === optimizerIn(b) &&
    a.batchSize === b.batchSize &&
    a.seed === b.seed &&
    a.shuffled === b.shuffled &&
    a.keepsGradients === b.keepsGradients &&
    a.learningRate === b.learningRate) ||
  ((a.learningRate === b.learningRate || learningRateAt(a, 0) === learningRateAt(b, 0)) &&
    written(a) === written(b))

/** Whether two recipes of one model hold the same edits in the same order. */
export const sameEdits = (a: Recipe, b: Recipe): boolean =>
  JSON.stringify(a.edits) === JSON.stringify(b.edits)
