import { type KeyboardEvent, type ReactElement, Suspense, useEffect, useRef } from 'react'
import { nodeNamed } from '../store/tools.ts'
import { useApp } from './app-context.ts'
import { lazyPart } from './lazy-part.tsx'
import { focusStage, TOOL_ID } from './stage-focus.ts'
import { placeClass } from './tool-place.ts'
import { toolTable } from './tool-table.ts'
import './beside.css'

const OverflowLine = lazyPart(async () => (await import('./OverflowLine.tsx')).OverflowLine)
const StopLine = lazyPart(async () => (await import('./stop-parts.ts')).stopParts.StopLine)

/** The tabs below the stage, and the open tool: another tab changes it, its own tab or Escape closes it. */
export const Tools = (): ReactElement => {
  const tool = useApp((s) => s.tool)
  const showTool = useApp((s) => s.showTool)
  const node = useApp((s) => (s.tool === null ? -1 : nodeNamed(s.compiled.graph, s.tool.of)))
  const recipe = useApp((s) => s.compiled.recipe)
  const isTrained = useApp((s) => s.compiled.graph.parameters.length > 0)
  const halted = useApp((s) => s.halt !== null && s.halt.playhead === s.playhead)
  const overflowed = useApp(
    (s) => s.runEnd?.end === 'overflow' && s.runEnd.iteration === s.iteration && !Number.isFinite(s.loss),
  )
  const linked = useRef(tool)
  const tabs = useRef<HTMLDivElement>(null)
  const open = toolTable.find((row) => row.id === tool?.id)
  const shown = open?.id
  // Where there is no room for all tabs, that of the open tool is in view.
  useEffect(() => {
    if (shown) tabs.current?.querySelector('[aria-expanded=true]')?.scrollIntoView?.({ block: 'nearest' })
  }, [shown])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    showTool(null)
    focusStage()
  }
  return (
    <div className="tools-below" data-open={open !== undefined || undefined}>
      <div className="tool-tabs" ref={tabs}>
        {toolTable.map(({ id, title, letter }) => (
          <button
            key={id}
            type="button"
            className="tool-tab"
            aria-expanded={id === open?.id}
            aria-controls={TOOL_ID}
            title={`${title} (${letter})`}
            onClick={() => (id === open?.id ? showTool(null) : showTool(id, node))}
          >
            {title}
            {overflowed && id === 'diagnosis' && id !== open?.id && (
              <span className="tab-mark">
                <span className="sr-only">1 finding</span>
              </span>
            )}
          </button>
        ))}
      </div>
      {halted && (
        <Suspense fallback={null}>
          <StopLine />
        </Suspense>
      )}
      {overflowed && open?.id !== 'diagnosis' && (
        <Suspense fallback={null}>
          <OverflowLine />
        </Suspense>
      )}
      {open && (
        <section
          className="tool"
          id={TOOL_ID}
          tabIndex={-1}
          data-by-hand={tool !== linked.current || undefined}
          aria-label={open.title}
          onKeyDown={onKeyDown}
        >
          {/* Its place is kept while it is loaded, so that the stage takes its width at once. */}
          <Suspense fallback={<div className={placeClass(open.id, recipe, isTrained)} />}>
            <open.Part node={node} />
          </Suspense>
        </section>
      )}
    </div>
  )
}
