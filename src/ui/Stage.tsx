import { lazy, type ReactElement, Suspense, type SyntheticEvent, useEffect, useRef, useState } from 'react'
import type { Theme } from '../render/theme.ts'
import { type AppStore, useApp, useAppStore } from './app-context.ts'
import { GraphTable } from './GraphTable.tsx'
import { icons } from './icons.tsx'
import { Legend } from './Legend.tsx'
import { type MountedStage, mountStage } from './mount-stage.ts'
import { STAGE_ID } from './stage-focus.ts'

/** Loaded when somebody first points at the stage. */
const StagePointing = lazy(async () => ({ default: (await import('./StagePointing.tsx')).StagePointing }))

const useMounted = (store: AppStore, theme: Theme) => {
  const canvas = useRef<HTMLDivElement>(null)
  const mounted = useRef<MountedStage | null>(null)
  useEffect(() => {
    if (canvas.current === null) return
    const stage = mountStage(canvas.current, store)
    mounted.current = stage
    return () => {
      stage.stop()
      mounted.current = null
    }
  }, [store])
  useEffect(() => mounted.current?.setTheme(theme), [theme])
  return { canvas, mounted }
}

/** The stage: the network drawn on canvases, a legend, the camera's buttons and the table that says the same. */
export const Stage = ({ theme }: { readonly theme: Theme }): ReactElement => {
  const { canvas, mounted } = useMounted(useAppStore(), theme)
  const [first, setFirst] = useState<PointerEvent | KeyboardEvent | null>(null)
  const waiting = useApp((s) => s.trace === null || s.layout === null)
  const busy = useApp((s) => s.busy)
  const failed = useApp((s) => s.failed)
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
      {first && mounted.current && (
        <Suspense fallback={null}>
          <StagePointing look={mounted.current.look} first={first} />
        </Suspense>
      )}
      {(waiting || busy !== null) && (
        <p className="stage-waiting">
          {busy ?? (failed ? 'The engine gave no answer. Press → to ask again.' : 'Drawing the network …')}
        </p>
      )}
      <div className="stage-foot">
        <Legend />
        <div className="stage-tools">
          <GraphTable />
          {tool('Zoom out', icons.minus, () => mounted.current?.zoomBy(1 / 1.3))}
          {tool('Zoom in', icons.plus, () => mounted.current?.zoomBy(1.3))}
          <button type="button" className="button" onClick={() => mounted.current?.fit()}>
            Fit
          </button>
        </div>
      </div>
    </section>
  )
}
