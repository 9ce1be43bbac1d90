import type { Layout, NetworkLayout } from '../layout/layout.ts'
import { glide } from '../scene/ease.ts'
import type { Picture } from '../scene/mark.ts'
import { canMorph, morphed } from '../scene/morph.ts'
import { type MorphInput, morphPicture } from '../scene/morph-picture.ts'
import { openedPicture } from '../scene/opened-scene.ts'
import type { SceneInput } from '../scene/scene.ts'
import type { AppStore } from './app-context.ts'
import { type Morphing, openedIn, passed, setOut } from './morph-clock.ts'
import { createZoom } from './stage-zoom.ts'

/** A point of the world. */
type Point = readonly [number, number]

/** What to draw at an instant. */
export interface OpeningFrame {
  readonly layout: Layout | null
  /** The way that is gone and how far, null where everything stands still. */
  readonly way: Pick<MorphInput, 'from' | 'to' | 't'> | null
  /** How far the neuron that opens or closes has moved in the world since the last frame. */
  readonly shift: Point
}

/** Opens neurons in place: draws them, and lets layouts glide into each other. */
export interface StageOpening {
  readonly draw: (at: SceneInput, way: OpeningFrame['way']) => Picture
  /**
   * Lets ms of time pass on the way to a layout. `centre` is the world point in the middle of the view: of what opens,
   * the neuron nearest to it keeps its place on the screen.
   */
  advance(target: Layout | null, ms: number, centre: Point): OpeningFrame
  /** The camera has been moved by hand: opens what is near, and closes it again from afar. */
  readonly zoomed: ReturnType<typeof createZoom>
}

const middleOf = (layout: NetworkLayout, sum: number): Point | null => {
  const place = layout.neurons.find((n) => n.sum === sum) ?? layout.opened.find((n) => n.sum === sum)
  return place ? [place.box.x + place.box.w / 2, place.box.y + place.box.h / 2] : null
}

/** Of the neurons that are opened in one of two layouts alone, the one nearest to a point; −1 for none. */
const nearestChanged = (a: NetworkLayout, b: NetworkLayout, [x, y]: Point): number => {
  const [before, after] = [a, b].map(({ opened }) => new Set(opened.map(({ sum }) => sum)))
  const changed = [...a.opened, ...b.opened].filter(({ sum }) => before!.has(sum) !== after!.has(sum))
  let nearest = -1
  let least = Infinity
  for (const { sum } of changed) {
    const [cx, cy] = middleOf(a, sum) ?? [Infinity, Infinity]
    const distance = Math.hypot(cx - x, cy - y)
    if (distance >= least) continue
    least = distance
    nearest = sum
  }
  return nearest
}

const prefersStill = (): boolean => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches === true

/**
 * Layouts of one network glide into each other where other neurons are opened; at once where somebody prefers reduced
 * motion. It begins with what is drawn.
 */
export const createOpening = (drawn: Layout | null, store: AppStore): StageOpening => {
  let morphing: Morphing | null = null
  let target = drawn?.kind === 'network' ? drawn : null
  let shown = target
  let anchor = -1

  const aim = (to: NetworkLayout, centre: Point): void => {
    const glides =
      target !== null &&
      shown !== null &&
      !prefersStill() &&
      canMorph(shown, to) &&
      openedIn(target) !== openedIn(to)
    if (glides && shown) {
      morphing = setOut(morphing, shown, to)
      anchor = nearestChanged(shown, to, centre)
    } else {
      // Another stage or another network: at once.
      morphing = null
    }
    target = to
  }

  return {
    draw: (at, way) => (way ? morphPicture({ ...at, ...way }) : openedPicture(at)),
    zoomed: createZoom({
      open: () => store.getState().open,
      setOpen: (names, open) => store.getState().setOpen(names, open),
    }),
    advance(to, ms, centre) {
      if (to?.kind !== 'network') {
        morphing = null
        target = null
        shown = null
        return { layout: to, way: null, shift: [0, 0] }
      }
      const before = shown
      if (to !== target) aim(to, centre)
      else if (morphing) morphing = passed(morphing, ms)
      const way = morphing && { ...morphing, t: glide(morphing.t) }
      const layout = way ? morphed(way.from, way.to, way.t) : to
      const [x, y] = (before && middleOf(before, anchor)) ?? [0, 0]
      const [nx, ny] = middleOf(layout, anchor) ?? [x, y]
      if (!morphing) anchor = -1
      shown = layout
      return { layout, way, shift: before ? [nx - x, ny - y] : [0, 0] }
    },
  }
}
