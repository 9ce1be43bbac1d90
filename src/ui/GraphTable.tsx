import type { ReactElement } from 'react'
import { icons } from './icons.tsx'
import { lazyPart } from './lazy-part.tsx'
import { Unfolding } from './Unfolding.tsx'

const GraphSheet = lazyPart(async () => (await import('./GraphSheet.tsx')).GraphSheet)

/** The graph in rows instead of a picture: every node with its role, value and gradient. */
export const GraphTable = (): ReactElement => (
  <Unfolding name="Graph as a table" kind="twin" icon={icons.table} sheet={GraphSheet} />
)
