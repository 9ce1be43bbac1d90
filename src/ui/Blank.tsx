import { type ReactElement, useEffect, useRef } from 'react'
import './blank.css'

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']

/** A black screen over everything, so that the hall looks at whoever speaks; any key or click ends it. */
export const Blank = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog?.open) dialog?.showModal()
    // Taken before anybody else hears of it, so that the key does nothing but this.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (MODIFIERS.includes(event.key)) return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) dialog?.close()
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: any key ends it, wherever the focus is
    <dialog
      ref={ref}
      className="blank"
      aria-label="The screen is black. Any key brings it back."
      onClick={() => ref.current?.close()}
      onClose={onClose}
    />
  )
}
