import { resolveOnPage, systemTheme } from '../render/system-theme.ts'
import type { Theme } from '../render/theme.ts'
import './forced-colors.css'

/** The theme of the stage in the colours that the system forces on the page; loaded with their style sheet. */
export const forcedTheme = (): Theme => systemTheme(resolveOnPage)
