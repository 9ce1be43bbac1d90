import type { Maps } from '../scene/view.ts'
import type { AppState } from '../store/state.ts'
import type { AppStore } from './app-context.ts'

/** Places per axis: of a plane, and of a line. */
const PLANE = 24
const LINE = 64
/** Milliseconds between questions while iterations pass. */
const BETWEEN_MS = 200
/** Larger networks are asked about less finely. */
const MANY = { neurons: 100, size: 12, ms: 500 } as const

/** Keeps the maps of what neurons say: asked one at a time, and the newest only. */
export interface StageMaps {
  /** The maps of the state, as new as there are; null where none are shown. */
  readonly of: (state: AppState, now?: number) => Maps | null
}

interface Kept {
  readonly recipe: AppState['compiled']['recipe']
  readonly graph: AppState['compiled']['graph']
  readonly iteration: number
  readonly maps: Maps
}

/** Makes the maps of a stage; `changed` hears of each new one. */
export const createStageMaps = (store: AppStore, changed: () => void): StageMaps => {
  let kept: Kept | null = null
  let busy = false
  let last = Number.NEGATIVE_INFINITY
  let version = 0
  let later: ReturnType<typeof setTimeout> | null = null

  /** Looks again in a while: at rest no frame would. */
  const lookLater = (ms: number): void => {
    if (later !== null) return
    later = setTimeout(() => {
      later = null
      changed()
    }, ms)
  }

  const ask = async ({ compiled, layout }: AppState): Promise<void> => {
    if (layout?.kind !== 'network') return
    const { recipe, graph } = compiled
    const isLine = recipe.field!.axes.length === 1
    const places = [...layout.neurons, ...layout.opened].map(({ activation }) => activation)
    const nodes = [...layout.inputs.map(({ node }) => node), ...places]
    const size = isLine ? LINE : nodes.length > MANY.neurons ? MANY.size : PLANE
    busy = true
    try {
      const answer = await store.getState().analyse('responses', { nodes, size })
      const now = store.getState()
      if (now.compiled.graph !== graph) return
      const values = new Map(nodes.map((node, k) => [node, answer.values[k]!]))
      version++
      // What the engine holds is what is in view, or was or will be shortly.
      kept = { recipe, graph, iteration: answer.iteration, maps: { version, size, isLine, values } }
    } catch {
      // The next look asks again; where the engine is lost, that has been said.
      lookLater(2000)
    } finally {
      busy = false
      changed()
    }
  }

  return {
    of: (state, now = performance.now()) => {
      const { compiled, layout, iteration, run } = state
      if (!state.maps || compiled.recipe.field === undefined || layout?.kind !== 'network') return null
      const known = kept?.graph === compiled.graph ? kept : null
      const fresh = known?.recipe === compiled.recipe && known.iteration === iteration
      if (!fresh && !busy && state.trace !== null) {
        const between = layout.neurons.length > MANY.neurons ? MANY.ms : BETWEEN_MS
        const wait = last + (run || known ? between : 0) - now
        if (wait <= 0) {
          last = now
          void ask(state)
        } else lookLater(wait)
      }
      return known?.maps ?? null
    },
  }
}
