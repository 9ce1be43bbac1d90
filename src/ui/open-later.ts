import type { Layout } from '../layout/layout.ts'
import type { Camera, Viewport } from '../render/camera.ts'
import type { AppStore } from './app-context.ts'
import type { OpeningFrame, StageOpening } from './stage-opening.ts'

/** What opening neurons needs of the stage. */
export interface OpenedStage {
  readonly drawn: () => Layout | null
  readonly view: () => { readonly camera: Camera; readonly stage: Viewport }
  /** Hears that it has been loaded. */
  readonly loaded: () => void
}

/** From this scale on somebody may be zooming into a neuron. */
const NEAR = 2
const STILL = [0, 0] as const

const NOT_LOADED = 'The drawing of operations could not be loaded. Reload the page to try again.'

/** Opens neurons on a stage; what that takes is loaded when it is first needed. Until then the last layout stays. */
export const openLater = (store: AppStore, { drawn, view, loaded }: OpenedStage) => {
  let opening: StageOpening | null = null
  let zoom: StageOpening['zoomed'] | null = null
  let loading = false
  /** Where somebody has moved the camera to before it could be told. */
  let near: Camera | null = null
  const load = async (): Promise<void> => {
    if (loading) return
    loading = true
    try {
      const { createOpening } = await import('./stage-opening.ts')
      opening = createOpening(drawn(), store)
      zoom = opening.zoomed
      if (near) zoomed(near)
      loaded()
    } catch {
      store.getState().notify(NOT_LOADED)
    }
  }
  const zoomed = (camera: Camera): void => {
    const layout = drawn()
    if (layout?.kind !== 'network') return
    // Small glyphs stand too close together to open by coming near.
    if (layout.detail !== 'full' && layout.opened.length === 0) return
    if (zoom) zoom(layout, camera, view().stage)
    else {
      near = camera
      if (camera.k > NEAR) void load()
    }
  }
  return {
    draw: () => opening?.draw ?? null,
    /** Lets ms of time pass on the way to the layout that the state asks for. */
    advance: (target: Layout | null, ms: number): OpeningFrame => {
      if (opening) {
        const { camera, stage } = view()
        return opening.advance(target, ms, [
          (stage.width / 2 - camera.x) / camera.k,
          (stage.height / 2 - camera.y) / camera.k,
        ])
      }
      if (target?.kind !== 'network' || target.opened.length === 0)
        return { layout: target, way: null, shift: STILL }
      void load()
      return { layout: drawn(), way: null, shift: STILL }
    },
    /** The camera has been moved by hand. */
    zoomed,
  }
}
