import { type CSSProperties, type ReactElement, useEffect, useRef } from 'react'
import { grouped } from '../explain/sentence.ts'
import './samples.css'
import { sampleOf } from '../store/selectors.ts'
import { positionOf, type Timeline } from '../store/timeline.ts'
import { type AppStore, useApp, useAppStore } from './app-context.ts'
import { icons } from './icons.tsx'
import { placeOf } from './place.ts'
import { MOST_PARTS, useSampleScrubbing } from './use-sample-scrubbing.ts'

/** Moves the fill outside React, since it changes every frame. */
const usePlayed = (plan: Timeline): React.RefObject<HTMLDivElement | null> => {
  const store = useAppStore()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const paint = (): void => {
      const { sample, playhead, compiled } = store.getState()
      const share = (sample + positionOf(plan, placeOf(playhead))) / compiled.batch.size
      ref.current?.style.setProperty('--through', `${(100 * share).toFixed(3)}%`)
    }
    paint()
    return store.subscribe(paint)
  }, [store, plan])
  return ref
}

/** Which sample and row are in view; the same text as long as it says the same. */
const wordsOf = (state: ReturnType<AppStore['getState']>): string => {
  const at = sampleOf(state)
  if (at === null) return ''
  const row = at.of < at.rows ? `row ${grouped(at.row + 1)} of the data` : ''
  return `${grouped(at.index + 1)} of ${grouped(at.of)}|${row}`
}

/** The samples of an iteration from left to right: what has been played of them, and the one in view to be moved. */
export const SampleStrip = ({ plan }: { readonly plan: Timeline }): ReactElement => {
  const sample = useApp((s) => s.sample)
  const { size } = useApp((s) => s.compiled.batch)
  const bySample = useApp((s) => s.bySample)
  const [which, row] = useApp(wordsOf).split('|')
  const ref = usePlayed(plan)
  const pointer = useSampleScrubbing(ref)
  const step = (by: 1 | -1): ReactElement => {
    const name = by === 1 ? 'Next sample' : 'Previous sample'
    return (
      <button
        type="button"
        className="sample-step"
        aria-label={name}
        title={`${name}, at the same step (${by === 1 ? ']' : '['})`}
        aria-disabled={sample + by < 0 || sample + by >= size}
        onClick={() => bySample(by)}
      >
        {by === 1 ? icons.forward : icons.back}
      </button>
    )
  }
  const style = { '--count': size, '--in-view': sample } as CSSProperties
  const name = { '--digits': String(size).length } as CSSProperties
  return (
    <fieldset className="samples" aria-label="Samples of the batch">
      {step(-1)}
      <span className="sample-name" style={name}>
        <span className="word">Sample </span>
        <b>{which}</b>
        {row !== '' && <small>{row}</small>}
      </span>
      {step(1)}
      <div
        className={size > MOST_PARTS ? 'sample-track band' : 'sample-track'}
        ref={ref}
        style={style}
        {...pointer}
      >
        <div className="fill" />
        {size <= MOST_PARTS &&
          Array.from({ length: size }, (_, i) => i + 1).map((number) => (
            <i key={number} className={number === sample + 1 ? 'in-view' : undefined} aria-hidden="true">
              <span>{number}</span>
            </i>
          ))}
        <div className="mark" />
      </div>
    </fieldset>
  )
}
