import { type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject, useMemo } from 'react'
import { placeAt, scrubTarget, type Timeline } from '../store/timeline.ts'
import { type AppStore, useAppStore } from './app-context.ts'
import { placeOf } from './place.ts'
import { focusStage } from './stage-focus.ts'

/** How far the pointer may stray, in px, before a press on a button becomes a drag. */
const STRAY = 4

const scrub = (store: AppStore, plan: Timeline, root: HTMLElement, clientX: number): void => {
  const { left, width } = root.getBoundingClientRect()
  const { compiled, playhead, goTo } = store.getState()
  const position = width > 0 ? (clientX - left) / width : 0
  const { step, u } = scrubTarget(compiled.schedule, playhead.size, placeAt(plan, position))
  if (u > 0) goTo(step, u)
  else goTo(step)
}

/** One write on or back, from wherever in a motion the playhead is; past an end of the sample into its neighbour. */
const nudge = (store: AppStore, direction: 1 | -1): void => {
  const { compiled, sample, playhead, goTo } = store.getState()
  const { size, at } = compiled.batch
  const place = placeOf(playhead)
  const step = direction === 1 ? Math.floor(place) + 1 : Math.ceil(place) - 1
  if (step > compiled.schedule.length && sample < size - 1) goTo(1, undefined, sample + 1)
  else if (step < 0 && sample > 0) goTo(at(sample - 1).length - 1, undefined, sample - 1)
  else goTo(step)
}

/** Handlers that let the pointer drag the playhead anywhere on the timeline, and the slider's own keys. */
export const useScrubbing = (plan: Timeline, ref: RefObject<HTMLElement | null>) => {
  const store = useAppStore()
  return useMemo(() => {
    let start: number | null = null
    let dragging = false
    let dragged = false
    const to = (clientX: number): void => {
      if (ref.current) scrub(store, plan, ref.current, clientX)
    }
    const pointer = {
      onPointerDown: (event: PointerEvent<HTMLElement>): void => {
        if (event.button !== 0) return
        start = event.clientX
        dragged = false
        dragging = !(event.target instanceof Element && event.target.closest('button'))
        if (!dragging) return
        event.currentTarget.setPointerCapture?.(event.pointerId)
        to(start)
      },
      onPointerMove: (event: PointerEvent<HTMLElement>): void => {
        if (start === null) return
        if (!dragging && Math.abs(event.clientX - start) > STRAY) {
          dragging = dragged = true
          event.currentTarget.setPointerCapture?.(event.pointerId)
        }
        if (dragging) to(event.clientX)
      },
      onPointerUp: (): void => {
        if (start !== null) focusStage()
        start = null
      },
      onPointerCancel: (): void => {
        start = null
      },
      /** A drag that began on a button must not press it. */
      onClickCapture: (event: MouseEvent<HTMLElement>): void => {
        if (dragged) event.stopPropagation()
        dragged = false
      },
    }
    const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
      const { first, last } = store.getState()
      const { key } = event
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (key === 'ArrowRight' || key === 'ArrowUp') nudge(store, 1)
      else if (key === 'ArrowLeft' || key === 'ArrowDown') nudge(store, -1)
      else if (key === 'Home') first()
      else if (key === 'End') last()
      else return
      event.preventDefault()
    }
    return { pointer, onKeyDown }
  }, [store, plan, ref])
}
