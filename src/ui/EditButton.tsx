import type { ReactElement } from 'react'
import { useAppStore } from './app-context.ts'
import { pauseForEdit, useEdit } from './edit-context.ts'

/** The card is on its way before it is asked for; where that fails, asking says so. */
const loadCard = (): void => void import('./EditCard.tsx').catch(() => {})

/** A number that can be changed: pressed, it opens the card to change it in. */
export const EditButton = (props: {
  readonly node: number
  readonly name: string
  readonly children: string
}): ReactElement => {
  const edit = useEdit()
  const store = useAppStore()
  return (
    <button
      type="button"
      className="edit"
      aria-label={`Change ${props.name}, ${props.children}`}
      title={`Change ${props.name}`}
      aria-haspopup="dialog"
      onPointerEnter={loadCard}
      onFocus={loadCard}
      onPointerDown={() => {
        loadCard()
        pauseForEdit(store.getState())
      }}
      onClick={({ currentTarget }) =>
        edit({ nodes: [props.node], beside: currentTarget.getBoundingClientRect(), from: currentTarget })
      }
    >
      {props.children}
    </button>
  )
}
