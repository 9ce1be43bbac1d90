import { createStagePainter } from '../render/stage-painter.ts'
import { THEMES } from '../render/theme.ts'
import type { AppStore } from './app-context.ts'
import { bindCamera, PADDING, type StageSize } from './stage-camera.ts'
import { startStageLoop } from './stage-loop.ts'
import { pictureOfState } from './stage-picture.ts'
import type { Theme } from './theme-choice.ts'

/** A stage at work in an element. */
export interface MountedStage {
  setTheme(theme: Theme): void
  fit(): void
  zoomBy(factor: number): void
  stop(): void
}

/** Room for the legend below the picture, in CSS px; a narrow stage shows none. */
const footOf = (width: number, height: number): number => (width < 640 ? 0 : height < 640 ? 28 : 42)

/** Paints the store's picture into an element and keeps it fitting, outside React. */
export const mountStage = (element: HTMLElement, store: AppStore): MountedStage => {
  const painter = createStagePainter(element)
  const camera = bindCamera(element, painter.setCamera)
  let size: StageSize = { width: 0, height: 0, foot: 0 }
  let seen = store.getState().layout
  const see = (): void => {
    seen = store.getState().layout
    if (seen) camera.see(seen, size)
  }
  const loop = startStageLoop(store, (state) => {
    if (state.layout !== seen) see()
    const picture = pictureOfState(state)
    if (picture !== null) painter.paint(picture)
  })
  const observer = new ResizeObserver(([entry]) => {
    const { width = 0, height = 0 } = entry?.contentRect ?? {}
    if (width === 0 || height === 0) return
    const foot = footOf(width, height)
    size = { width, height, foot }
    painter.resize(width, height)
    store.getState().setAspect((width - 2 * PADDING) / Math.max(1, height - foot - 2 * PADDING))
    see()
    loop.invalidate()
  })
  observer.observe(element)
  return {
    setTheme: (theme) => painter.setTheme(THEMES[theme]),
    fit: () => camera.fit(),
    zoomBy: (factor) => camera.zoomBy(factor),
    stop() {
      observer.disconnect()
      loop.stop()
      camera.stop()
      painter.destroy()
    },
  }
}
