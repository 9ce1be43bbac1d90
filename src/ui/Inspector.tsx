import { type CSSProperties, type ReactElement, useEffect, useLayoutEffect, useRef } from 'react'
import { formatNumber, fullPrecision } from '../explain/format.ts'
import { type InspectedNumber, inspect } from '../explain/inspection.ts'
import './inspector.css'
import { useMoment } from './moment.ts'
import type { Pointed } from './stage-pointer.ts'

/** Room kept between the card and what it is about, and between the card and the stage's edge, in CSS px. */
const GAP = 16
const EDGE = 6

const placed = (pointed: Pointed, card: HTMLElement, stage: HTMLElement): CSSProperties => {
  const { offsetWidth: w, offsetHeight: h } = card
  const { clientWidth, clientHeight } = stage
  const over = pointed.ring ? pointed.y - pointed.ring.h : pointed.y
  const x = pointed.ring ? pointed.x - w / 2 : pointed.x + GAP
  const left = !pointed.ring && x + w > clientWidth - EDGE ? pointed.x - GAP - w : x
  const below = pointed.y + GAP
  const top = below + h > clientHeight - EDGE ? over - GAP - h : below
  const within = (at: number, most: number): string => `${Math.max(EDGE, Math.min(at, most - EDGE))}px`
  return { left: within(left, clientWidth - w), top: within(top, clientHeight - h) }
}

/** Marks the same numbers in sentence and formula. */
const useTies = (pointed: Pointed | null, moment: object | null): void => {
  useEffect(() => {
    if (pointed === null || moment === null) return
    const cells = new Set(pointed.cells.map(String))
    const tied = [...document.querySelectorAll('.this-step [data-cell]')].filter((element) =>
      cells.has(element.getAttribute('data-cell') ?? ''),
    )
    for (const element of tied) element.setAttribute('data-tied', '')
    return () => {
      for (const element of tied) element.removeAttribute('data-tied')
    }
  }, [pointed, moment])
}

const Numbered = ({ shown }: { readonly shown: InspectedNumber }): ReactElement => {
  const { label, value, hue, note } = shown
  const all = value === null ? '' : fullPrecision(value)
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {value === null ? (
          <span>{note}</span>
        ) : (
          <>
            <b className="hue" data-hue={hue}>
              {formatNumber(value)}
            </b>
            {note !== '' && <span> {note}</span>}
          </>
        )}
      </dd>
      <dd className="all">{value !== null && all !== formatNumber(value) && all}</dd>
    </>
  )
}

/** A card beside what is pointed at on the stage: its name, its role and its numbers with all their digits. */
export const Inspector = ({ pointed }: { readonly pointed: Pointed | null }): ReactElement | null => {
  const moment = useMoment()
  const card = useRef<HTMLDivElement>(null)
  useTies(pointed, moment)
  useLayoutEffect(() => {
    const element = card.current
    const stage = element?.parentElement
    if (pointed && element && stage) Object.assign(element.style, placed(pointed, element, stage))
  })
  const inspection = pointed && moment && inspect(moment, pointed.id)
  if (!inspection) return null
  const { name, role, numbers } = inspection
  const { ring } = pointed
  return (
    <>
      {ring && <div className="ring" style={{ left: ring.x, top: ring.y, width: ring.w, height: ring.h }} />}
      <div className="inspector" role="tooltip" ref={card}>
        <p>
          <strong>{name}</strong> {role}
        </p>
        <dl>
          {numbers.map((shown) => (
            <Numbered key={`${shown.cell} ${shown.label}`} shown={shown} />
          ))}
        </dl>
      </div>
    </>
  )
}
