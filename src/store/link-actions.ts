import { compiledOf } from './compiled.ts'
import { emptyHistory } from './history.ts'
import { looksOf, parseHash, placeOf, printHash, problemLine } from './link.ts'
import { linkTable, type Place } from './link-table.ts'
import type { LinkedRecipes } from './linked-recipes.ts'
import type { Navigation } from './navigation.ts'
import type { Opening } from './opening-neurons.ts'
import { movePlayhead, type Position, restingPlayhead } from './playhead.ts'
import type { AppActions, AppState } from './state.ts'
import { readStops } from './stops.ts'
import { nodeNamed } from './tools.ts'

/** What reading and writing links needs of the store. */
export interface LinkClient {
  readonly linked: LinkedRecipes
  readonly navigation: () => Navigation
  readonly opening: Opening
  readonly get: () => AppState
  readonly set: (change: Partial<AppState>) => void
  readonly notify: (text: string) => void
  /** Ends what goes on by itself. */
  readonly pressed: () => void
}

/** Makes the actions that read and write links. */
export const createLinkActions = ({
  linked,
  navigation,
  opening,
  get,
  set,
  notify,
  pressed,
}: LinkClient): Pick<AppActions, 'link' | 'openLink'> => {
  const positionAt = (place: Place): Position => {
    const { iteration, sample } = place
    const start = { iteration, sample, playhead: restingPlayhead(place.by, place.speed) }
    const context = { ...compiledOf(linked.at(place).recipe), reducedMotion: false }
    const action = { type: 'goTo', step: place.step, u: place.u ?? undefined } as const
    return movePlayhead(start, action, context)
  }

  const looks = () => ({ ...looksOf(get()), ...opening.place() })
  const openReadyLink = (hash: string): void => {
    pressed()
    const { compiled, position, history } = navigation().here()
    const { iteration, sample, step, u } = linkTable
    const now = {
      ...placeOf(compiled, position, looks()),
      iteration: iteration.initial,
      sample: sample.initial,
      step: step.initial,
      u: u.initial,
    }
    const { place, problems } = parseHash(hash, linked.known(), now)
    const meant = linked.at(place)
    const line = problemLine([...problems, ...meant.problems])
    if (line !== null) notify(line)
    // A program that cannot be read is not lost: it is put before who can mend it.
    const draft = meant.unread ?? null
    const next = compiledOf(meant.recipe)
    set({
      // Before anything is drawn the page is already that of the model to come.
      ...(get().trace === null && { compiled: next, sample: 0 }),
      ...looksOf(place),
      opens: place.opens,
      draft,
      refused: null,
      ...(draft !== null && { tool: { id: 'expression', of: '' } }),
    })
    opening.openPlace(next.graph, place)
    navigation().go({
      compiled: next,
      position: positionAt(place),
      history: next.recipe === compiled.recipe ? history : emptyHistory,
    })
  }

  let links = 0
  /** Goes where the newest hash leads, as soon as what it needs is loaded. */
  const openLink = (hash: string): void => {
    const link = ++links
    if (linked.isReadyFor(hash)) {
      openReadyLink(hash)
      return
    }
    void linked.load(hash).then(
      () => {
        if (link === links) openReadyLink(hash)
      },
      () =>
        notify('The examples and the reader of programs could not be loaded. Reload the page to try again.'),
    )
  }

  const link = (): string => {
    const { compiled, position } = navigation().here()
    const { stops: wanted, tool: open, ...rest } = looks()
    // What nothing in the model is called any more is no part of a link.
    const tool = open && nodeNamed(compiled.graph, open.of) < 0 ? { ...open, of: '' } : open
    const { stops } = readStops(wanted.join(), (name) => nodeNamed(compiled.graph, name) >= 0)
    return printHash(placeOf(compiled, position, { ...rest, tool, stops }))
  }

  return { link, openLink }
}
