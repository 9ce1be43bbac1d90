import type { CSSProperties, ReactElement } from 'react'
import { ledger } from '../explain/ledger.ts'
import { useApp } from './app-context.ts'
import { useMoment } from './moment.ts'
import { PASS_WORDS } from './words.ts'

/** What each pass writes, counted; the one that is happening is lit. */
export const Ledger = (): ReactElement | null => {
  const moment = useMoment()
  // What a beat writes counts once it is written.
  const moves = useApp((s) => s.playhead.motion !== null)
  if (moment === null) return null
  const counted = moves && moment.beat ? { ...moment, step: moment.beat.from } : moment
  return (
    <ul className="ledger" aria-label="What each pass writes">
      {ledger(counted).map(({ pass, title, writes, text, active, done, total }) => (
        <li
          key={pass}
          data-hue={PASS_WORDS[pass].hue}
          aria-current={active ? 'step' : undefined}
          style={{ '--done': total === 0 ? 0 : done / total } as CSSProperties}
        >
          <strong>{title}</strong>
          <span>
            <span className="writes">writes </span>
            {writes}
          </span>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}
