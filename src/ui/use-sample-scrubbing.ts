import { type PointerEvent, type RefObject, useMemo } from 'react'
import { placeAt, scrubTarget, timelineOf } from '../store/timeline.ts'
import { type AppStore, useAppStore } from './app-context.ts'
import { focusStage } from './stage-focus.ts'

/** Of more samples than this none is drawn for itself: they are one band. */
export const MOST_PARTS = 40

/** Goes to the sample at a position (0…1), within it as far as the pointer is; of a band's to the same place as before. */
const goToPosition = (store: AppStore, position: number): void => {
  const { compiled, playhead, goTo, goToSample } = store.getState()
  const { size, at } = compiled.batch
  const along = Math.max(0, Math.min(1, position)) * size
  const sample = Math.min(size - 1, Math.floor(along))
  if (size > MOST_PARTS) {
    goToSample(sample)
    return
  }
  const schedule = at(sample)
  const { step, u } = scrubTarget(schedule, playhead.size, placeAt(timelineOf(schedule), along - sample))
  goTo(step, u > 0 ? u : undefined, sample)
}

/** Handlers that let the pointer drag the place in view over the samples of an iteration. */
export const useSampleScrubbing = (ref: RefObject<HTMLElement | null>) => {
  const store = useAppStore()
  return useMemo(() => {
    let dragging = false
    const to = (clientX: number): void => {
      const { left = 0, width = 0 } = ref.current?.getBoundingClientRect() ?? {}
      if (width > 0) goToPosition(store, (clientX - left) / width)
    }
    return {
      onPointerDown: (event: PointerEvent<HTMLElement>): void => {
        if (event.button !== 0) return
        dragging = true
        event.currentTarget.setPointerCapture?.(event.pointerId)
        to(event.clientX)
      },
      onPointerMove: (event: PointerEvent<HTMLElement>): void => {
        if (dragging) to(event.clientX)
      },
      onPointerUp: (): void => {
        if (dragging) focusStage()
        dragging = false
      },
      onPointerCancel: (): void => {
        dragging = false
      },
    }
  }, [store, ref])
}
