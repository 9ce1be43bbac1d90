import { type ReactElement, Suspense, useState } from 'react'
import { useApp } from './app-context.ts'
import { lazyPart } from './lazy-part.tsx'

/** Loaded when somebody first unfolds it. */
const PublishedNumbers = lazyPart(async () => (await import('./PublishedNumbers.tsx')).PublishedNumbers)

/** Unfolds the numbers that the source of the example prints, beside ours. */
export const Published = (): ReactElement | null => {
  const known = useApp((s) => s.compiled.recipe.source !== '')
  const [asked, setAsked] = useState(false)
  const [count, setCount] = useState('')
  if (!known) return null
  return (
    <details className="published" onToggle={({ currentTarget: { open } }) => setAsked(asked || open)}>
      <summary>
        Published numbers <span>{count}</span>
      </summary>
      {asked && (
        <Suspense fallback={null}>
          <PublishedNumbers onCount={setCount} />
        </Suspense>
      )}
    </details>
  )
}
