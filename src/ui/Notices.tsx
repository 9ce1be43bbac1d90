import type { ReactElement } from 'react'
import { useApp } from './app-context.ts'
import { icons } from './icons.tsx'

/** Lines about what went wrong; each can be dismissed. */
export const Notices = (): ReactElement => {
  const notices = useApp((s) => s.notices)
  const dismiss = useApp((s) => s.dismiss)
  return (
    <div className="notices">
      {notices.map(({ id, text }) => (
        <div key={id} className="notice" role="alert">
          <span>{text}</span>
          <button type="button" className="button icon" aria-label="Dismiss" onClick={() => dismiss(id)}>
            {icons.close}
          </button>
        </div>
      ))}
    </div>
  )
}
