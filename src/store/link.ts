import { beatAfter } from '../engine/beats.ts'
import { LEARNING_RATE } from '../models/edits.ts'
import type { Edit, Recipe } from '../models/recipe.ts'
import { printEdits } from './edit-link.ts'
import { BUILT, type Known, LINK_NAMES, linkTable, type Place, type Setting, TYPED } from './link-table.ts'
import { isQuestion, type Position } from './playhead.ts'
import { quote } from './quote.ts'
import type { AppState, Compiled } from './state.ts'

/** Where a hash leads, and what of it could not be used, one entry each. */
export interface ParsedHash {
  readonly place: Place
  readonly problems: readonly string[]
}

const MOST_PROBLEMS = 3

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

const isName = (text: string): text is keyof Place => (LINK_NAMES as readonly string[]).includes(text)

const split = (hash: string, problems: string[]): Map<keyof Place, string> => {
  const given = new Map<keyof Place, string>()
  for (const part of hash.replace(/^#/, '').split('&')) {
    if (part === '') continue
    const at = part.indexOf('=')
    const name = decoded(at < 0 ? part : part.slice(0, at))
    const value = at < 0 ? '' : decoded(part.slice(at + 1))
    if (name === null || value === null) problems.push(`${quote(part)} (its percent-encoding is broken)`)
    else if (!isName(name)) problems.push(`${quote(part)} (expected ${LINK_NAMES.join(', ')})`)
    else if (given.has(name)) problems.push(`another ${name} ${quote(value)} (the first one counts)`)
    else given.set(name, value)
  }
  return given
}

/**
 * Reads a hash. Never throws: what it does not say, or says wrongly, stays as in `otherwise`; but where it names a model
 * and no edits, it means the model without any, all of it closed; where it has a program, it means the model typed so, and likewise
 * for what a network is built from.
 */
export const parseHash = (hash: string, known: Known, otherwise: Place): ParsedHash => {
  const problems: string[] = []
  const given = split(hash, problems)
  const { program, net, eta, edits, open } = linkTable
  const typed = (given.get('program') ?? '') !== ''
  const built = !typed && (given.get('net') ?? '') !== ''
  const book = {
    program: program.initial,
    net: net.initial,
    eta: eta.initial,
    edits: edits.initial,
    open: open.initial,
  }
  const place: { -readonly [K in keyof Place]: Place[K] } = {
    ...otherwise,
    ...((typed || built || given.has('model')) && book),
    ...(typed ? { model: TYPED } : built && { model: BUILT }),
  }
  const read = <K extends keyof Place>(name: K): void => {
    const text = given.get(name)
    if (text === undefined) return
    const setting: Setting<Place[K]> = linkTable[name]
    const { value, hint } = setting.parse(text, known, place)
    if (value !== undefined) place[name] = value
    if (hint !== null) problems.push(`${name} ${quote(text)} (${hint})`)
  }
  // The program, or what a network is built from, decides which model may be named.
  read('program')
  if (!typed) read('net')
  if (place.program === '' && place.net === '' && (typed || built)) place.model = otherwise.model
  read('model')
  // What is refused leaves the model in view, its program and what it is built from too.
  if (place.program === '' && place.net === '' && place.model === otherwise.model) {
    place.program = otherwise.program
    place.net = otherwise.net
  }
  for (const name of LINK_NAMES) if (name !== 'program' && name !== 'net' && name !== 'model') read(name)
  return { place, problems }
}

/** All problems of a hash as one line; null where there are none. */
export const problemLine = (problems: readonly string[]): string | null => {
  if (problems.length === 0) return null
  const rest = problems.length - MOST_PROBLEMS
  const more = rest > 0 ? `; and ${rest} more` : ''
  return `Ignored in the link: ${problems.slice(0, MOST_PROBLEMS).join('; ')}${more}.`
}

/** The hash that leads to a place, `#` included. */
export const printHash = (place: Place): string => {
  const printed = <K extends keyof Place>(name: K): string[] => {
    const setting: Setting<Place[K]> = linkTable[name]
    const value = place[name]
    return setting.always || value !== setting.initial ? [`${name}=${setting.print(value)}`] : []
  }
  return `#${LINK_NAMES.flatMap((name) => printed(name)).join('&')}`
}

/** What a link says of a recipe's program: its text where the id alone does not tell it. */
export const programPlace = ({ id, program = '' }: Recipe): string => (id === TYPED ? program : '')

/** What a link says that a recipe was built from. */
export const netPlace = ({ id, net = '' }: Recipe): string => (id === BUILT ? net : '')

/** What a link says of a recipe's edits: the first learning rate where it is not the model's own, and the others. */
export const editsPlace = (recipe: Recipe): Pick<Place, 'eta' | 'edits'> => {
  const isFirstRate = (e: Edit): boolean => e.path === LEARNING_RATE && e.iteration === 0
  return {
    eta: recipe.edits.findLast(isFirstRate)?.value ?? null,
    edits: printEdits(
      recipe,
      recipe.edits.filter((e) => !isFirstRate(e)),
    ),
  }
}

/** What of a place is how the page is looked at: fields that the state has under the same names. */
export type Looks = Pick<Place & AppState, 'theme' | 'hold' | 'maps' | 'tool' | 'stops'>

/** How the page is looked at. */
export const looksOf = ({ theme, hold, maps, tool, stops }: Looks): Looks => ({
  theme,
  hold,
  maps,
  tool,
  stops,
})

/** The place of a playhead. The middle of a beat that no link can name (a part of one) gives its end. */
export const placeOf = (
  { recipe, schedule }: Compiled,
  { iteration, sample, playhead }: Position,
  looks: Looks & Partial<Pick<Place, 'open' | 'opens'>>,
): Place => {
  const { motion, speed } = playhead
  const place = {
    model: recipe.id,
    program: programPlace(recipe),
    net: netPlace(recipe),
    ...editsPlace(recipe),
    iteration,
    sample,
    step: playhead.step,
    by: playhead.size,
    speed,
    open: '',
    opens: false,
    u: null,
    ...looks,
  }
  if (motion === null) return place
  const { from, to, size } = motion
  if (beatAfter(schedule, size, from)?.to !== to) return { ...place, step: to }
  // So early in a motion that it rounds to 0, which would ask, is as good as at rest.
  const u = Math.round(motion.u * 1000) / 1000
  return { ...place, step: from, by: size, u: u > 0 || isQuestion(playhead) ? u : null }
}
