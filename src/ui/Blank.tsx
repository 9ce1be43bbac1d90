import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react'
import './blank.css'

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']

/** A black screen over everything, so that the hall looks at whoever speaks; any key or click ends it. */
export const Blank = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!ref.current?.open) ref.current?.showModal()
  }, [])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (MODIFIERS.includes(event.key)) return
    event.preventDefault()
    ref.current?.close()
  }
  return (
    <dialog
      ref={ref}
      className="blank"
      aria-label="The screen is black. Any key brings it back."
      onKeyDown={onKeyDown}
      onClick={() => ref.current?.close()}
      onClose={onClose}
    />
  )
}
