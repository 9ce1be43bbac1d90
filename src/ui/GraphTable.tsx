import { type KeyboardEvent, lazy, type ReactElement, Suspense, useState } from 'react'
import { icons } from './icons.tsx'

/** Loaded when somebody first opens the table. */
const GraphSheet = lazy(async () => ({ default: (await import('./GraphSheet.tsx')).GraphSheet }))

/** The graph in rows instead of a picture: every node with its role, value and gradient. */
export const GraphTable = (): ReactElement => {
  const [open, setOpen] = useState(false)
  const close = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') event.currentTarget.removeAttribute('open')
  }
  return (
    <details className="twin" onToggle={(event) => setOpen(event.currentTarget.open)} onKeyDown={close}>
      <summary className="button icon" aria-label="Graph as a table" title="Graph as a table">
        {icons.table}
      </summary>
      <Suspense fallback={null}>{open && <GraphSheet />}</Suspense>
    </details>
  )
}
