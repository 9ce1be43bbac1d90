import {
  type ReactElement,
  Suspense,
  type SyntheticEvent,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Theme } from '../render/theme.ts'
import { type AppStore, useApp, useAppStore } from './app-context.ts'
import { GraphTable } from './GraphTable.tsx'
import { whenIdle } from './gestures-later.ts'
import { hasMaps, hasNeurons } from './has-maps.ts'
import { icons } from './icons.tsx'
import { Legend } from './Legend.tsx'
import { lazyPart } from './lazy-part.tsx'
import { MapsButton } from './MapsButton.tsx'
import { type MountedStage, mountStage } from './mount-stage.ts'
import { OpeningMenu } from './OpeningMenu.tsx'
import type { CameraState } from './stage-camera.ts'
import { STAGE_ID } from './stage-focus.ts'
import { ToolsButton } from './ToolsButton.tsx'

/** Loaded when somebody first points at the stage. */
const StagePointing = lazyPart(async () => (await import('./StagePointing.tsx')).StagePointing)
/** Loaded with the tool that nudges leaves. */
const StageDragging = lazyPart(async () => (await import('./StageDragging.tsx')).StageDragging)
/** Loaded when a node is first pointed at elsewhere. */
const StageSpot = lazyPart(async () => (await import('./StageSpot.tsx')).StageSpot)
/** Loaded when the camera first shows a part of the picture. */
const Minimap = lazyPart(async () => (await import('./Minimap.tsx')).Minimap)

/** Early, so that the first tap is not lost to loading. */
const preloadPointing = (): (() => void) => whenIdle(() => void import('./StagePointing.tsx').catch(() => {}))

const STILL: CameraState = { mode: 'fit', canFollow: false }

/** Loaded when somebody first points at a number of the panel "This step". */
const StageTies = lazyPart(async () => (await import('./StageTies.tsx')).StageTies)

/** The first number, or formula, that is pointed at or takes the focus; null until then. */
const useFirstTied = (): Element | null => {
  const [first, setFirst] = useState<Element | null>(null)
  useEffect(() => {
    if (first !== null) return
    const begin = ({ target }: Event): void => {
      const tied =
        target instanceof Element && target.closest('.this-step [data-cell], .this-step .formula-box')
      if (tied) setFirst(tied)
    }
    const types = ['pointerover', 'focusin']
    for (const type of types) document.addEventListener(type, begin)
    return () => {
      for (const type of types) document.removeEventListener(type, begin)
    }
  }, [first])
  return first
}

const useMounted = (store: AppStore, theme: Theme) => {
  const canvas = useRef<HTMLDivElement>(null)
  const [mounted, setMounted] = useState<MountedStage | null>(null)
  useEffect(() => {
    if (canvas.current === null) return
    const stage = mountStage(canvas.current, store)
    setMounted(stage)
    return () => {
      stage.stop()
      setMounted(null)
    }
  }, [store])
  useEffect(() => mounted?.setTheme(theme), [mounted, theme])
  return { canvas, mounted }
}

const nothing = (): void => {}
const never = () => nothing

const useCameraState = (stage: MountedStage | null): CameraState =>
  useSyncExternalStore(stage?.onCameraState ?? never, stage?.cameraState ?? (() => STILL))

/** The stage: the network drawn on canvases, a legend, the camera's buttons and the table that says the same. */
export const Stage = ({ theme }: { readonly theme: Theme }): ReactElement => {
  const { canvas, mounted } = useMounted(useAppStore(), theme)
  const { mode, canFollow } = useCameraState(mounted)
  const [first, setFirst] = useState<PointerEvent | KeyboardEvent | null>(null)
  const tied = useFirstTied()
  useEffect(preloadPointing, [])
  const spot = useApp((s) => (s.spotted?.by === 'text' ? s.spotted.node : -1))
  const waiting = useApp((s) => s.trace === null || s.layout === null)
  const neurons = useApp(hasNeurons)
  const maps = useApp(hasMaps)
  const busy = useApp((s) => s.busy)
  const failed = useApp((s) => s.failed)
  const nudging = useApp((s) => s.tool?.id === 'nudge')
  const begin = ({ nativeEvent }: SyntheticEvent<HTMLElement, PointerEvent | KeyboardEvent>): void => {
    if (first === null && (!('key' in nativeEvent) || nativeEvent.key === 'Enter')) setFirst(nativeEvent)
  }
  const tool = (name: string, icon: ReactElement, act: () => void): ReactElement => (
    <button type="button" className="button icon zoom" aria-label={name} title={name} onClick={act}>
      {icon}
    </button>
  )
  return (
    <section
      className="stage"
      id={STAGE_ID}
      aria-label="Stage"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the Stage takes the focus so that the page's keys act, and is walked by arrow
      tabIndex={0}
      onKeyDown={(event) => event.target === event.currentTarget && begin(event)}
    >
      <div className="canvas" ref={canvas} onPointerMove={begin} onPointerUp={begin} />
      {first && mounted && (
        <Suspense fallback={null}>
          <StagePointing look={mounted.look} first={first} />
        </Suspense>
      )}
      {tied && mounted && (
        <Suspense fallback={null}>
          <StageTies look={mounted.look} first={tied} />
        </Suspense>
      )}
      {nudging && mounted && (
        <Suspense fallback={null}>
          <StageDragging look={mounted.look} />
        </Suspense>
      )}
      {spot >= 0 && mounted && (
        <Suspense fallback={null}>
          <StageSpot look={mounted.look} centre={mounted.centre} node={spot} />
        </Suspense>
      )}
      {(waiting || busy !== null) && (
        <p className="stage-waiting">
          {busy ?? (failed ? 'The engine gave no answer. Press → to ask again.' : 'Drawing the graph …')}
        </p>
      )}
      <div className="stage-foot">
        <Legend />
        {mounted && canFollow && mode !== 'fit' && (
          <Suspense fallback={null}>
            <Minimap stage={mounted} />
          </Suspense>
        )}
        <div className="stage-tools">
          <ToolsButton />
          {maps && <MapsButton />}
          {neurons && <OpeningMenu />}
          <GraphTable />
          {tool('Zoom out', icons.minus, () => mounted?.zoomBy(1 / 1.3))}
          {tool('Zoom in', icons.plus, () => mounted?.zoomBy(1.3))}
          {canFollow && mode !== 'follow' && (
            <button
              type="button"
              className="button"
              title="Let the view follow what is happening"
              onClick={() => mounted?.choose('follow')}
            >
              Follow
            </button>
          )}
          {(mode !== 'fit' || !canFollow) && (
            <button
              type="button"
              className="button"
              title="Show the whole network"
              onClick={() => mounted?.choose('fit')}
            >
              Fit
            </button>
          )}
        </div>
      </div>
    </section>
  )
}
