import { type ReactElement, useState } from 'react'
import { formatNumber } from '../explain/format.ts'
import { namesOf } from '../explain/names.ts'
import { type ParameterRow, parameterRows } from '../explain/parameter-rows.ts'
import { editableRate } from '../store/editing.ts'
import { type Leaf, leavesOf } from '../store/leaves.ts'
import { useApp, useAppStore } from './app-context.ts'
import { LeafNumber } from './LeafNumber.tsx'
import './leaves.css'
import { useMoment } from './moment.ts'
import { RoleSelect } from './RoleSelect.tsx'

/** Rows that are drawn at first, and with each press of the button below them. */
const AT_ONCE = 50

const Gradient = ({ row }: { readonly row: ParameterRow | undefined }): ReactElement => {
  const { gradient, arrived, total } = row ?? { gradient: null, arrived: 0, total: 0 }
  if (gradient === null) return <span className="leaf-gradient">{total === 0 ? 'none' : '–'}</span>
  return (
    <span className="leaf-gradient">
      <b className="hue" data-hue="gradient">
        {formatNumber(gradient)}
      </b>
      {arrived < total && ` ${arrived} of ${total}`}
    </span>
  )
}

const LeafRow = (props: {
  readonly leaf: Leaf
  readonly label: string
  readonly gradient: ParameterRow | undefined
}): ReactElement => {
  const { leaf, label, gradient } = props
  const { path, value, training, node, least, most } = leaf.of
  const edit = useApp((s) => s.edit)
  const isSpotted = useApp((s) => s.spotted?.node === node)
  return (
    <li className="leaf" data-spotted={isSpotted || undefined}>
      <span className="leaf-name">{label}</span>
      <LeafNumber label={label} name={leaf.name} path={path} value={value} least={least} most={most} ranged />
      {training && (
        <RoleSelect name={label} role={training.role} onChoose={(role) => edit(training.path, role)} />
      )}
      <Gradient row={gradient} />
    </li>
  )
}

/** The learning rate, once something is trained. */
const RateRow = (): ReactElement => {
  const state = useApp((s) => s)
  const { path, value } = editableRate(state)
  return (
    <li className="leaf">
      <span className="leaf-name">η</span>
      <LeafNumber label="η" name="" path={path} value={value} ranged={false} />
      <span className="leaf-note">learning rate</span>
    </li>
  )
}

/** Every named number of the expression: typed, dragged, trained or fixed, with its gradient once it is known. */
export const Leaves = (): ReactElement => {
  const store = useAppStore()
  const moment = useMoment()
  useApp((s) => s.compiled)
  const trains = useApp((s) => s.compiled.graph.parameters.length > 0)
  const [shown, setShown] = useState(AT_ONCE)
  const leaves = leavesOf(store.getState())
  const rows = new Map(moment === null ? [] : parameterRows(moment).map((row) => [row.node, row]))
  const names = moment && namesOf(moment.graph, moment.notation)
  if (leaves.length === 0) return <p className="leaves-none">This expression has no named numbers to move.</p>
  return (
    <>
      <ul className="leaves" aria-label="Numbers">
        <li className="leaf leaves-head" aria-hidden="true">
          <span>Number</span>
          <span>Range</span>
          <span>Role</span>
          <span>Gradient</span>
        </li>
        {leaves.slice(0, shown).map((leaf) => (
          <LeafRow
            key={leaf.name}
            leaf={leaf}
            label={names?.text(leaf.of.node) ?? leaf.name}
            gradient={rows.get(leaf.of.node)}
          />
        ))}
        {trains && <RateRow />}
      </ul>
      {leaves.length > shown && (
        <button type="button" className="button" onClick={() => setShown(shown + AT_ONCE)}>
          Show {Math.min(AT_ONCE, leaves.length - shown)} more of {leaves.length}
        </button>
      )}
    </>
  )
}
