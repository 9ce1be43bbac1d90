import type { ReactElement } from 'react'
import { useEdit } from './edit-context.ts'

/** A number that can be changed: pressed, it opens the card to change it in. */
export const EditButton = (props: {
  readonly node: number
  readonly name: string
  readonly children: string
}): ReactElement => {
  const edit = useEdit()
  return (
    <button
      type="button"
      className="edit"
      aria-label={`Change ${props.name}, ${props.children}`}
      title={`Change ${props.name}`}
      aria-haspopup="dialog"
      onClick={({ currentTarget }) =>
        edit({ nodes: [props.node], beside: currentTarget.getBoundingClientRect(), from: currentTarget })
      }
    >
      {props.children}
    </button>
  )
}
