import type { NeuronPlace } from '../layout/layout.ts'
import { mostRows } from './parts.ts'
import { slotSteps } from './steps.ts'
import type { View } from './view.ts'

/** The contributions to Σ that an open neuron lists one by one: from which on, how many, and how many there are. */
export interface Listed {
  readonly first: number
  readonly count: number
  readonly total: number
}

/** The one contribution that the beat in view is about, −1 where there are none or several. */
const activeRow = ({ moment, beat }: View, { sum }: NeuronPlace): number => {
  if (!beat) return -1
  const { graph } = moment
  const inBeat = (step: number | undefined): boolean =>
    step !== undefined && step >= beat.from && step < beat.to
  const { carry, pull } = slotSteps(moment, sum)
  const active = carry.flatMap((step, row) => {
    const source = graph.source[graph.firstEdge[sum]! + row]!
    const product = slotSteps(moment, source)
    const steps = [step, pull[row], product.apply, ...product.carry, ...product.pull]
    const isProduct = graph.nodes[source]!.tag?.role === 'product'
    return (isProduct ? steps : steps.slice(0, 2)).some(inBeat) ? [row] : []
  })
  return active.length === 1 ? active[0]! : -1
}

/**
 * Which contributions an open neuron lists: all where they fit, else the page with the one that the beat is about, and in
 * a row below it how many there are beside them.
 */
export const listedIn = (view: View, place: NeuronPlace): Listed => {
  const { firstEdge } = view.moment.graph
  const total = firstEdge[place.sum + 1]! - firstEdge[place.sum]!
  const most = mostRows(place)
  if (total <= most) return { first: 0, count: total, total }
  const count = most - 1
  const page = Math.floor(Math.max(0, activeRow(view, place)) / count)
  return { first: Math.min(page * count, total - count), count, total }
}

/** In which row of the list a contribution stands; those that are not listed share the last one. */
export const rowOf = ({ first, count, total }: Listed, contribution: number): number => {
  const row = contribution - first
  return row >= 0 && row < count ? row : Math.min(count, total - 1)
}
