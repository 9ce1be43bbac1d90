import { type PointerEvent, type ReactElement, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import './minimap.css'
import { toWorld } from '../render/camera.ts'
import { boxesOf, pathOf, type View, viewIn } from './minimap-picture.ts'
import type { MountedStage } from './mount-stage.ts'

/** The room for the map in rem. */
const WIDEST = 7.25
const TALLEST = 2.625

const setBox = (element: Element | null, { x, y, w, h }: View): void => {
  for (const [name, value] of Object.entries({ x, y, width: w, height: h }))
    element?.setAttribute(name, value.toFixed(1))
}

/** The whole picture, small: what is active in its hue, and the part in view, which a tap or drag moves. */
export const Minimap = ({ stage }: { readonly stage: MountedStage }): ReactElement | null => {
  const { look } = stage
  const layout = useSyncExternalStore(look.onChange, look.layout)
  const attention = useSyncExternalStore(look.onChange, () => look.picture()?.attention?.lit ?? null)
  const root = useRef<HTMLDivElement>(null)
  const frame = useRef<SVGRectElement>(null)
  // What draws some networks is loaded after their layout is there.
  const isDrawn = useSyncExternalStore(look.onChange, () => look.picture() !== null)
  const shapes = useMemo(() => boxesOf(layout, isDrawn ? look.picture() : null), [layout, look, isDrawn])
  useEffect(() => {
    const draw = (): void => {
      if (layout === null) return
      const view = viewIn(look.camera(), look.size(), layout)
      setBox(frame.current, view)
      root.current?.toggleAttribute('data-whole', view.whole)
    }
    draw()
    return look.onChange(draw)
  }, [look, layout])
  if (layout === null) return null
  const scale = Math.min(WIDEST / layout.width, TALLEST / layout.height)
  const lit = new Set(attention)
  const hue = look.picture()?.attention?.ink
  const go = (event: PointerEvent<HTMLElement>): void => {
    const svg = event.currentTarget.querySelector('svg')?.getBoundingClientRect()
    if (svg)
      stage.centre(
        ...toWorld({ x: svg.left, y: svg.top, k: svg.width / layout.width }, [event.clientX, event.clientY]),
      )
  }
  const size = { width: `${layout.width * scale}rem`, height: `${layout.height * scale}rem` }
  return (
    // What it does, dragging, arrows on the stage, Follow and Fit do as well.
    <div
      ref={root}
      className="minimap"
      aria-hidden="true"
      data-hue={hue}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && go(event)}
    >
      <svg {...size} aria-hidden="true" viewBox={`0 0 ${layout.width} ${layout.height}`}>
        <path className="wires" d={shapes.wires.map(pathOf).join('')} />
        <path
          className="lit"
          d={shapes.wires
            .filter(({ id }) => lit.has(id))
            .map(pathOf)
            .join('')}
        />
        {shapes.boxes.map(({ id, box: { x, y, w, h } }) => (
          <rect
            key={id}
            className={lit.has(id) ? 'lit' : undefined}
            x={x}
            y={y}
            width={w}
            height={h}
            rx={Math.min(16, w / 4)}
          />
        ))}
        <rect ref={frame} className="frame" />
      </svg>
    </div>
  )
}
