import type { ReactElement } from 'react'
import type { LeafRole } from '../store/editing.ts'
import './role-select.css'

const ROLES: readonly { readonly role: LeafRole; readonly words: string }[] = [
  { role: 2, words: 'Input' },
  { role: 1, words: 'Trained' },
  { role: 0, words: 'Fixed' },
]

/** Chooses what a leaf of an expression is: an input with a gradient, trained, or fixed without one. */
export const RoleSelect = (props: {
  readonly name: string
  readonly role: LeafRole
  readonly onChoose: (role: LeafRole) => void
}): ReactElement => (
  <select
    className="role-select"
    aria-label={`${props.name} is`}
    title="Input: its gradient is computed. Trained: the update changes it. Fixed: no gradient is computed."
    data-hue={props.role === 1 ? 'update' : 'ink'}
    value={props.role}
    onChange={({ currentTarget }) => {
      const role = ROLES.find((r) => String(r.role) === currentTarget.value)
      if (role) props.onChoose(role.role)
    }}
  >
    {ROLES.map(({ role, words }) => (
      <option key={role} value={role}>
        {words}
      </option>
    ))}
  </select>
)
