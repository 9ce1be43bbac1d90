import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { createStore } from 'zustand'
import { type AppStore, useApp, useAppStore } from './app-context.ts'
import { GraphTable } from './GraphTable.tsx'
import { Inspector, type PointedStore } from './Inspector.tsx'
import { icons } from './icons.tsx'
import { Legend } from './Legend.tsx'
import { type MountedStage, mountStage } from './mount-stage.ts'
import { STAGE_ID } from './stage-focus.ts'
import type { Theme } from './theme-choice.ts'

const useMounted = (store: AppStore, theme: Theme, pointing: PointedStore) => {
  const canvas = useRef<HTMLDivElement>(null)
  const mounted = useRef<MountedStage | null>(null)
  useEffect(() => {
    if (canvas.current === null) return
    const stage = mountStage(canvas.current, store, (pointed) => pointing.setState({ pointed }))
    mounted.current = stage
    return () => {
      stage.stop()
      mounted.current = null
    }
  }, [store, pointing])
  useEffect(() => mounted.current?.setTheme(theme), [theme])
  return { canvas, mounted }
}

/** The stage: the network drawn on canvases, a legend, the camera's buttons and the table that says the same. */
export const Stage = ({ theme }: { readonly theme: Theme }): ReactElement => {
  const [pointing] = useState<PointedStore>(() => createStore(() => ({ pointed: null })))
  const { canvas, mounted } = useMounted(useAppStore(), theme, pointing)
  const waiting = useApp((s) => s.trace === null || s.layout === null)
  const busy = useApp((s) => s.busy)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { target, currentTarget, key } = event
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (target === currentTarget && mounted.current?.walk(key)) event.preventDefault()
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
      onKeyDown={onKeyDown}
      onBlur={({ target, currentTarget }) => target === currentTarget && mounted.current?.stopPointing()}
    >
      <div className="canvas" ref={canvas} />
      <Inspector store={pointing} />
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
