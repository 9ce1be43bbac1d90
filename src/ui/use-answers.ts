import { useState } from 'react'
import { addedTo, type Curves, onward } from '../store/curves.ts'
import type { DataInView } from '../store/data-in-view.ts'
import type { Predictions } from '../worker/predictions-question.ts'
import type { Responses } from '../worker/responses-question.ts'
import { useApp, useAppStore } from './app-context.ts'
import { useWatch } from './use-watch.ts'

/** Places per axis of a map while training runs, and at rest; on a line there is room for more. */
const RUNNING = 30
const AT_REST = 60
const ON_A_LINE = 240

interface Known<A> {
  /** The graph it is about: what is known of another one is of no use. */
  readonly graph: object
  readonly answer: A
}

/** How training went, kept up to date; null until the engine has said. */
export const useCurves = (): Curves | null => {
  const store = useAppStore()
  const graph = useApp((s) => s.compiled.graph)
  const [known, setKnown] = useState<(Known<Curves> & { readonly recipe: object }) | null>(null)
  useWatch(async () => {
    const { compiled, analyse } = store.getState()
    const { recipe } = compiled
    const before = known?.recipe === recipe ? known.answer : null
    const answer = await analyse('metrics', onward(before))
    const { compiled: now, iteration } = store.getState()
    if (now.recipe !== recipe) return false
    setKnown({ recipe, graph: compiled.graph, answer: addedTo(before, answer) })
    return answer.now.iteration === iteration
  }, graph)
  return known?.graph === graph ? known.answer : null
}

/** What the network says over the field of its data; null until the engine has said. */
export const useResponses = ({ nodes }: DataInView, isLine: boolean): Responses | null => {
  const store = useAppStore()
  const graph = useApp((s) => s.compiled.graph)
  const [known, setKnown] = useState<Known<Responses> | null>(null)
  useWatch(async () => {
    const { run, analyse } = store.getState()
    const size = isLine ? ON_A_LINE : run === null ? AT_REST : RUNNING
    const answer = await analyse('responses', { nodes, size })
    setKnown({ graph, answer })
    return answer.iteration === store.getState().iteration
  }, graph)
  return known?.graph === graph ? known.answer : null
}

/** What the network says of every sample; null until the engine has said. */
export const usePredictions = ({ nodes }: DataInView): Predictions | null => {
  const store = useAppStore()
  const graph = useApp((s) => s.compiled.graph)
  const [known, setKnown] = useState<Known<Predictions> | null>(null)
  useWatch(async () => {
    const answer = await store.getState().analyse('predictions', { nodes })
    setKnown({ graph, answer })
    return answer.iteration === store.getState().iteration
  }, graph)
  return known?.graph === graph ? known.answer : null
}
