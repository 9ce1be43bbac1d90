import { withEdit } from '../models/edit-recipe.ts'
import {
  isEditPath,
  isRange,
  LEARNING_RATE,
  leafOfPath,
  partsOf,
  pathOfLeaf,
  rateHint,
} from '../models/edits.ts'
import type { Edit, Recipe } from '../models/recipe.ts'
import { NUMBER } from './link-table.ts'
import { quote } from './quote.ts'

/** A recipe with the edits of a link, and what of them could not be used. */
export interface ReadEdits {
  readonly recipe: Recipe
  readonly problems: readonly string[]
  /** The program, where it could not be read. */
  readonly unread?: string
}

const RATE = 'eta'
const FLAGS: Readonly<Record<string, number>> = { trained: 1, fixed: 0, input: 2 }

const flagOf = (value: number): string =>
  Object.keys(FLAGS).find((word) => FLAGS[word] === value) ?? String(value)

/**
 * Edits as a link writes them: `w5:0.3,i1:0.2,b1:trained,eta@3:0.1`, numbers with all their digits, `@k` before
 * iteration k > 0.
 */
export const printEdits = ({ model }: Recipe, edits: readonly Edit[]): string => {
  const rate = pathOfLeaf(model, RATE) === null ? RATE : LEARNING_RATE
  return edits
    .map(({ iteration, path, value }) => {
      const parts = partsOf(path)
      const flag = parts?.kind === 'trainable'
      const name = path === LEARNING_RATE ? rate : flag ? parts.name : (leafOfPath(model, path) ?? path)
      const at = iteration > 0 ? `@${iteration}` : ''
      return `${name}${at}:${flag ? flagOf(value) : printNumber(value)}`
    })
    .join(',')
}

/** −0 is another number than 0. */
const printNumber = (x: number): string => (Object.is(x, -0) ? '-0' : String(x))

const readEdit = (text: string, recipe: Recipe): Edit | string => {
  const match = /^([^:@]+)(?:@(\d{1,7}))?:(.*)$/s.exec(text)
  if (match === null) return 'expected a name, a colon and a number, such as w5:0.3'
  const [, name = '', k = '0', number = ''] = match
  const iteration = Number(k)
  const value =
    (Object.hasOwn(FLAGS, number) ? FLAGS[number] : undefined) ??
    (NUMBER.test(number) ? Number(number) : Number.NaN)
  if (!Number.isFinite(value)) return 'expected a number, trained, fixed or input after the colon'
  const leaf = pathOfLeaf(recipe.model, name)
  const isRate = name === RATE || name === LEARNING_RATE
  const isFlag = Object.hasOwn(FLAGS, number)
  const range = isRange(name) && isEditPath(recipe.model, name) ? name : null
  const path = isFlag ? `trainable.${name}` : (leaf ?? range ?? (isRate ? LEARNING_RATE : null))
  if (path === null || (isFlag && leaf === null)) return 'this model has nothing of that name'
  if (number === 'input' && recipe.model.kind !== 'graph') return 'expected trained or fixed after the colon'
  if (iteration > 1_000_000) return 'the last iteration is 1,000,000'
  return { iteration, path, value }
}

/**
 * Reads the edits of a link for a recipe without edits, each on its own, after those that are given: bad ones are left
 * out and named.
 */
export const readEdits = (text: string, recipe: Recipe, given: readonly Edit[] = []): ReadEdits => {
  const problems: string[] = []
  const refuse = (part: string, why: string): void => void problems.push(`edits ${quote(part)} (${why})`)
  const read = given.map((edit) => ({ part: edit.path, edit }))
  for (const part of text.split(',')) {
    if (part === '') continue
    const edit = readEdit(part, recipe)
    if (typeof edit === 'string') refuse(part, edit)
    else read.push({ part, edit })
  }
  read.sort((a, b) => a.edit.iteration - b.edit.iteration)
  let edited = recipe
  for (const { part, edit } of read) {
    const hint = edit.path === LEARNING_RATE ? rateHint(recipe, edit.value) : null
    if (hint !== null) {
      const isGiven = given.includes(edit)
      problems.push(
        `${isGiven ? RATE : 'edits'} ${quote(isGiven ? String(edit.value) : part)} (expected ${hint})`,
      )
      continue
    }
    try {
      edited = withEdit(edited, edit)
    } catch (error) {
      refuse(part, error instanceof Error ? error.message : String(error))
    }
  }
  return { recipe: edited, problems }
}
