import type { Camera } from '../render/camera.ts'
import { createStagePainter } from '../render/stage-painter.ts'
import { THEMES, type Theme } from '../render/theme.ts'
import type { Picture } from '../scene/mark.ts'
import { stillMomentOf } from '../store/selectors.ts'
import type { AppStore } from './app-context.ts'
import { bindCamera, PADDING, type StageSize } from './stage-camera.ts'
import { startStageLoop } from './stage-loop.ts'
import type { Shown } from './stage-pick.ts'
import { pictureOfState } from './stage-picture.ts'

/** What is on the stage, for whoever wants to point at it. */
export interface StageLook {
  readonly element: HTMLElement
  shown(): Shown | null
  camera(): Camera
  /** Calls back whenever glyphs or camera have changed; the answer stops it. */
  onChange(callback: () => void): () => void
}

/** A stage at work in an element. */
export interface MountedStage {
  setTheme(theme: Theme): void
  fit(): void
  zoomBy(factor: number): void
  readonly look: StageLook
  stop(): void
}

/** Room for the legend below the picture, in CSS px; a narrow stage shows none. */
const footOf = (width: number, height: number): number => (width < 640 ? 0 : height < 640 ? 28 : 42)

/** Paints the store's picture into an element and keeps it fitting, outside React. */
export const mountStage = (element: HTMLElement, store: AppStore): MountedStage => {
  const painter = createStagePainter(element)
  let view: Camera = { x: 0, y: 0, k: 1 }
  let picture: Picture | null = null
  const shown = (): Shown | null => {
    const { layout } = store.getState()
    const moment = stillMomentOf(store.getState())
    return picture && layout?.kind === 'network' && moment ? { picture, layout, moment } : null
  }
  const watchers = new Set<() => void>()
  const changed = (): void => watchers.forEach((watcher) => void watcher())
  const camera = bindCamera(element, (next) => {
    view = next
    painter.setCamera(next)
    changed()
  })
  let size: StageSize = { width: 0, height: 0, foot: 0 }
  let seen = store.getState().layout
  let theme = THEMES.dark
  const dress = (): void =>
    painter.setTheme({ ...theme, textScale: seen?.kind === 'network' ? seen.textScale : 1 })
  const see = (): void => {
    seen = store.getState().layout
    dress()
    if (seen) camera.see(seen, size)
  }
  const loop = startStageLoop(store, (state) => {
    if (state.layout !== seen) see()
    const before = picture
    picture = pictureOfState(state)
    if (picture !== null) painter.paint(picture)
    if (picture?.glyphs !== before?.glyphs) changed()
  })
  const observer = new ResizeObserver(([entry]) => {
    const { width = 0, height = 0 } = entry?.contentRect ?? {}
    if (width === 0 || height === 0) return
    const foot = element.closest('.hall') ? 0 : footOf(width, height)
    size = { width, height, foot }
    painter.resize(width, height)
    store.getState().setAspect((width - 2 * PADDING) / Math.max(1, height - foot - 2 * PADDING))
    see()
    loop.invalidate()
  })
  observer.observe(element)
  return {
    setTheme: (next) => {
      theme = next
      dress()
    },
    fit: () => camera.fit(),
    zoomBy: (factor) => camera.zoomBy(factor),
    look: {
      element,
      shown,
      camera: () => view,
      onChange(callback) {
        watchers.add(callback)
        return () => watchers.delete(callback)
      },
    },
    stop() {
      observer.disconnect()
      loop.stop()
      camera.stop()
      painter.destroy()
    },
  }
}
