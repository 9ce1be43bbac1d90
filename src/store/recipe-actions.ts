import { withEdit, withoutEdits } from '../models/edit-recipe.ts'
import { startsOver } from '../models/edits.ts'
import type { Recipe } from '../models/recipe.ts'
import type { EngineApi } from '../worker/api.ts'
import type { Building } from './building.ts'
import { compiledOf, sameButForNumbers, sameEdits } from './compiled.ts'
import { type History, type HistoryStep, pushHistory, redo, undo } from './history.ts'
import type { Navigation } from './navigation.ts'
import { peekAt } from './peek.ts'
import { movePlayhead, restingPlayhead } from './playhead.ts'
import type { AppActions, AppState } from './state.ts'
import type { Timers } from './timers.ts'

/** What changing the recipe needs of the store. */
export interface RecipeClient {
  readonly engine: EngineApi
  readonly navigation: () => Navigation
  readonly notify: (text: string) => void
  readonly fail: (error: unknown) => void
  readonly set: (change: Partial<AppState>) => void
  readonly timers: Timers
  readonly get: () => AppState
  /** Ends what goes on by itself. */
  readonly pressed: () => void
}

/** Actions that put another recipe in place of the one in view, or look into one. */
export type RecipeActions = Pick<
  AppActions,
  | 'putRecipe'
  | 'recipeAhead'
  | 'replaceRecipe'
  | 'edit'
  | 'resetEdits'
  | 'layoutOf'
  | 'peek'
  | 'undo'
  | 'redo'
  | 'builder'
  | 'putBuild'
>

/** A recipe with a program, or with what it is built from, has the model that this says; what cannot be read is an error. */
const withModel = async (value: unknown): Promise<unknown> => {
  if (typeof value !== 'object' || value === null) return value
  if ('build' in value) {
    const { building } = await import('./building.ts')
    return { ...building.rebuilt(value.build), ...('edits' in value && { edits: value.edits }) }
  }
  if (!('program' in value)) return value
  const { program } = value
  if (typeof program !== 'string') return value
  const { recipeOfText } = await import('../models/typed.ts')
  const made = recipeOfText(program)
  if (made.ok) return { ...value, model: made.recipe.model }
  const { line, column, message } = made.problem
  throw new Error(`The model was not opened: program, line ${line}, column ${column}: ${message}`)
}

/** Makes the actions that change the recipe and its history. */
export const createRecipeActions = (client: RecipeClient): RecipeActions => {
  const { engine, navigation, notify, fail, timers } = client
  let lastOpening = 0

  const showRecipe = (
    recipe: Recipe,
    history: History,
    keepsPlace = sameButForNumbers(recipe, navigation().here().compiled.recipe),
  ): void => {
    client.pressed()
    const from = navigation().here()
    const compiled = compiledOf(recipe)
    if (recipe.id !== from.compiled.recipe.id) client.set({ open: [] })
    if (recipe.build !== from.compiled.recipe.build) client.set({ refused: null })
    if (recipe.program !== from.compiled.recipe.program) client.set({ draft: null, spotted: null })
    const { size, speed, step } = from.position.playhead
    const start = { iteration: 0, sample: 0, playhead: restingPlayhead(size, speed) }
    const context = { ...compiled, reducedMotion: false }
    const position = keepsPlace ? movePlayhead(from.position, { type: 'goTo', step }, context) : start
    navigation().go({ compiled, position, history, live: keepsPlace })
  }

  const putRecipe = (recipe: Recipe, continues = false): void => {
    const { history, compiled } = navigation().here()
    if (JSON.stringify(recipe) !== JSON.stringify(compiled.recipe))
      showRecipe(recipe, continues ? history : pushHistory(history, compiled.recipe))
  }

  const recipeAhead = (): Recipe => navigation().here().compiled.recipe

  /** A text that is no program yet is the newest change: undo takes it back. */
  const dropsDraft = (): boolean => {
    const { draft } = client.get()
    if (draft === null || draft === recipeAhead().program) return false
    client.set({ draft: null })
    return true
  }

  /** So are choices that make no network. */
  const dropsRefused = (): boolean => {
    if (client.get().refused === null) return false
    client.set({ refused: null })
    return true
  }

  const travelHistory = (step: (history: History, current: Recipe) => HistoryStep | null): void => {
    const { history, compiled } = navigation().here()
    const next = step(history, compiled.recipe)
    if (next !== null) showRecipe(next.recipe, next.history)
  }

  const builder = async (): Promise<Building> => (await import('./building.ts')).building

  let lastBuild = 0

  return {
    builder,
    putBuild: async (build, continues) => {
      const request = ++lastBuild
      const building = await builder()
      const built = building.build(build)
      if (request !== lastBuild) return built
      client.set({ refused: built.ok ? null : build })
      if (built.ok) putRecipe(building.withKeptEdits(built.recipe, recipeAhead()), continues)
      return built
    },
    putRecipe,
    recipeAhead,
    replaceRecipe: async (value) => {
      const request = ++lastOpening
      try {
        // Only recipes from elsewhere need to be read.
        const { readRecipe } = await import('./opening.ts')
        const read = await readRecipe(await withModel(value), timers)
        if ('problem' in read) notify(`The model was not opened: ${read.problem}`)
        else if (request === lastOpening) putRecipe(read.recipe)
      } catch (error) {
        fail(error)
      }
    },
    edit: (path, value, continues = false) => {
      const { compiled, position, history } = navigation().here()
      const { recipe } = compiled
      try {
        const edited = withEdit(recipe, { iteration: position.iteration, path, value })
        if (sameEdits(edited, recipe)) return
        const past = continues ? history : pushHistory(history, recipe)
        const stays = sameButForNumbers(edited, recipe) && (position.iteration === 0 || !startsOver(path))
        showRecipe(edited, past, stays)
        client.set({ preview: true })
      } catch (error) {
        notify(`Nothing was changed: ${error instanceof Error ? error.message : error}.`)
      }
    },
    resetEdits: () => {
      const { compiled, history } = navigation().here()
      const { recipe } = compiled
      if (recipe.edits.length > 0) showRecipe(withoutEdits(recipe), pushHistory(history, recipe))
    },
    layoutOf: (recipe, aspect) => engine.preview(recipe, aspect),
    peek: (recipe, iteration, wanted) => peekAt(engine, recipe, iteration, wanted),
    undo: () => {
      if (!dropsDraft() && !dropsRefused()) travelHistory(undo)
    },
    redo: () => travelHistory(redo),
  }
}
