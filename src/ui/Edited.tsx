import type { ReactElement } from 'react'
import { useApp } from './app-context.ts'

/** Says that numbers are not the book's any more, and leads back to them. */
export const Edited = (): ReactElement | null => {
  const count = useApp((s) => s.compiled.recipe.edits.length)
  const source = useApp((s) => s.compiled.recipe.source)
  const reset = useApp((s) => s.resetEdits)
  if (count === 0) return null
  return (
    <p className="edited">
      {count === 1 ? 'One change' : `${count} changes`}
      <button type="button" className="button" onClick={reset}>
        {source === '' ? 'Reset them' : 'Reset to the book'}
      </button>
    </p>
  )
}
