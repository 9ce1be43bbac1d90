import { useEffect } from 'react'
import { isGiven } from '../explain/nudge-leaves.ts'
import { type Editable, editableOf } from '../store/editing.ts'
import { useAppStore } from './app-context.ts'
import type { StageLook } from './mount-stage.ts'
import { rangeAround, stepOf } from './nudge-range.ts'
import { bindStageNudging } from './stage-nudge.ts'
import { nudged } from './typed-number.ts'

/** Things on the stage that stand for one leaf. */
const LEAVES = /^(pill|bias|input|leaf|term|loss):/
/** How much finer a drag with Shift is. */
const FINE = 0.1

/** Lets leaves be dragged on the stage, one slider step to the px. */
export const StageDragging = ({ look }: { readonly look: StageLook }): null => {
  const store = useAppStore()
  useEffect(() => {
    let held: { readonly leaf: Editable; readonly step: number } | null = null
    let value = 0
    let begun = false
    return bindStageNudging(look, {
      leafOf: ({ id, cells }) => {
        const state = store.getState()
        const { graph } = state.compiled
        const nodes = [
          ...new Set(cells.filter((c) => c < 2 * graph.nodeCount).map((c) => c % graph.nodeCount)),
        ]
        const own = nodes.filter(
          (node) => editableOf(state, node) !== null && (state.iteration === 0 || !isGiven(graph, node)),
        )
        return LEAVES.test(id) && own.length === 1 ? own[0]! : -1
      },
      begin: (node) => {
        const state = store.getState()
        const leaf = editableOf(state, node)
        held = leaf && { leaf, step: stepOf(rangeAround(leaf.value)) }
        value = leaf?.value ?? 0
        begun = false
        state.showTool('nudge', node)
      },
      drag: (px, fine) => {
        if (held === null) return
        value += px * held.step * (fine ? FINE : 1)
        store.getState().edit(held.leaf.path, nudged(value, 0, held.step * FINE), begun)
        begun = true
      },
    })
  }, [look, store])
  return null
}
