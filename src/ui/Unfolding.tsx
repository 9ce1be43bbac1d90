import { type ComponentType, type KeyboardEvent, type ReactElement, Suspense, useState } from 'react'

/** A button of the stage that unfolds a sheet, loaded when it is first unfolded. */
export interface UnfoldingProps {
  readonly name: string
  /** Its class. */
  readonly kind: string
  readonly icon: ReactElement
  readonly sheet: ComponentType
}

/** A button that unfolds a sheet over the stage; Escape folds it again. */
export const Unfolding = ({ name, kind, icon, sheet: Sheet }: UnfoldingProps): ReactElement => {
  const [open, setOpen] = useState(false)
  const close = (event: KeyboardEvent<HTMLDetailsElement>): void => {
    const { currentTarget } = event
    if (event.key !== 'Escape' || !currentTarget.open) return
    event.preventDefault()
    currentTarget.querySelector('summary')?.focus()
    currentTarget.open = false
  }
  return (
    <details
      className={`unfolding ${kind}`}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={close}
    >
      <summary className="button icon" aria-label={name} title={name}>
        {icon}
      </summary>
      {open && (
        <Suspense fallback={null}>
          <Sheet />
        </Suspense>
      )}
    </details>
  )
}
