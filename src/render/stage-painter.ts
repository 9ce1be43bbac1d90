import type { Picture } from '../scene/mark.ts'
import { browserStage, type StageEnvironment } from './browser-stage.ts'
import type { Camera } from './camera.ts'
import { createMovingLayer } from './moving-layer.ts'
import { createRestingLayer } from './resting-layer.ts'
import { restingOpacity } from './resting-opacity.ts'
import { createSurface, type View } from './surface.ts'
import { THEMES, type Theme } from './theme.ts'

/** Paints pictures on a stage; every call but `paint` takes effect by the next frame. */
export interface StagePainter {
  /** The size of the stage in CSS px; nothing is painted before it is known. */
  resize(width: number, height: number): void
  setCamera(camera: Camera): void
  setTheme(theme: Theme): void
  /** Paints now; slow redraws of resting layers go on by themselves over the next frames. */
  paint(picture: Picture): void
  /** Stops all work and takes the canvases out of the page. */
  destroy(): void
}

const idlePainter: StagePainter = {
  resize() {},
  setCamera() {},
  setTheme() {},
  paint() {},
  destroy() {},
}

/**
 * Puts three stacked canvases (wires at rest, glyphs at rest, what moves) into a positioned container and paints on
 * them. Where the browser gives no 2D context nothing is painted.
 */
export const createStagePainter = (
  container: Pick<HTMLElement, 'append'>,
  stage: StageEnvironment = browserStage,
): StagePainter => {
  const surfaces = [createSurface(stage), createSurface(stage), createSurface(stage)]
  const [wireSurface, glyphSurface, movingSurface] = surfaces
  if (!wireSurface || !glyphSurface || !movingSurface) return idlePainter
  const wires = createRestingLayer(stage, wireSurface, { repairs: false })
  const glyphs = createRestingLayer(stage, glyphSurface, { repairs: true })
  const moving = createMovingLayer(movingSurface)
  const root = stage.createElement('div')
  Object.assign(root.style, { position: 'absolute', inset: '0', overflow: 'hidden', pointerEvents: 'none' })
  root.setAttribute('aria-hidden', 'true')
  root.append(wires.element, glyphs.element, moving.element)
  container.append(root)

  let view: View = {
    width: 0,
    height: 0,
    ratio: stage.pixelRatio(),
    camera: { x: 0, y: 0, k: 1 },
    theme: THEMES.dark,
  }
  let picture: Picture | null = null
  let drawn: { readonly picture: Picture; readonly view: View } | null = null
  let cancelFrame: (() => void) | null = null

  const request = (): void => {
    cancelFrame ??= stage.frame(() => {
      cancelFrame = null
      flush()
    })
  }

  const flush = (): void => {
    cancelFrame?.()
    cancelFrame = null
    if (!picture || view.width === 0 || view.height === 0) return
    const { recede } = picture
    glyphs.setOpacity(restingOpacity(recede, view.theme.recede.glyphs))
    wires.setOpacity(restingOpacity(recede, view.theme.recede.wires))
    if (drawn?.picture !== picture || drawn.view !== view) moving.draw(picture, view)
    drawn = { picture, view }
    if (picture.live) {
      wires.draw(picture.wires, view)
      glyphs.draw(picture.glyphs, view)
      return
    }
    const glyphsBusy = glyphs.update(picture.glyphs, view, true)
    const wiresBusy = wires.update(picture.wires, view, !glyphsBusy)
    if (glyphsBusy || wiresBusy) request()
  }

  const look = (change: Partial<View>): void => {
    view = { ...view, ...change }
    request()
  }

  const stopWatching = stage.onLookChange(() => look({ ratio: stage.pixelRatio() }))

  return {
    resize: (width, height) => look({ width, height }),
    setCamera: (camera) => look({ camera }),
    setTheme: (theme) => look({ theme }),
    paint(next) {
      picture = next
      flush()
    },
    destroy() {
      cancelFrame?.()
      stopWatching()
      root.remove()
      picture = null
    },
  }
}
