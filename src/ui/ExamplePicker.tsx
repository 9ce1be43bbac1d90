import { type KeyboardEvent, type MouseEvent, type ReactElement, useEffect, useRef } from 'react'
import type { Recipe } from '../models/recipe.ts'
import { examples, newExpression } from '../store/examples.ts'
import { useApp, useAppStore } from './app-context.ts'
import { cardAfterKey } from './card-keys.ts'
import { ExampleCard } from './ExampleCard.tsx'
import { icons } from './icons.tsx'
import { openExample } from './open-example.ts'
import { ownDraftOf } from './own-draft.ts'
import './picker.css'
import { PresetCards } from './PresetCards.tsx'
import { SickCards } from './SickCards.tsx'
import { returnFocusAfterPointer } from './stage-focus.ts'
import { useBuilding } from './use-workshop.ts'

/** What the dialog of examples needs to know. */
export interface ExamplePickerProps {
  readonly open: boolean
  readonly onClose: () => void
}

const buttonsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('.choose')]

const columnsOf = (list: HTMLElement): number => {
  const tops = [...list.children].map((card) => (card as HTMLElement).offsetTop)
  return tops.filter((top) => top === tops[0]).length
}

/** Moves the focus from card to card by the arrow keys, Home and End. */
const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const buttons = buttonsOf(event.currentTarget)
  const card = event.target instanceof Element ? event.target.closest('li') : null
  const at = buttons.findIndex((button) => card?.contains(button))
  const next = at < 0 ? null : cardAfterKey(event.key, at, buttons.length, columnsOf(event.currentTarget))
  if (next === null) return
  event.preventDefault()
  buttons[next]?.focus()
}

/** The dialog from which a worked example is chosen. */
export const ExamplePicker = ({ open, onClose }: ExamplePickerProps): ReactElement => {
  const store = useAppStore()
  const current = useApp((s) => s.compiled.recipe.id)
  const net = useApp((s) => s.compiled.recipe.net ?? '')
  const building = useBuilding()
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLDivElement>(null)
  /** What had the focus first. */
  const opened = useRef<Element | null>(null)
  useEffect(() => {
    if (open && !dialog.current?.open) {
      dialog.current?.showModal()
      const card =
        list.current?.querySelector('[data-current] .choose') ?? list.current?.querySelector('.choose')
      if (card instanceof HTMLElement) card.focus()
      opened.current = document.activeElement
    }
    if (!open && dialog.current?.open) dialog.current.close()
  }, [open])
  const hasNetworks = building !== null
  // Networks come a moment later, above the other cards: unless somebody goes elsewhere, what is open stays in view.
  useEffect(() => {
    if (!open || !hasNetworks || document.activeElement !== opened.current) return
    const own = list.current?.querySelector<HTMLElement>('[data-current] .choose')
    own?.focus()
    document.activeElement?.scrollIntoView?.({ block: 'center' })
  }, [open, hasNetworks])
  /** An expression that is open already is gone on with. */
  const begin = (recipe: Recipe, event: MouseEvent): void => {
    if (recipe.id === current) {
      onClose()
      dialog.current?.close()
    } else choose(recipe, event)
    store.getState().showTool('expression')
  }
  const close = (): void => {
    onClose()
    dialog.current?.close()
  }
  /** A network to go on with: the tool that builds it opens as well. */
  const build = (recipe: Recipe, event: MouseEvent): void => {
    if (recipe.net === net) close()
    else choose(recipe, event)
    store.getState().showTool('network')
  }
  const bringData = (): void => {
    close()
    ownDraftOf(store).setState({ open: true })
    store.getState().showTool('data')
  }
  const examine = (recipe: Recipe, iteration: number, event: MouseEvent): void => {
    choose(recipe, event, iteration)
    store.getState().showTool('diagnosis')
  }
  const choose = (recipe: Recipe, event: MouseEvent, iteration = 0): void => {
    openExample(store.getState(), recipe, iteration)
    onClose()
    dialog.current?.close()
    returnFocusAfterPointer(event)
  }
  return (
    <dialog ref={dialog} className="picker" aria-labelledby="picker-title" onClose={onClose} closedby="any">
      <div className="head">
        <h2 id="picker-title">Examples</h2>
        <p>Networks to build on, and graphs that were worked by hand.</p>
        <button type="button" className="button icon" aria-label="Close" onClick={onClose}>
          {icons.close}
        </button>
      </div>
      <div className="shelves" ref={list}>
        <p className="shelf-title">
          <b id="picker-own">Your own network</b>
          <span>Start from one of these, then change its layers, its data and how it is trained.</span>
        </p>
        <ul className="picker-shelf" aria-labelledby="picker-own" onKeyDown={moveFocus}>
          {building && <PresetCards building={building} current={net} onChoose={build} onOwn={bringData} />}
        </ul>
        <p className="shelf-title">
          <b id="picker-sick">Sick networks</b>
          <span>Each ails of one thing; the diagnosis tells of what, and what to try.</span>
        </p>
        <ul className="picker-shelf" aria-labelledby="picker-sick" onKeyDown={moveFocus}>
          {building && <SickCards building={building} current={net} onChoose={examine} />}
        </ul>
        <p className="shelf-title">
          <b id="picker-worked">Worked examples</b>
          <span>From articles and lectures: every number can be compared.</span>
        </p>
        <ul aria-labelledby="picker-worked" onKeyDown={moveFocus}>
          <ExampleCard example={newExpression} current={current} onChoose={begin} />
          {examples.map((example) => (
            <ExampleCard key={example.recipe.id} example={example} current={current} onChoose={choose} />
          ))}
        </ul>
      </div>
    </dialog>
  )
}
