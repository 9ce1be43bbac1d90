import type { ReactElement } from 'react'
import { icons } from './icons.tsx'
import { lazyPart } from './lazy-part.tsx'
import { Unfolding } from './Unfolding.tsx'

const OpeningSheet = lazyPart(async () => (await import('./OpeningSheet.tsx')).OpeningSheet)

/** Unfolds what opens neurons into their operations, and closes them. */
export const OpeningMenu = (): ReactElement => (
  <Unfolding name="Operations" kind="operations" icon={icons.operations} sheet={OpeningSheet} />
)
