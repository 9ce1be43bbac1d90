import { type KeyboardEvent, type ReactElement, Suspense, useState } from 'react'
import { icons } from './icons.tsx'
import { lazyPart } from './lazy-part.tsx'

const GraphSheet = lazyPart(async () => (await import('./GraphSheet.tsx')).GraphSheet)

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
      {open && (
        <Suspense fallback={null}>
          <GraphSheet />
        </Suspense>
      )}
    </details>
  )
}
