import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Build, DataSetName, OwnData } from '../models/build.ts'
import type { Proposal } from '../models/propose-own.ts'
import type { Building } from '../store/building.ts'
import { useAppStore } from './app-context.ts'
import { draftsOf, dropDraft, putDraft } from './build-draft.ts'
import { NOTHING, type OwnDraft, ownDraftOf } from './own-draft.ts'

/** Texts longer than this are read once typing pauses. */
const LONG = 20_000
const PAUSE_MS = 400

const isRecipe = (text: string): boolean => /^\s*\{/.test(text)

/** One's own table: what is typed of it, and how it is built from. */
export interface Own {
  readonly draft: OwnDraft
  /** Takes a text: a table, or a model that was saved as a file. */
  readonly take: (text: string, continues?: boolean) => void
  /** Takes what the columns are. */
  readonly choose: (own: OwnData) => void
  readonly open: () => void
  /** Forgets what was typed or chosen and refused. */
  readonly drop: () => void
  /** Takes another data set. */
  readonly chooseSet: (set: DataSetName) => void
}

/** Builds networks on one's own table; `build` is the network to go on with, null to begin one. */
export const useOwn = (building: Building, build: Build | null): Own => {
  const store = useAppStore()
  const drafts = ownDraftOf(store)
  const draft = useStore(drafts)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  // A text that was kept from before the page was loaded says again what is wrong with it.
  useEffect(() => {
    const { text, refusal } = drafts.getState()
    if (text === null || refusal !== null || draftsOf(store).getState().draft !== null) return
    const proposal = building.proposeOwn(text)
    if (!proposal.ok) drafts.setState({ refusal: proposal })
  }, [building, drafts, store])

  const drop = (): void => {
    clearTimeout(timer.current)
    dropDraft(store)
    drafts.setState(NOTHING)
  }

  const choose = (own: OwnData, continues = false): void => {
    const from = build ?? building.defaultBuild('own')
    const set = building.defaultBuild('own').data
    const data = from.data.set === 'own' ? { ...from.data, own } : { ...set, seed: from.data.seed, own }
    const task = build === null ? building.dataSets.own.task : taskOf(building, build)
    const made = building.dataSetOf(data)
    const fitted = { task: own.task, classes: made.ok ? made.data.classes : [] }
    const isRenamed =
      from.data.own === null || from.data.own.inputs.length !== own.inputs.length || from.data.set !== 'own'
    const next = building.suited({ ...from, data, ...(isRenamed && { shared: [] }) }, fitted, task)
    // What is typed before a table is there at all must not join with the change that brought other data.
    const isThere = store.getState().recipeAhead().build?.data.set === 'own'
    void putDraft(store, next, continues && isThere)
  }

  /** The inputs as they were chosen, with the columns that could be none before and have been mended. */
  const withMended = (before: OwnData, { own, table }: Proposal): readonly string[] => {
    const last = building.readTable(before.text)
    if (!last.ok) return before.inputs
    const unfit = building.unusable(last.table, before).map(({ column }) => column)
    return table.columns.filter(
      (c) =>
        before.inputs.includes(c) || (unfit.includes(c) && own.inputs.includes(c) && c !== before.target),
    )
  }

  const read = (text: string, continues: boolean): void => {
    const proposal = building.proposeOwn(text)
    if (!proposal.ok) {
      drafts.setState({ refusal: proposal })
      return
    }
    drafts.setState({ refusal: null })
    const before = build?.data.own
    const { columns } = proposal.table
    const still =
      before &&
      [...before.inputs, before.target].every((name) => columns.includes(name)) &&
      before.inputs.length > 0
    choose(still ? { ...before, text, inputs: withMended(before, proposal) } : proposal.own, continues)
  }

  return {
    draft,
    choose,
    open: () => drafts.setState({ open: true }),
    drop,
    chooseSet: (set) => {
      if (set === 'own' && build?.data.own == null) {
        drafts.setState({ open: true })
        return
      }
      drop()
      if (build?.data.set === set) return
      const begun = building.defaultBuild(set)
      const made = building.dataSetOf(begun.data)
      const fitted = { task: building.dataSets[set].task, classes: made.ok ? made.data.classes : [] }
      const next =
        build && building.suited({ ...build, data: begun.data, shared: [] }, fitted, taskOf(building, build))
      void putDraft(store, next ?? begun, false)
    },
    take: (text, continues = false) => {
      clearTimeout(timer.current)
      if (isRecipe(text)) {
        void openRecipe(store, text)
        return
      }
      drafts.setState({ text, open: true })
      if (text.length <= LONG || !continues) read(text, continues)
      else timer.current = setTimeout(() => read(text, continues), PAUSE_MS)
    },
  }
}

const openRecipe = async (store: ReturnType<typeof useAppStore>, text: string): Promise<void> => {
  const { replaceRecipe, notify } = store.getState()
  try {
    await replaceRecipe(JSON.parse(text))
  } catch {
    notify('The file begins as a saved model does, and is none: it is no JSON.')
  }
}

const taskOf = (building: Building, { data }: Build) => data.own?.task ?? building.dataSets[data.set].task
