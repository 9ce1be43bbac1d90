import { type ReactElement, Suspense, useState } from 'react'
import { learningRateOf } from '../store/selectors.ts'
import { useApp } from './app-context.ts'
import { lazyPart } from './lazy-part.tsx'
import { usePageTitle } from './page-title.ts'
import { modelWords } from './words.ts'

/** Loaded when somebody first asks for it. */
const ExamplePicker = lazyPart(async () => (await import('./ExamplePicker.tsx')).ExamplePicker)

/** The button that names the example in view and opens the choice of others. */
export const ExampleButton = (): ReactElement => {
  const recipe = useApp((s) => s.compiled.recipe)
  const learningRate = useApp(learningRateOf)
  const { label } = useApp((s) => s.compiled.schedule.optimizer)
  const trains = useApp((s) => s.compiled.graph.parameters.length > 0)
  const [open, setOpen] = useState<boolean | null>(null)
  usePageTitle(recipe)
  return (
    <>
      <button
        type="button"
        className="button model"
        title={recipe.source}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span>
          <span className="sr-only">Example: </span>
          <strong>{recipe.title}</strong>
          <span className="words"> · {modelWords(recipe, learningRate, trains, label)}</span>
        </span>
        <span aria-hidden="true">▾</span>
      </button>
      {open !== null && (
        <Suspense fallback={null}>
          <ExamplePicker open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
