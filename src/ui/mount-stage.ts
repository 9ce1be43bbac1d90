import type { Graph } from '../engine/graph.ts'
import type { Moment } from '../explain/explanation.ts'
import type { Layout } from '../layout/layout.ts'
import type { Camera } from '../render/camera.ts'
import { createStagePainter } from '../render/stage-painter.ts'
import { THEMES, type Theme } from '../render/theme.ts'
import { canDraw } from '../scene/loss.ts'
import type { Picture } from '../scene/mark.ts'
import { stillMomentOf } from '../store/selectors.ts'
import type { AppStore } from './app-context.ts'
import { bindGesturesLater, whenIdle } from './gestures-later.ts'
import { openLater } from './open-later.ts'
import {
  type CameraState,
  createCamera,
  isNarrow,
  isTight,
  PADDING,
  roomOf,
  type StageCamera,
  type StageSize,
} from './stage-camera.ts'
import { startStageLoop } from './stage-loop.ts'
import type { StageMaps } from './stage-maps.ts'
import type { Shown } from './stage-pick.ts'
import {
  type DrawOperations,
  loadLossTable,
  loadOperations,
  loadSmall,
  pictureOfState,
} from './stage-picture.ts'

/** What is on the stage, for whoever wants to point at it. */
export interface StageLook {
  readonly element: HTMLElement
  shown(): Shown | null
  picture(): Picture | null
  /** The layout of that picture. */
  layout(): Layout | null
  camera(): Camera
  /** Its size in CSS px. */
  size(): StageSize
  /** Calls back whenever glyphs, what is active, or the camera have changed; the answer stops it. */
  onChange(callback: () => void): () => void
}

/** A stage at work in an element. */
export interface MountedStage extends Pick<StageCamera, 'choose' | 'zoomBy' | 'centre'> {
  setTheme(theme: Theme): void
  readonly look: StageLook
  readonly cameraState: () => CameraState
  /** Calls back whenever the camera's state has changed; the answer stops it. */
  readonly onCameraState: (callback: () => void) => () => void
  stop(): void
}

/** Room beside the picture, in CSS px: below for the legend; on a narrow or very low stage for map and buttons, below or at the right. */
const edgesOf = (width: number, height: number, text: number): Pick<StageSize, 'foot' | 'side'> => {
  if (!isNarrow({ width, text }))
    return { foot: (height < 272 * text ? 68 : height < 640 * text ? 28 : 42) * text, side: 0 }
  const low = width >= 500 * text && height < 300 * text
  return low ? { foot: 0, side: 130 * text } : { foot: 50 * text, side: 0 }
}

/** How large text is on the page: 1 where 1 rem is 16 px. */
const textSize = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1

/** Least room for the legend in a hall, in CSS px: frames of opened neurons reach as low as it stands. */
const HALL_LEGEND = 44

/** A legend that reaches so far above the room of its first line has a second one, in CSS px. */
const SECOND_LINE = 12

/** How high the legend reaches above the bottom of the stage, in CSS px, which is where small glyphs end. */
const legendHeight = (element: HTMLElement, legend: Element | null): number => {
  const { top = 0, height = 0 } = legend?.getBoundingClientRect() ?? {}
  return height === 0 ? 0 : element.getBoundingClientRect().bottom - top + PADDING
}

const isSmall = (layout: Layout): boolean => layout.kind === 'network' && layout.detail !== 'full'

const opennessOf = (layout: Layout): number =>
  layout.kind === 'network' ? Math.max(0, ...layout.opened.map(({ openness }) => openness)) : 0

const NOT_LOADED =
  'Dragging and zooming on the stage could not be loaded. The next touch tries again; if that fails, reload the page.'

const watchable = () => {
  const watchers = new Set<() => void>()
  return {
    changed: () => watchers.forEach((watcher) => void watcher()),
    watch: (callback: () => void) => {
      watchers.add(callback)
      return () => void watchers.delete(callback)
    },
  }
}

