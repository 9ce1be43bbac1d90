import { type ReactElement, useEffect, useRef, useState } from 'react'
import { prettyName } from '../explain/scripts.ts'
import { hitTest } from '../render/hit-test.ts'
import { editableOf, isOfRow } from '../store/editing.ts'
import { useAppStore } from './app-context.ts'
import { useEdit } from './edit-context.ts'
import './inspector.css'
import { Inspector } from './Inspector.tsx'
import type { StageLook } from './mount-stage.ts'
import { useSay } from './say-context.ts'
import { openableAt, pickAt } from './stage-pick.ts'
import { bindPointer, type Pointed } from './stage-pointer.ts'
import { bindStopSetting } from './stop-setting.ts'

/** What pointing at a stage needs: the stage, and what was done there first, before this was loaded. */
export interface StagePointingProps {
  readonly look: StageLook
  readonly first: PointerEvent | KeyboardEvent
}

/** The operation or leaf of an expression that is pointed at, −1 where it is something else. */
const nodeOf = ({ id }: Pointed): number => {
  const [kind, node] = id.split(':')
  return kind === 'operation' || kind === 'leaf' ? Number(node) : -1
}

/** Lets people point at things on the stage, tap them and walk to them. */
export const StagePointing = ({ look, first }: StagePointingProps): ReactElement => {
  const store = useAppStore()
  const edit = useEdit()
  const say = useSay()
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const latest = useRef(pointed)
  latest.current = pointed
  useEffect(() => bindStopSetting(look, () => latest.current, store, say), [look, store, say])
  useEffect(() => {
    const { element } = look
    const toggle = (names: readonly string[]): boolean => {
      const { open, setOpen } = store.getState()
      if (names.length > 0) {
        const opens = !names.every((name) => open.includes(name))
        setOpen(names, opens)
        say(`${names.map(prettyName).join(', ')} ${opens ? 'opened' : 'closed'}`)
      }
      return names.length > 0
    }
    const activate = (pointed: Pointed, by: 'press' | 'key'): boolean => {
      const { id, cells, x, y, ring } = pointed
      const now = look.shown()
      if (by === 'key' && now && toggle(openableAt(now, id))) return true
      const state = store.getState()
      const { nodeCount } = state.compiled.graph
      const nodes = [...new Set(cells.filter((c) => c < 2 * nodeCount).map((c) => c % nodeCount))]
      const leaves =
        id === 'rate'
          ? [-1]
          : nodes.filter((node) => editableOf(state, node) !== null || isOfRow(state.compiled, node))
      const node = nodeOf(pointed)
      const shown = leaves.length > 0 ? leaves : node >= 0 ? [node] : []
      if (shown.length === 0) return false
      const { left, top } = element.getBoundingClientRect()
      const box = ring ?? { x: x - 8, y: y - 8, w: 16, h: 16 }
      const beside = {
        left: left + box.x,
        top: top + box.y,
        right: left + box.x + box.w,
        bottom: top + box.y + box.h,
      }
      edit({ nodes: shown, beside, from: element.parentElement })
      return true
    }
    const point = (next: Pointed | null): void => {
      setPointed(next)
      const node = next === null ? -1 : nodeOf(next)
      const { spotted } = store.getState()
      if (node >= 0) {
        if (spotted?.by !== 'stage' || spotted.node !== node)
          store.setState({ spotted: { node, by: 'stage' } })
      } else if (spotted?.by === 'stage') store.setState({ spotted: null })
    }
    const pointer = bindPointer(look, point, activate, (now, x, y) => {
      const at = pickAt(now, x, y)?.id
      if (!at || !toggle(openableAt(now, at))) toggle(openableAt(now, hitTest(now.picture, x, y) ?? ''))
    })
    pointer.take(first)
    return pointer.stop
  }, [look, first, store, edit])
  return <Inspector pointed={pointed} />
}
