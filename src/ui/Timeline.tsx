import { type CSSProperties, type ReactElement, Suspense, useEffect, useMemo, useRef } from 'react'
import { grouped } from '../explain/sentence.ts'
import { writesBefore } from '../store/samples.ts'
import { type Timeline as Plan, passAt, positionOf, type Segment, timelineOf } from '../store/timeline.ts'
import { useApp, useAppStore } from './app-context.ts'
import { lazyPart } from './lazy-part.tsx'
import { placeOf } from './place.ts'
import { useScrubbing } from './use-scrubbing.ts'
import { PASS_WORDS } from './words.ts'

const SampleStrip = lazyPart(async () => (await import('./SampleStrip.tsx')).SampleStrip)
const StopMarks = lazyPart(async () => (await import('./stop-parts.ts')).stopParts.StopMarks)

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`

/** How near the playhead may come to words, in px, before they give way. */
const CLEAR = 10

/** Moves the playhead and the fills outside React, since they change every frame. */
const usePlayed = (plan: Plan): React.RefObject<HTMLDivElement | null> => {
  const store = useAppStore()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let shown = -1
    const paint = (): void => {
      const root = ref.current
      const place = placeOf(store.getState().playhead)
      if (root === null || place === shown) return
      shown = place
      const position = positionOf(plan, place)
      const at = position * root.clientWidth
      const isOver = (words: HTMLElement, clear: number): boolean => {
        const left = words.offsetLeft + (words.parentElement?.offsetLeft ?? 0)
        return at > left - clear && at < left + words.offsetWidth + clear
      }
      const flows = [...root.querySelectorAll<HTMLElement>('.flow')].map((flow) => ({
        flow,
        covered: isOver(flow, CLEAR),
      }))
      // A name has a padding as wide as that around it.
      const names = [...root.querySelectorAll<HTMLElement>('.pass')]
      root.toggleAttribute(
        'data-named',
        names.some((name) => isOver(name, -CLEAR)),
      )
      for (const { flow, covered } of flows) flow.classList.toggle('covered', covered)
      root.style.setProperty('--at', percent(position))
      for (const [i, element] of root.querySelectorAll<HTMLElement>('.segment').entries()) {
        const { from, to } = plan.segments[i]!
        const played = Math.max(0, Math.min(1, (place - from) / (to - from)))
        element.style.setProperty('--played', played.toFixed(5))
        element.classList.toggle('ahead', played === 0)
      }
    }
    paint()
    return store.subscribe(paint)
  }, [store, plan])
  return ref
}

const PassSegment = ({ segment, plan }: { segment: Segment; plan: Plan }): ReactElement => {
  const goTo = useApp((s) => s.goTo)
  const { name, flow, hue } = PASS_WORDS[segment.pass]
  const width = segment.end - segment.start
  const ticks = plan.ticks.filter((t) => t > segment.from && t < segment.to)
  const style: CSSProperties = { left: percent(segment.start), width: percent(width) }
  return (
    <div className={segment.end === 1 ? 'segment last' : 'segment'} data-hue={hue} style={style}>
      <div className="track">
        <div className="fill" />
        {ticks.map((t) => (
          <i
            key={t}
            className="tick"
            style={{ '--tick': (t - segment.from) / (segment.to - segment.from) } as CSSProperties}
          />
        ))}
      </div>
      <button
        type="button"
        className="pass"
        aria-label={`${name}, go to its start`}
        onClick={() => goTo(segment.from)}
      >
        {name}
      </button>
      {flow !== '' && <small className="flow">{flow}</small>}
    </div>
  )
}

/** Room for the samples until they are drawn. */
const ROOM = { height: '1.25rem' } as const

/**
 * One iteration from left to right: its samples where there are several, the passes of the one in view, what has been
 * played, and a playhead to drag.
 */
export const Timeline = (): ReactElement => {
  const { schedule, batch } = useApp((s) => s.compiled)
  const sample = useApp((s) => s.sample)
  const plan = useMemo(() => timelineOf(schedule), [schedule])
  const step = useApp((s) => Math.floor(placeOf(s.playhead)))
  const ref = usePlayed(plan)
  const scrubbing = useScrubbing(plan, ref)
  const pass = passAt(plan, step)
  const hasStops = useApp((s) => s.stops.length > 0)
  const where = step === 0 || pass === null ? 'Before the first step' : PASS_WORDS[pass].name
  const before = writesBefore(batch, sample)
  const several = batch.size > 1
  const words = `${where}, step ${grouped(step)} of ${grouped(plan.length)}`
  const passes = (
    <div className={several ? 'timeline below' : 'timeline'} ref={ref} {...scrubbing.pointer}>
      <div
        className="slider"
        role="slider"
        tabIndex={0}
        aria-label="Timeline"
        aria-valuemin={0}
        aria-valuemax={writesBefore(batch, batch.size)}
        aria-valuenow={before + step}
        aria-valuetext={several ? `sample ${grouped(sample + 1)} of ${grouped(batch.size)}, ${words}` : words}
        onKeyDown={scrubbing.onKeyDown}
      />
      {plan.segments.map((segment) => (
        <PassSegment key={segment.pass} segment={segment} plan={plan} />
      ))}
      {hasStops && (
        <Suspense fallback={null}>
          <StopMarks plan={plan} />
        </Suspense>
      )}
      <div className="playhead" />
    </div>
  )
  if (!several) return passes
  return (
    <>
      <Suspense fallback={<div style={ROOM} />}>
        <SampleStrip plan={plan} />
      </Suspense>
      {passes}
    </>
  )
}
