import type { Graph } from '../engine/graph.ts'
import type { NetworkLayout } from './layout.ts'

/** Places a layered network; null for graphs without tags. */
export const layoutNetwork = (_graph: Graph, _aspect: number): NetworkLayout | null => null
