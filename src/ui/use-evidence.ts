import { useState } from 'react'
import type { Evidence } from '../engine/evidence.ts'
import { useApp, useAppStore } from './app-context.ts'
import { useWatch } from './use-watch.ts'

/** While training runs it is looked at no more often than this, in ms. */
const BETWEEN_MS = 1000

interface Known {
  readonly recipe: object
  readonly graph: object
  readonly evidence: Evidence
}

/** What diagnoses are made from, kept up to date; null until the engine has said. */
export const useEvidence = (): Evidence | null => {
  const store = useAppStore()
  const graph = useApp((s) => s.compiled.graph)
  const [known, setKnown] = useState<Known | null>(null)
  useWatch(
    async () => {
      const { compiled, analyse, iteration, recipeAhead } = store.getState()
      const { recipe } = compiled
      // The engine may hold the network that is on its way already.
      if (recipeAhead() !== recipe) return false
      // Another sample of the same iteration changes nothing.
      if (known?.recipe === recipe && known.evidence.iteration === iteration) return true
      const evidence = await analyse('evidence', {})
      const { compiled: now, iteration: inView } = store.getState()
      if (now.recipe !== recipe) return false
      setKnown({ recipe, graph: now.graph, evidence })
      return evidence.iteration === inView
    },
    graph,
    BETWEEN_MS,
  )
  return known?.graph === graph ? known.evidence : null
}
