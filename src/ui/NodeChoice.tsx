import { type ReactElement, useMemo } from 'react'
import { namesOf } from '../explain/names.ts'
import { nameOfNode } from '../store/tools.ts'
import { useApp } from './app-context.ts'
import { useMoment } from './moment.ts'

/** A choice of one node of the graph by its name, as links write it. */
export const NodeChoice = (props: {
  readonly value: string
  readonly onChoose: (name: string) => void
}): ReactElement => {
  const graph = useApp((s) => s.compiled.graph)
  const notation = useMoment()?.notation
  const options = useMemo(() => {
    const names = notation && namesOf(graph, notation)
    return graph.nodes.map(({ id }) => {
      const value = nameOfNode(graph, id)
      return (
        <option key={id} value={value}>
          {names?.text(id) ?? value}
        </option>
      )
    })
  }, [graph, notation])
  return (
    <select
      aria-label="Node"
      value={props.value}
      onChange={({ currentTarget }) => props.onChoose(currentTarget.value)}
    >
      {options}
    </select>
  )
}
