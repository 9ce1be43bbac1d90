import type { NetworkLayout } from '../layout/layout.ts'
import { type Camera, toScreen, type Viewport } from '../render/camera.ts'

/** A neuron whose glyph is wider than so many CSS px opens, and closes again when it would be narrower than so many. */
const OPENS = 420
const CLOSES = 300
/** Small glyphs open at this scale at the latest. */
const MOST = 4.5
/** The width of a closed glyph where none is closed any more. */
const USUAL = 156

/** Which neurons are open by hand, and how to change that. */
export interface ZoomOpening {
  readonly open: () => readonly string[]
  readonly setOpen: (names: readonly string[], open: boolean) => void
}

const inView = (
  { x, y, w, h }: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
  camera: Camera,
  { width, height }: Viewport,
): boolean => {
  const [sx, sy] = toScreen(camera, [x + w / 2, y + h / 2])
  return sx >= 0 && sx <= width && sy >= 0 && sy <= height
}

/**
 * Opens the neurons in view once they are near enough, and closes those again from afar. What was opened or closed
 * otherwise meanwhile stays as it is.
 */
export const createZoom = ({ open, setOpen }: ZoomOpening) => {
  let near = false
  let width = USUAL
  const own = new Set<string>()
  const refused = new Set<string>()
  /** The camera has been moved by hand to here. */
  return (layout: NetworkLayout, camera: Camera, viewport: Viewport): void => {
    width = layout.neurons[0]?.box.w ?? width
    const opens = Math.min(OPENS / width, MOST)
    const now = open()
    for (const name of own)
      if (!now.includes(name)) {
        own.delete(name)
        refused.add(name)
      }
    if (camera.k < opens * (CLOSES / OPENS)) {
      near = false
      refused.clear()
      const names = [...own]
      own.clear()
      if (names.length > 0) setOpen(names, false)
      return
    }
    near ||= camera.k > opens
    if (!near) return
    const names = layout.neurons.flatMap(({ name, box }) =>
      inView(box, camera, viewport) && !refused.has(name) && !now.includes(name) ? [name] : [],
    )
    if (names.length === 0) return
    for (const name of names) own.add(name)
    setOpen(names, true)
  }
}
