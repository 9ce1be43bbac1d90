import { gradientCell } from '../engine/graph.ts'
import { progressOf } from '../engine/schedule.ts'
import type { Moment, Piece } from '../explain/explanation.ts'
import { formatNumber } from '../explain/format.ts'
import { added, quantity, times } from '../explain/sentence.ts'
import type { OperationLayout, OperationPlace } from '../layout/layout.ts'
import { type Area, FONT, line, span, widthOf } from './draw.ts'
import { freeSpot } from './free-spot.ts'
import { type OperationFocus, travelStep } from './operation-focus.ts'
import { pointOnWire } from './operation-wires.ts'
import type { Point } from './path-point.ts'
import type { Told } from './told.ts'

/** A chip with its place; `step` is the one whose end it waits for, −1 where it is there from the start. */
export interface OperationChip {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly area: Area
  readonly step: number
}

/** More wires than this in one beat have no chips. */
const MOST_CHIPS = 4
const HEIGHT = 28
/** From a pill to the middle of the chip beside it. */
const BESIDE = 84

const textOf = (pieces: readonly Piece[]): string =>
  pieces.map((p) => (p.t === 'words' ? p.text : formatNumber(p.value))).join('')

interface Wanted {
  readonly text: string
  readonly at: Point
  readonly step: number
}

/** Everything that is drawn once the beat is done, and so may not be covered; gradients that come later leave room. */
const takenAt = ({ places }: OperationLayout, { graph, schedule, step, beat }: Moment): Area[] =>
  places.flatMap(({ node, box, label, strip }) => {
    const { arrived } = progressOf(schedule, graph, gradientCell(graph, node), beat?.to ?? step)
    return [box, ...(label ? [label] : []), ...(strip && arrived > 0 ? [strip] : [])]
  })

const topOf = ({ box, label }: OperationPlace): Point => [
  box.x + box.w / 2,
  (label ?? box).y - HEIGHT / 2 - 4,
]

const belowOf = ({ box, strip }: OperationPlace): Point => {
  const { y, h } = strip ?? box
  return [box.x + box.w / 2, y + h + HEIGHT / 2 + 4]
}

/** The factors of each pull at its wire, and under its source the sum where something was there before. */
const pullChips = (layout: OperationLayout, moment: Moment, focus: OperationFocus): readonly Wanted[] => {
  const { graph, schedule, trace } = moment
  const factors: Wanted[] = []
  const sums = new Map<number, Wanted>()
  for (const edge of focus.edges) {
    const wire = layout.wires[edge]!
    const index = travelStep(moment, edge, 'backward')
    // What passes back through the Σ of an opened neuron is the same on either side; there is more to say of its product.
    const isSame = graph.nodes[graph.consumer[edge]!]!.tag?.role === 'sum' && focus.edges.size > 1
    if (index < 0 || isSame) continue
    const step = trace.at(index)
    const [upstream, local, contribution] = step.factors
    const pill = layout.places[wire.from]!.inner?.role === 'weight' ? layout.places[wire.from]!.box : null
    const [x, y] = pill ? [pill.x + pill.w + BESIDE, pill.y + pill.h / 2] : pointOnWire(wire, 0.5)
    factors.push({
      text: textOf(times(quantity(upstream!.value, 'gradient'), quantity(local!.value, 'value'))),
      at: [x, y - HEIGHT / 2 - 9],
      step: -1,
    })
    const { arrived } = progressOf(schedule, graph, step.cell, index + 1)
    if (arrived < 2) continue
    sums.set(step.node, {
      text: textOf(added([quantity(step.before, 'gradient'), quantity(contribution!.value, 'gradient')])),
      at: belowOf(layout.places[wire.from]!),
      step: index,
    })
  }
  return [...factors, ...sums.values()]
}

const wantedOf = (
  layout: OperationLayout,
  moment: Moment,
  focus: OperationFocus,
  told: Told,
): readonly Wanted[] => {
  if (focus.kind === 'pull') return pullChips(layout, moment, focus)
  const [lit] = focus.lit
  const text = textOf(told.chip)
  if (lit === undefined || text === '') return []
  return [{ text, at: topOf(layout.places[lit]!), step: -1 }]
}

const cache = new WeakMap<
  Moment,
  { readonly layout: OperationLayout; readonly chips: readonly OperationChip[] }
>()

/**
 * The chips of a small beat and where they stand: near what they are about, on free ground. Through all frames of a beat
 * they stay where they are.
 */
export const operationChips = (
  layout: OperationLayout,
  moment: Moment,
  focus: OperationFocus,
  told: Told,
): readonly OperationChip[] => {
  if (!focus.single || focus.edges.size > MOST_CHIPS) return []
  const known = cache.get(moment)
  if (known?.layout === layout) return known.chips
  const taken = takenAt(layout, moment)
  for (const edge of focus.edges)
    for (let s = 0; s <= 1; s += 0.04) {
      const [x, y] = pointOnWire(layout.wires[edge]!, s)
      taken.push({ x: x - 3, y: y - 3, w: 6, h: 6 })
    }
  // From the top down, so that none takes the place of the one above it.
  const wanted = [...wantedOf(layout, moment, focus, told)].sort((a, b) => a.at[1] - b.at[1])
  const chips = wanted.map(({ text, at, step }): OperationChip => {
    const size = {
      w: widthOf(line(0, 0, FONT.number + 1, 'middle', span(text, 'onHue', 600))) + 22,
      h: HEIGHT,
    }
    const [x, y] = freeSpot(size, at, taken, layout)
    const area = { x: x - size.w / 2, y: y - size.h / 2, ...size }
    taken.push(area)
    return { text, x, y, area, step }
  })
  cache.set(moment, { layout, chips })
  return chips
}
