import { useEffect } from 'react'
import type { ThemeChoice } from '../store/state.ts'
import { useApp } from './app-context.ts'
import { useMatches } from './use-matches.ts'

/** A theme as it is drawn. */
export type Theme = Exclude<ThemeChoice, 'system'>

/** The theme that a choice comes to where the system prefers dark or not. */
export const resolveTheme = (choice: ThemeChoice, prefersDark: boolean): Theme =>
  choice === 'system' ? (prefersDark ? 'dark' : 'light') : choice

/** The theme now, written to `data-theme` of the document's root. */
export const useTheme = (): Theme => {
  const prefersDark = useMatches('(prefers-color-scheme: dark)', true)
  const theme = useApp((s) => resolveTheme(s.theme, prefersDark))
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  return theme
}
