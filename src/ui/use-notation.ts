import type { Notation } from '../explain/explanation.ts'
import { stillMomentOf } from '../store/selectors.ts'
import { useApp } from './app-context.ts'

/** What the model in view calls its loss and neurons; null until its first recording is there. */
export const useNotation = (): Notation | null => useApp((s) => stillMomentOf(s)?.notation ?? null)
