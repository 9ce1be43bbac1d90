import type { Item } from '../scene/mark.ts'
import { type Box, overlap } from './box.ts'
import type { StageEnvironment } from './browser-stage.ts'
import { changedBoxes } from './changes.ts'
import { drawMark } from './marks.ts'
import {
  beginSurface,
  createSettler,
  createSurface,
  enterWorld,
  pixelBox,
  releaseSurface,
  type Surface,
  showUnder,
  themeUnder,
  type View,
  worldBox,
} from './surface.ts'

/** A full redraw takes at most this many ms of a frame; a longer one goes to a back surface in slices. */
export const SLICE_MS = 4
/** The camera must rest this many ms before a layer that is slow to draw is drawn anew under it. */
export const PAUSE_MS = 120
const REPAIR_MS = 8
/** So few items are drawn anew together: a clip that cuts a curve rounds its edge otherwise, and a place has one look. */
export const FEW_ITEMS = 64
const MARGIN = 2
const FIRST_GUESS_MS = 0.03
const LEAST_COST_MS = 0.0005

/** A layer of items at rest: cached pixels that are repaired or redrawn only where that is needed. */
export interface RestingLayer {
  readonly element: HTMLElement
  setOpacity(opacity: number): void
  /** Brings the pixels nearer to the wanted ones and tells whether more frames are needed; `mayWork` allows a slice. */
  update(items: readonly Item[], view: View, mayWork: boolean): boolean
  /** Draws all of it now, however long that takes: for items that move from frame to frame. */
  draw(items: readonly Item[], view: View): void
}

interface Redraw {
  readonly items: readonly Item[]
  readonly view: View
  readonly surface: Surface
  done: number
}

/**
 * A resting layer on `front`. With `repairs`, changed ones of many items are redrawn inside their own boxes (which overlap
 * no other item's for long); without, any change redraws the layer. Times are measured, never guessed from counts: what
 * fits in `SLICE_MS` is drawn at once, what does not is drawn in slices and shown when it is whole.
 */
export const createRestingLayer = (
  stage: StageEnvironment,
  first: Surface,
  { repairs }: { readonly repairs: boolean },
): RestingLayer => {
  const element = stage.createElement('div')
  const settle = createSettler(stage)
  let front = first
  let shown: { items: readonly Item[]; readonly view: View } | null = null
  let redraw: Redraw | null = null
  let cost = FIRST_GUESS_MS
  let opacity = 1
  let camera: View['camera'] | null = null
  let cameraSince = 0
  element.append(front.element)

  const drawItem = (surface: Surface, item: Item, view: View): void => {
    const theme = themeUnder(view)
    for (const mark of item.marks) drawMark(surface.pen, mark, theme)
  }

  const drawSome = (job: Redraw, count: number): void => {
    const start = stage.now()
    const end = Math.min(job.items.length, job.done + count)
    const drawn = end - job.done
    for (; job.done < end; job.done++) drawItem(job.surface, job.items[job.done]!, job.view)
    if (drawn === 0) return
    settle(job.surface)
    cost = Math.max(LEAST_COST_MS, (cost + (stage.now() - start) / drawn) / 2)
  }

  const abandon = (job: Redraw): void => {
    if (job.surface !== front) releaseSurface(job.surface)
    redraw = null
  }

  const finish = (job: Redraw): void => {
    if (job.surface !== front) {
      front.element.replaceWith(job.surface.element)
      releaseSurface(front)
      front = job.surface
    }
    shown = { items: job.items, view: job.view }
    redraw = null
  }

  const begin = (items: readonly Item[], view: View): Redraw => {
    const atOnce = items.length * cost <= SLICE_MS
    const onFront = atOnce || shown === null || shown.view.theme !== view.theme
    const surface = onFront ? front : (createSurface(stage) ?? front)
    if (surface === front) shown = null
    beginSurface(surface, view)
    return { items, view, surface, done: 0 }
  }

  const proceed = (job: Redraw): boolean => {
    drawSome(job, Math.max(8, Math.floor(SLICE_MS / cost)))
    if (job.done < job.items.length) return true
    finish(job)
    return false
  }

  const repair = (items: readonly Item[], view: View, boxes: readonly Box[]): void => {
    const { pen } = front
    for (const box of boxes) {
      const pixels = pixelBox(view, box, MARGIN)
      const world = worldBox(view, pixels)
      pen.save()
      pen.setTransform(1, 0, 0, 1, 0, 0)
      pen.beginPath()
      pen.rect(pixels.x, pixels.y, pixels.w, pixels.h)
      pen.clip()
      pen.clearRect(pixels.x, pixels.y, pixels.w, pixels.h)
      enterWorld(pen, view)
      for (const item of items) if (overlap(item.box, world)) drawItem(front, item, view)
      pen.restore()
    }
  }

  const startUnless = (wait: boolean, items: readonly Item[], view: View): boolean => {
    if (wait) return true
    redraw = begin(items, view)
    return proceed(redraw)
  }

  const update = (items: readonly Item[], view: View, mayWork: boolean): boolean => {
    if (view.camera !== camera) {
      camera = view.camera
      cameraSince = stage.now()
    }
    if (redraw && redraw.view !== view) abandon(redraw)
    if (redraw && (!mayWork || proceed(redraw))) return true
    const slow = items.length * cost > SLICE_MS
    if (shown?.view === view) {
      const boxes = changedBoxes(shown.items, items)
      if (boxes.length > 0 && repairs && items.length > FEW_ITEMS && boxes.length * cost <= REPAIR_MS)
        repair(items, view, boxes)
      else if (boxes.length > 0) return startUnless(slow && !mayWork, items, view)
      shown.items = items
      return false
    }
    if (shown && slow) {
      showUnder(front, shown.view.camera, view.camera)
      if (stage.now() - cameraSince < PAUSE_MS) return true
    }
    return startUnless(slow && !mayWork, items, view)
  }

  return {
    element,
    setOpacity(wanted) {
      if (wanted === opacity) return
      opacity = wanted
      element.style.opacity = String(wanted)
    },
    update,
    draw(items, view) {
      if (redraw) abandon(redraw)
      beginSurface(front, view)
      for (const item of items) drawItem(front, item, view)
      shown = { items, view }
      camera = view.camera
    },
  }
}
