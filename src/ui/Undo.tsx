import type { ReactElement } from 'react'
import { useApp } from './app-context.ts'
import { icons } from './icons.tsx'

/** Undo and redo, once there is something to undo or redo. */
export const Undo = (): ReactElement | null => {
  const { past, future } = useApp((s) => s.history)
  const refused = useApp((s) => s.refused !== null)
  const undo = useApp((s) => s.undo)
  const redo = useApp((s) => s.redo)
  const button = (name: string, keys: string, icon: ReactElement, off: boolean, act: () => void) => (
    <button
      type="button"
      className="button icon"
      aria-label={name}
      title={`${name} (${keys})`}
      disabled={off}
      onClick={act}
    >
      {icon}
    </button>
  )
  if (past.length === 0 && future.length === 0 && !refused) return null
  return (
    <>
      {button('Undo', 'Ctrl+Z', icons.undo, past.length === 0 && !refused, undo)}
      {button('Redo', 'Ctrl+Shift+Z', icons.redo, future.length === 0, redo)}
    </>
  )
}
