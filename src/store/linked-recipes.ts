import { withoutEdits } from '../models/edit-recipe.ts'
import { LEARNING_RATE } from '../models/edits.ts'
import { networks } from '../models/networks.ts'
import type { Recipe } from '../models/recipe.ts'
import type { Building } from './building.ts'
import { compiledOf } from './compiled.ts'
import { type ReadEdits, readEdits } from './edit-link.ts'
import { type Library, loadLibrary } from './library.ts'
import { editsPlace, netPlace, programPlace } from './link.ts'
import type { Known, ModelPlace } from './link-table.ts'
import { neuronsOf } from './opened.ts'
import { nodeNamed } from './tools.ts'

/** What links can lead to: the one in view, a network, an example or a program, edited. Each is made once. */
export interface LinkedRecipes {
  /** Whether the hash can be read with what is loaded. */
  isReadyFor(hash: string): boolean
  /** Loads what `isReadyFor` may lack. */
  load(hash: string): Promise<void>
  /** Whether this very recipe is one of those that come with the page. */
  has(recipe: Recipe): boolean
  /** The recipe a link means, and what of its program and edits could not be used. */
  at(place: ModelPlace): ReadEdits
  known(): Known
}

/** What makes recipes from links: a recipe to open first, the library where it is there already, the builder likewise, and the one in view. */
export interface LinkedSources {
  readonly first: Recipe | undefined
  readonly library: Library | null
  readonly building: Building | null
  readonly current: () => Recipe
}

/** Whether a hash names a model that is no network, or a program. */
export const needsLibrary = (hash: string, ids: readonly string[] = networks.map((r) => r.id)): boolean => {
  const model = /(?:^#?|&)model=([^&]*)/.exec(hash)?.[1]
  return /(?:^#?|&)(?:program|net)=/.test(hash) || (model !== undefined && !ids.includes(model))
}

/** Whether a hash names a network that is built. */
export const needsBuilder = (hash: string): boolean => /(?:^#?|&)net=/.test(hash)

/** Makes recipes from links. */
export const createLinkedRecipes = ({
  first,
  library: given,
  building: builder,
  current,
}: LinkedSources): LinkedRecipes => {
  const read = new Map<string, ReadEdits>()
  const bases = new Map<string, ReadEdits>()
  let library = given
  let building = builder
  const recipes = (): readonly Recipe[] => [...(first ? [first] : []), ...(library?.textbook ?? networks)]

  /** The recipe before any edit. */
  const baseOf = ({ model, program, net }: ModelPlace): ReadEdits => {
    const recipe = current()
    const example = recipes().find((r) => r.id === model)
    if (example) return { recipe: example, problems: [] }
    if (recipe.id === model && programPlace(recipe) === program && netPlace(recipe) === net)
      return { recipe: withoutEdits(recipe), problems: [] }
    const known = bases.get(program || net)
    if (known) return known
    if (net !== '') {
      const made = building?.recipeOfText(net) ?? { recipe: null, problems: ['net (no builder)'] }
      if (made.recipe !== null) bases.set(net, { recipe: made.recipe, problems: made.problems })
      return { recipe: made.recipe ?? recipe, problems: made.problems }
    }
    const made = library?.recipeOfText(program)
    if (made?.ok) {
      const base = { recipe: made.recipe, problems: [] }
      bases.set(program, base)
      return base
    }
    const { line, column, message } = made?.problem ?? { line: 1, column: 1, message: 'No reader.' }
    return {
      recipe,
      problems: [`program, line ${line}, column ${column} (${message.replace(/\.$/, '')})`],
      unread: program,
    }
  }

  const at: LinkedRecipes['at'] = (place) => {
    const { model, program, net, eta, edits } = place
    const recipe = current()
    const now = editsPlace(recipe)
    const isSame = recipe.id === model && programPlace(recipe) === program && netPlace(recipe) === net
    if (isSame && now.eta === eta && now.edits === edits) return { recipe, problems: [] }
    const key = `${model} ${program} ${net} ${eta} ${edits}`
    const known = read.get(key)
    if (known) return known
    const base = baseOf(place)
    if (base.recipe.id !== model) return base
    const rate = eta === null ? [] : [{ iteration: 0, path: LEARNING_RATE, value: eta }]
    const made = readEdits(edits, base.recipe, rate)
    const all = { ...made, problems: [...base.problems, ...made.problems] }
    read.set(key, all)
    return all
  }

  return {
    isReadyFor: (hash) =>
      (library !== null && (building !== null || !needsBuilder(hash))) ||
      !needsLibrary(
        hash,
        [...recipes(), current()].map((r) => r.id),
      ),
    load: async (hash) => {
      library ??= await loadLibrary()
      if (needsBuilder(hash)) building ??= (await import('./building.ts')).building
    },
    has: (recipe) => recipes().includes(recipe),
    at,
    known: () => ({
      models: [...new Set([...recipes().map((r) => r.id), current().id])],
      samples: (place) => compiledOf(at({ ...place, eta: null }).recipe).batch.size,
      length: (place) => compiledOf(at({ ...place, eta: null }).recipe, place.sample).schedule.length,
      neurons: (place) =>
        neuronsOf(compiledOf(at({ ...place, eta: null }).recipe).graph).map(({ name }) => name),
      named: (place, name) => nodeNamed(compiledOf(at({ ...place, eta: null }).recipe).graph, name) >= 0,
    }),
  }
}
