import { stopName } from '../explain/stop-words.ts'
import { toWorld } from '../render/camera.ts'
import type { AppActions, AppState } from '../store/state.ts'
import { stopAtNode } from '../store/stop-places.ts'
import { focusKind } from './keys.ts'
import type { StageLook } from './mount-stage.ts'
import { type Picked, pickAt } from './stage-pick.ts'

const TOUCH_REACH = 18

/** The node that a stop at something on the stage means: the one pointed at, or the first of its nodes with a name; −1 for none. */
export const nodeToStopAt = ({ id, cells }: Picked, { graph }: AppState['compiled']): number => {
  const own = /^(?:operation|leaf|constant|input):(\d+)$/.exec(id)?.[1]
  const nodes = cells.filter((c) => c < 2 * graph.nodeCount).map((c) => c % graph.nodeCount)
  const named = nodes.find((node) => graph.nodes[node]!.name !== '')
  return own === undefined ? (nodes.length === 1 ? nodes[0]! : (named ?? nodes[0] ?? -1)) : Number(own)
}

/** Lets x, Alt and a click, or a long touch set and remove a stop at what is pointed at or walked to. */
export const bindStopSetting = (
  { element, shown, camera }: StageLook,
  pointed: () => Picked | null,
  store: { getState(): Pick<AppState & AppActions, 'compiled' | 'stops' | 'toggleStop'> },
  say: (text: string) => void,
): (() => void) => {
  let swallows = false
  const toggle = (picked: Picked | null): boolean => {
    const { compiled, toggleStop, stops } = store.getState()
    const moment = shown()?.moment
    const node = picked === null ? -1 : nodeToStopAt(picked, compiled)
    if (node < 0 || !moment) return false
    const stop = stopAtNode(compiled.graph, node)
    const name = stopName({ kind: 'node', node }, moment)
    toggleStop(stop)
    const isSet = store.getState().stops.includes(stop)
    if (isSet !== stops.includes(stop)) say(`${isSet ? 'Stop set' : 'Stop removed'}: ${name}`)
    return true
  }
  const swallow = (event: Event): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  const onKey = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target, defaultPrevented } = event
    if (key !== 'x' || ctrlKey || metaKey || altKey || shiftKey || defaultPrevented) return
    const kind = focusKind(target instanceof Element ? target : null)
    if (kind !== 'text' && kind !== 'dialog' && toggle(pointed())) event.preventDefault()
  }
  const onDown = (event: PointerEvent): void => {
    swallows = event.altKey && event.button === 0 && toggle(pointed())
    if (swallows) swallow(event)
  }
  const onUp = (event: PointerEvent): void => {
    if (swallows) swallow(event)
    swallows = false
  }
  const onMenu = (event: PointerEvent): void => {
    const now = shown()
    if (event.pointerType !== 'touch' || now === null) return
    const { left, top } = element.getBoundingClientRect()
    const view = camera()
    const at = toWorld(view, [event.clientX - left, event.clientY - top])
    swallows = toggle(pickAt(now, ...at, TOUCH_REACH / view.k))
    if (swallows) swallow(event)
  }
  const bound: [EventTarget, string, (event: never) => void][] = [
    [element.ownerDocument, 'keydown', onKey],
    [element, 'pointerdown', onDown],
    [element, 'pointerup', onUp],
    [element, 'contextmenu', onMenu],
  ]
  for (const [target, type, listener] of bound) target.addEventListener(type, listener as EventListener, true)
  return () => {
    for (const [target, type, listener] of bound)
      target.removeEventListener(type, listener as EventListener, true)
  }
}
