import { useEffect, useMemo, useState } from 'react'
import { FOR_THE_HALL, THEMES, type Theme } from '../render/theme.ts'
import type { Theme as ThemeName } from './theme-choice.ts'
import { useMatches } from './use-matches.ts'

/** How the stage is painted: as the theme says, larger in a hall, and in the system's colours where those are forced. */
export const useStageTheme = (name: ThemeName, inHall: boolean): Theme => {
  const isForced = useMatches('(forced-colors: active)')
  const [system, setSystem] = useState<Theme | null>(null)
  useEffect(() => {
    if (!isForced) return setSystem(null)
    let wanted = true
    void import('./forced-colors.ts').then(({ forcedTheme }) => {
      if (wanted) setSystem(forcedTheme())
    })
    return () => {
      wanted = false
    }
  }, [isForced])
  return useMemo(
    () => ({ ...(system ?? THEMES[name]), ...(inHall ? FOR_THE_HALL : {}) }),
    [system, name, inHall],
  )
}
