import type { Hue } from '../engine/formula.ts'
import { KINDS } from '../engine/step.ts'
import type { Moment } from './explanation.ts'

/** Nodes that the beat told about computes with, and the hue of what it writes. */
export interface Lit {
  readonly nodes: ReadonlySet<number>
  readonly hue: Hue
}

/**
 * The operations at work in the beat told about: those that fire, or those whose rule hands a gradient on; the output
 * where it is seeded, and leaves that are updated. Null where there are none.
 */
export const litNodes = ({ schedule, graph, beat }: Moment): Lit | null => {
  if (beat === null) return null
  const nodes = new Set<number>()
  let hue: Hue = 'value'
  for (let i = beat.from; i < beat.to; i++) {
    const kind = KINDS[schedule.kind[i]!]
    if (kind === 'zero' || kind === 'load') continue
    if (kind === 'seed' || kind === 'pull') hue = 'gradient'
    else if (kind === 'update') hue = 'update'
    nodes.add(kind === 'pull' ? graph.consumer[schedule.edge[i]!]! : schedule.node[i]!)
  }
  return nodes.size === 0 ? null : { nodes, hue }
}
