import { type ReactElement, useId, useState } from 'react'
import { type PathNodes, pathNodes } from '../explain/path-words.ts'
import { nameOfNode, nodeNamed } from '../store/tools.ts'
import { oncePerMoment, useMoment } from './moment.ts'

/** More nodes than this are not listed: their name is typed. */
const MOST_LISTED = 400

const nodesOf = oncePerMoment(pathNodes)

/** The node whose paths are shown, and what to do with another choice. */
export interface PathChoiceProps {
  readonly node: number
  readonly onChoose: (node: number) => void
}

const List = ({
  id,
  groups,
  node,
  onChoose,
}: PathChoiceProps & { readonly id: string; readonly groups: readonly PathNodes[] }): ReactElement => {
  const isListed = groups.some(({ nodes }) => nodes.some((n) => n.node === node))
  return (
    <select
      id={id}
      className="paths-choose"
      value={node < 0 ? '' : node}
      onChange={({ currentTarget }) => onChoose(Number(currentTarget.value))}
    >
      {node < 0 && <option value="">choose …</option>}
      {node >= 0 && !isListed && <option value={node}>node {node}</option>}
      {groups.map(({ title, nodes }) => (
        <optgroup key={title} label={title}>
          {nodes.map((n) => (
            <option key={n.node} value={n.node}>
              {n.text}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}

const Field = ({ id, node, onChoose }: PathChoiceProps & { readonly id: string }): ReactElement | null => {
  const moment = useMoment()
  const [typed, setTyped] = useState<string | null>(null)
  if (moment === null) return null
  const { graph } = moment
  const isUnknown = typed !== null && typed !== '' && nodeNamed(graph, typed) < 0
  return (
    <>
      <input
        id={id}
        type="text"
        className="paths-choose"
        placeholder="a name, such as w5"
        autoComplete="off"
        spellCheck={false}
        value={typed ?? nameOfNode(graph, node)}
        aria-invalid={isUnknown}
        aria-describedby={isUnknown ? `${id}-problem` : undefined}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          const named = nodeNamed(graph, currentTarget.value.trim())
          if (named >= 0) onChoose(named)
        }}
        onBlur={() => setTyped(null)}
      />
      {isUnknown && (
        <span id={`${id}-problem`} role="alert" className="paths-problem">
          There is no {typed} in this model.
        </span>
      )}
    </>
  )
}

/** Chooses the node whose paths are shown: from a list, or by its name where there are too many. */
export const PathChoice = (props: PathChoiceProps): ReactElement | null => {
  const id = useId()
  const moment = useMoment()
  if (moment === null) return null
  const groups = nodesOf(moment)
  const count = groups.reduce((sum, { nodes }) => sum + nodes.length, 0)
  return (
    <p className="paths-choice">
      <label htmlFor={id}>Every path from</label>
      {count <= MOST_LISTED ? <List id={id} groups={groups} {...props} /> : <Field id={id} {...props} />}
    </p>
  )
}