/** Paints the store's picture into an element and keeps it in view, outside React. */
export const mountStage = (element: HTMLElement, store: AppStore): MountedStage => {
  const painter = createStagePainter(element)
  let picture: Picture | null = null
  let drawn: Layout | null = null
  /** The moment that is drawn: the state may be of another network by now, which is drawn with the next frame. */
  let moment: Moment | null = null
  let graph: Graph | null = null
  const shown = (): Shown | null => picture && drawn && moment && { picture, layout: drawn, moment }
  const looks = watchable()
  const states = watchable()
  const camera = createCamera((next) => {
    painter.setCamera(next)
    if (drawn?.kind === 'operation') loop.invalidate()
    looks.changed()
    if (camera.state().mode === 'hand') opened.zoomed(next)
  }, states.changed)
  const stopGestures = bindGesturesLater(element, {
    load: async () => {
      const { bindGestures } = await import('./stage-gestures.ts')
      return (target) => bindGestures(target, camera)
    },
    failed: () => store.getState().notify(NOT_LOADED),
    idle: whenIdle,
  })
  let size: StageSize = { width: 0, height: 0, foot: 0, side: 0, text: 1 }
  let theme = THEMES.dark
  let textScale = 1
  let legend = 0
  let low = 0
  const dress = (): void => painter.setTheme({ ...theme, textScale })
  const see = (shift?: readonly [number, number]): void => {
    const scale = drawn?.kind === 'network' ? drawn.textScale : 1
    if (scale !== textScale) {
      textScale = scale
      dress()
    }
    if (drawn) {
      const isAbove = isSmall(drawn) || isNarrow(size) || (size.foot > 0 && low > SECOND_LINE)
      const foot = size.foot + (isAbove ? low : legend * opennessOf(drawn))
      camera.see(drawn, { ...size, foot }, shift)
    }
  }
  const opened = openLater(store, {
    // What is drawn of another network is no way to this one.
    drawn: () => (graph === store.getState().compiled.graph ? drawn : null),
    view: () => ({ camera: camera.view(), stage: roomOf(size) }),
    loaded: () => loop.invalidate(),
  })
  let drawOperations: DrawOperations = null
  let loading = false
  const load = async (): Promise<void> => {
    loading = true
    try {
      drawOperations = await loadOperations()
      loop.invalidate()
    } catch {
      store.getState().notify('The drawing of expressions could not be loaded. Reload the page to try again.')
    }
  }
  let maps: StageMaps | null = null
  let partsAsked = false
  /** Loads what tables of losses, small glyphs and maps take. */
  const loadParts = async (): Promise<void> => {
    partsAsked = true
    try {
      const [start] = await Promise.all([loadSmall(), loadLossTable()])
      maps = start(store, () => loop.invalidate())
      loop.invalidate()
    } catch {
      store
        .getState()
        .notify('The drawing of this network could not be loaded. Reload the page to try again.')
    }
  }
  let withStops: typeof import('./stop-parts.ts').stopParts.withStops | null = null
  let stopsAsked = false
  const loadStops = async (): Promise<void> => {
    stopsAsked = true
    try {
      withStops = (await import('./stop-parts.ts')).stopParts.withStops
      loop.invalidate()
    } catch {
      // The timeline and the tool still show every stop.
    }
  }
  const loop = startStageLoop(store, (state, ms) => {
    if (graph !== state.compiled.graph) opened.advance(null, 0)
    const { layout, way, shift } = opened.advance(state.layout, ms)
    const isOther = layout !== drawn
    drawn = layout
    graph = state.compiled.graph
    moment = stillMomentOf(state)
    if (isOther) see(shift)
    if (layout?.kind === 'operation' && !loading) void load()
    const { field } = state.compiled.recipe
    if (layout?.kind === 'network' && !partsAsked && (field || !canDraw(layout))) void loadParts()
    const before = picture
    if (state.stops.length > 0 && !stopsAsked) void loadStops()
    picture = pictureOfState(state, layout, {
      operations: drawOperations,
      opened: opened.draw(),
      way,
      maps: maps?.of(state) ?? null,
      seen: (on) => camera.seen(on),
    })
    picture &&= withStops?.(picture, { ...state, layout }) ?? picture
    if (picture === null) return way !== null
    camera.look(picture)
    painter.paint(picture)
    if (picture.glyphs !== before?.glyphs || picture.attention?.lit !== before.attention?.lit) looks.changed()
    return way !== null
  })
  const foot = element.parentElement?.querySelector('.legend') ?? null
  const measure = (width: number, height: number): void => {
    if (width === 0 || height === 0) return
    const text = textSize()
    const inHall = element.closest('.hall') !== null
    legend = inHall ? Math.max(HALL_LEGEND * text, legendHeight(element, foot)) : 0
    const edges = inHall ? { foot: 0, side: 0 } : edgesOf(width, height, text)
    size = { width, height, text, ...edges }
    painter.resize(width, height)
    const { width: wide, height: tall } = roomOf(size)
    const high = tall - 2 * PADDING
    const aspect = (wide - 2 * PADDING) / Math.max(1, high)
    low = Math.min(high / 2, Math.max(0, legendHeight(element, foot) - size.foot))
    const room = { height: high / text, foot: low / text, isNarrow: isNarrow(size) }
    store.getState().setAspect(isTight(size) ? 0 : aspect, room)
    see()
    loop.invalidate()
  }
  const observer = new ResizeObserver((entries) => {
    const rect = entries.find(({ target }) => target === element)?.contentRect ?? size
    measure(rect.width, rect.height)
  })
  observer.observe(element)
  if (foot) observer.observe(foot)
  return {
    setTheme: (next) => {
      theme = next
      dress()
    },
    choose: camera.choose,
    zoomBy: camera.zoomBy,
    centre: camera.centre,
    look: {
      element,
      shown,
      picture: () => picture,
      layout: () => drawn,
      camera: camera.view,
      size: () => size,
      onChange: looks.watch,
    },
    cameraState: camera.state,
    onCameraState: states.watch,
    stop() {
      observer.disconnect()
      loop.stop()
      stopGestures()
      painter.destroy()
    },
  }
}
