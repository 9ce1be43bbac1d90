import type { StoreApi } from 'zustand/vanilla'
import type { Graph } from '../engine/graph.ts'
import type { Place } from './link-table.ts'
import { MOST_OPERATIONS, neuronsOf, operationsOf, sortedNames } from './opened.ts'
import type { AppActions, AppState } from './state.ts'

/** What opening neurons needs of the store. */
export interface OpeningOptions {
  readonly store: () => Pick<StoreApi<AppState & Pick<AppActions, 'notify'>>, 'getState' | 'setState'>
  /** The graph in view or headed for. */
  readonly graph: () => Graph
  /** Remembers that size Write opens what it needs, or not. */
  readonly remember: (opens: boolean) => void
}

const tooMany = (neurons: number, operations: number): string =>
  `Not opened: these ${neurons.toLocaleString('en')} neurons have ${operations.toLocaleString('en')} operations, and at most ${MOST_OPERATIONS.toLocaleString('en')} are drawn at once. Open fewer of them.`

/** Which neurons are opened by hand, and what a link says of it. */
export const createOpening = ({ store, graph, remember }: OpeningOptions) => {
  const put = (of: Graph, names: readonly string[]): void => {
    const open = sortedNames(of, names)
    const operations = operationsOf(of, open)
    if (operations > MOST_OPERATIONS) store().getState().notify(tooMany(open.length, operations))
    else if (open.join() !== store().getState().open.join()) store().setState({ open })
  }
  return {
    actions: {
      setOpen: (names: readonly string[], open: boolean): void => {
        const before = store().getState().open
        put(graph(), open ? [...before, ...names] : before.filter((name) => !names.includes(name)))
      },
      setOpens: (opens: boolean): void => {
        remember(opens)
        store().setState({ opens })
      },
    },
    /** Opens what a link names in a graph, and nothing else. */
    openPlace: (of: Graph, { open }: Pick<Place, 'open'>): void => {
      const names = open.split(',')
      put(of, open === 'all' ? neuronsOf(of).map(({ name }) => name) : names)
    },
    place: (): Pick<Place, 'open' | 'opens'> => {
      const { open, opens } = store().getState()
      const names = sortedNames(graph(), open)
      const all = names.length > 0 && names.length === neuronsOf(graph()).length
      return { open: all ? 'all' : names.join(), opens }
    },
  }
}

/** Which neurons are opened by hand, as actions and as a part of links. */
export type Opening = ReturnType<typeof createOpening>
