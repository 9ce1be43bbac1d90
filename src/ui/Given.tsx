import type { ReactElement } from 'react'
import { formatNumber } from '../explain/format.ts'
import { givenRows } from '../explain/given-rows.ts'
import { learningRateOf } from '../store/selectors.ts'
import { useApp } from './app-context.ts'
import { EditButton } from './EditButton.tsx'
import { useMoment } from './moment.ts'

/** The inputs, targets and learning rate: what neither pass writes, as numbers to change. */
export const Given = (): ReactElement | null => {
  const moment = useMoment()
  const rate = useApp(learningRateOf)
  const trains = useApp((s) => s.compiled.graph.parameters.length > 0)
  if (moment === null) return null
  const rows = givenRows(moment).map(({ node, name, role, value }) => ({
    node,
    name,
    role: `${role}`,
    value,
  }))
  if (trains) rows.push({ node: -1, name: 'η', role: 'learning rate', value: rate })
  if (rows.length === 0) return null
  return (
    <table className="table given" aria-label="Given">
      <thead>
        <tr>
          <th scope="col">Given</th>
          <th scope="col">Value</th>
          <th scope="col" className="words">
            Role
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ node, name, role, value }) => (
          <tr key={node}>
            <td>{name}</td>
            <td>
              <EditButton node={node} name={name}>
                {formatNumber(value)}
              </EditButton>
            </td>
            <td className="note words">{role}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
