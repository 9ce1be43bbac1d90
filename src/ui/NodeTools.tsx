import type { ReactElement } from 'react'
import { stopAtNode } from '../store/stop-places.ts'
import type { ToolId } from '../store/tools.ts'
import { useApp } from './app-context.ts'

/** The tools that a node can be looked at with, and a stop to run to it; `onDone` closes what they stand in. */
export const NodeTools = (props: { readonly node: number; readonly onDone: () => void }): ReactElement => {
  const { node, onDone } = props
  const graph = useApp((s) => s.compiled.graph)
  const showTool = useApp((s) => s.showTool)
  const toggleStop = useApp((s) => s.toggleStop)
  const stop = stopAtNode(graph, node)
  const isSet = useApp((s) => s.stops.includes(stop))
  const { op, needsGradient } = graph.nodes[node]!
  const tool = (id: ToolId, words: string): ReactElement => (
    <button
      type="button"
      className="button"
      onClick={() => {
        onDone()
        showTool(id, node)
      }}
    >
      {words}
    </button>
  )
  return (
    <p className="node-tools">
      {needsGradient && tool('paths', 'Paths')}
      {op === null && tool('nudge', 'Nudge')}
      {op === null && needsGradient && tool('check', 'Check')}
      <button type="button" className="button" aria-pressed={isSet} onClick={() => toggleStop(stop)}>
        Stop here
      </button>
    </p>
  )
}
