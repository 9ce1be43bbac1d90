import { type ReactElement, useEffect, useRef } from 'react'
import { type AppStore, useApp, useAppStore } from './app-context.ts'
import { GraphTable } from './GraphTable.tsx'
import { icons } from './icons.tsx'
import { Legend } from './Legend.tsx'
import { type MountedStage, mountStage } from './mount-stage.ts'
import { STAGE_ID } from './stage-focus.ts'
import type { Theme } from './theme-choice.ts'

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
  const waiting = useApp((s) => s.trace === null || s.layout === null)
  const busy = useApp((s) => s.busy)
  const tool = (name: string, icon: ReactElement, act: () => void): ReactElement => (
    <button type="button" className="button icon zoom" aria-label={name} title={name} onClick={act}>
      {icon}
    </button>
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the Stage takes the focus so that the page's keys act, and pans by pointer
    <section className="stage" id={STAGE_ID} aria-label="Stage" tabIndex={0}>
      <div className="canvas" ref={canvas} />
      {(waiting || busy !== null) && <p className="stage-waiting">{busy ?? 'Drawing the network …'}</p>}
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
