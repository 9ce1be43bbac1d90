import { useEffect } from 'react'
import { type DialectId, dialects } from '../codegen/dialects.ts'
import { problemLine } from '../store/link.ts'
import { quote } from '../store/quote.ts'
import { nodeNamed } from '../store/tools.ts'
import { useApp, useAppStore } from './app-context.ts'

const first: DialectId = dialects[0].id

/** The language that was chosen last, so that it is the same when the tool is opened again. */
let chosenLast: DialectId = first

const languageOf = (as: string | undefined): DialectId =>
  as === undefined ? chosenLast : (dialects.find(({ id }) => id === as)?.id ?? first)

const unknownLanguage = (as: string): string | null =>
  problemLine([
    `tool ${quote(`code:${as}`)} (expected ${dialects.map(({ id }) => `code:${id}`).join(' or ')})`,
  ])

/** The language of the program as the link says it, otherwise the one chosen last; and what chooses another. */
export const useLanguage = (): readonly [DialectId, (id: DialectId) => void] => {
  const store = useAppStore()
  const as = useApp((s) => s.tool?.as)
  const choose = (id: DialectId): void => {
    chosenLast = id
    store.setState({ tool: { id: 'code', of: store.getState().tool?.of ?? '', as: id === first ? '' : id } })
  }
  useEffect(() => {
    const { tool, compiled, notify } = store.getState()
    if (tool?.id !== 'code') return
    const id = languageOf(tool.as)
    // Links of old could carry the node that the tool before was about.
    const isKnown = !tool.as || tool.as === id || nodeNamed(compiled.graph, tool.as) >= 0
    const line = isKnown ? null : unknownLanguage(tool.as ?? '')
    if (line !== null) notify(line)
    if (tool.as !== (id === first ? '' : id)) choose(id)
    chosenLast = id
  }, [store, as])
  return [languageOf(as), choose]
}
