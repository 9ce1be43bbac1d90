import { type ReactElement, useEffect, useState } from 'react'
import type { Graph } from '../engine/graph.ts'
import { namesOf } from '../explain/names.ts'
import { useAppStore } from './app-context.ts'
import { useNotation } from './use-notation.ts'

/** Neurons that have a button each, at most. */
const MOST = 8

/** Buttons named by neurons: pointing at one outlines it on the stage, a press goes there and tells its numbers. */
export const FindingNeurons = (props: {
  readonly graph: Graph
  readonly nodes: readonly number[]
}): ReactElement | null => {
  const { graph, nodes } = props
  const store = useAppStore()
  const notation = useNotation()
  const [pressed, setPressed] = useState(-1)
  const spot = (node: number, looked: boolean): void => {
    const { spotted } = store.getState()
    if (node >= 0) store.setState({ spotted: { node, by: 'text', looked } })
    else if (spotted?.by === 'text') store.setState({ spotted: null })
  }
  useEffect(() => {
    if (pressed < 0) return
    const leave = ({ target }: Event): void => {
      if (target instanceof Element && target.closest('.finding-neurons') !== null) return
      setPressed(-1)
      if (store.getState().spotted?.by === 'text') store.setState({ spotted: null })
    }
    document.addEventListener('pointerdown', leave)
    return () => document.removeEventListener('pointerdown', leave)
  }, [pressed, store])
  useEffect(
    () => () => {
      if (store.getState().spotted?.by === 'text') store.setState({ spotted: null })
    },
    [store],
  )
  if (nodes.length === 0 || notation === null) return null
  const names = namesOf(graph, notation)
  const rest = nodes.length - MOST
  const back = (): void => spot(pressed, true)
  return (
    <p className="finding-neurons">
      <span className="note">On the stage:</span>
      {nodes.slice(0, MOST).map((node) => (
        <button
          key={node}
          type="button"
          className="button"
          aria-label={`Show ${names.owner(node)} on the stage`}
          aria-pressed={node === pressed}
          onPointerEnter={() => spot(node, node === pressed)}
          onPointerLeave={back}
          onFocus={() => spot(node, node === pressed)}
          onBlur={back}
          onClick={() => {
            const isOn = node !== pressed
            setPressed(isOn ? node : -1)
            spot(node, isOn)
          }}
        >
          {names.owner(node)}
        </button>
      ))}
      {rest > 0 && <span className="note">and {rest} more</span>}
    </p>
  )
}
