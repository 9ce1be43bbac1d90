import type { CSSProperties, ReactElement } from 'react'
import { ledger } from '../explain/ledger.ts'
import { useMoment } from './moment.ts'
import { PASS_WORDS } from './words.ts'

/** What each pass writes, counted; the one that is happening is lit. */
export const Ledger = (): ReactElement | null => {
  const moment = useMoment()
  if (moment === null) return null
  return (
    <ul className="ledger" aria-label="What each pass writes">
      {ledger(moment).map(({ pass, title, writes, text, active, done, total }) => (
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
