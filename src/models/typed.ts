import { MOST_EDITS } from './edit-recipe.ts'
import { editedModel, LEARNING_RATE, learningRateAt, roleOf } from './edits.ts'
import { type Program, readProgram } from './program.ts'
import type { ProgramProblem } from './program-problem.ts'
import type { Edit, GraphModel, Recipe } from './recipe.ts'

const TYPED = 'typed'

const RATE = 0.01

/** One list for all typed recipes, so that their structures are known to be the same. */
const NO_SAMPLES: Recipe['samples'] = []

/** A leaf as it was last seen: its number, what it is (see `roleOf`), and the range in which it is moved. */
export interface LeafState {
  readonly value: number
  /** The number that the text gives it; null where the text leaves it free. */
  readonly written: number | null
  readonly role: number
  readonly least: number | undefined
  readonly most: number | undefined
}

/** Leaves by name. */
export type LeafStates = ReadonlyMap<string, LeafState>

/** The recipe of a program. `otherwise` says what is not as usual. */
export const recipeOfProgram = (
  text: string,
  { model, outputName }: Pick<Program, 'model' | 'outputName'>,
  otherwise: Partial<Recipe> = {},
): Recipe => ({
  version: 1,
  id: TYPED,
  title: 'Your expression',
  source: '',
  model,
  samples: NO_SAMPLES,
  batchSize: 1,
  seed: 0,
  optimizer: 'sgd',
  learningRate: RATE,
  lossLetter: outputName,
  intro: '',
  edits: [],
  program: text,
  ...otherwise,
})

/** The recipe of a text, or what is wrong with it. */
export const recipeOfText = (
  text: string,
):
  | { readonly ok: true; readonly recipe: Recipe }
  | { readonly ok: false; readonly problem: ProgramProblem } => {
  const read = readProgram(text)
  return read.ok ? { ok: true, recipe: recipeOfProgram(text, read.program) } : read
}

const editOf = (edits: readonly Edit[], path: string): number | undefined =>
  edits.findLast((e) => e.iteration === 0 && e.path === path)?.value

const namedLeaves = ({ leaves }: GraphModel): GraphModel['leaves'] =>
  leaves.filter((l) => l.constant !== true)

/** The named leaves of a plain graph as they are before iteration 0's forward pass. */
export const leafStatesOf = (recipe: Recipe): LeafStates => {
  const model = editedModel(recipe)
  if (model.kind !== 'graph') return new Map()
  const read = recipe.program === undefined ? null : readProgram(recipe.program)
  const isFree = (name: string): boolean => read?.ok === true && read.program.free.has(name)
  return new Map(
    namedLeaves(model).map((leaf) => [
      leaf.name,
      {
        value: editOf(recipe.edits, `parameters.${leaf.name}`) ?? leaf.value,
        written: isFree(leaf.name) ? null : leaf.value,
        role: roleOf(leaf),
        least: editOf(recipe.edits, `least.${leaf.name}`),
        most: editOf(recipe.edits, `most.${leaf.name}`),
      },
    ]),
  )
}

/** Models as text, −0 told from 0. */
const printed = (model: GraphModel): string =>
  JSON.stringify(model, (_, value) => (Object.is(value, -0) ? '-0' : value))

/**
 * The recipe once its program has been changed to `text`, which `program` was read from. Leaves keep their numbers, what
 * they are and their ranges, unless their number itself was typed anew; leaves that come back have what `remembered` says.
 * What belongs to later iterations is dropped, since training starts over.
 */
export const withProgram = (
  recipe: Recipe,
  text: string,
  program: Program,
  remembered: LeafStates = new Map(),
): Recipe => {
  const before = recipe.model.kind === 'graph' ? recipe.model : null
  const same = before !== null && printed(before) === printed(program.model)
  const model = same ? before : program.model
  const known = new Map([...remembered, ...leafStatesOf(recipe)])
  const edits: Edit[] = []
  const add = (path: string, value: number | undefined, own: number | undefined): void => {
    if (value !== undefined && !Object.is(value, own)) edits.push({ iteration: 0, path, value })
  }
  for (const leaf of namedLeaves(model)) {
    const state = known.get(leaf.name)
    if (!state) continue
    // A number that was typed anew counts, and not what the leaf had been changed to.
    if (program.free.has(leaf.name) || Object.is(state.written, leaf.value))
      add(`parameters.${leaf.name}`, state.value, leaf.value)
    add(`trainable.${leaf.name}`, state.role, roleOf(leaf))
    add(`least.${leaf.name}`, state.least, undefined)
    add(`most.${leaf.name}`, state.most, undefined)
  }
  add(LEARNING_RATE, before === null ? RATE : learningRateAt(recipe, 0), RATE)
  const later = same ? recipe.edits.filter((e) => e.iteration > 0) : []
  const all = [...edits, ...later].sort((a, b) => a.iteration - b.iteration || (a.path < b.path ? -1 : 1))
  return recipeOfProgram(text, { ...program, model }, { edits: all.slice(0, MOST_EDITS) })
}
