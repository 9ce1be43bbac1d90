import { slotCell } from '../engine/graph.ts'
import { KINDS } from '../engine/step.ts'
import type { Moment } from './explanation.ts'
import { formulaText } from './formula-text.ts'
import type { InspectedNumber, Inspection } from './inspected.ts'
import type { Names } from './names.ts'

const CARRY = KINDS.indexOf('carry')
const PULL = KINDS.indexOf('pull')

/** The step of this kind along an edge, −1 where there is none or it has not come yet. */
const stepAlong = ({ schedule, step }: Moment, edge: number, kind: number): number => {
  for (let i = 0; i < step; i++) if (schedule.edge[i] === edge && schedule.kind[i] === kind) return i
  return -1
}

/** What there is to say about an edge of a plain graph: what it carries, its local derivative and its contribution. */
export const inspectEdge = (moment: Moment, edge: number, names: Names): Inspection => {
  const { graph, trace } = moment
  const source = graph.source[edge]!
  const consumer = graph.consumer[edge]!
  const slots = graph.firstEdge[consumer + 1]! - graph.firstEdge[consumer]!
  const slot = edge - graph.firstEdge[consumer]! + 1
  const carry = stepAlong(moment, edge, CARRY)
  const pull = stepAlong(moment, edge, PULL)
  const [, local, contribution] = pull < 0 ? [] : trace.at(pull).factors
  const shown = (
    label: string,
    value: number | undefined,
    hue: InspectedNumber['hue'],
    cell: number,
  ): InspectedNumber => ({
    label,
    value: value ?? null,
    hue,
    cell,
    note: value === undefined ? 'not yet' : '',
  })
  const carried = carry < 0 ? undefined : trace.columns.after[carry]!
  return {
    name: `${names.text(source)} → ${names.text(consumer)}`,
    role: slots > 1 ? `edge, number ${slot} of ${slots}` : 'edge',
    numbers: [
      shown('carries', carried, 'value', slotCell(graph, edge)),
      ...(graph.pulled[edge]
        ? [
            shown(
              `${formulaText(names.slopeSymbol(consumer, source, 'ink', slot - 1))}, local derivative`,
              local?.value,
              'value',
              local?.cell ?? -1,
            ),
            shown(`contribution to ${names.gradient(source)}`, contribution?.value, 'gradient', -1),
          ]
        : []),
    ],
  }
}
