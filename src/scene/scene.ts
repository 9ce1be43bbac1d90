import { gradientCell } from '../engine/graph.ts'
import type { Trace } from '../engine/trace.ts'
import type { Moment } from '../explain/explanation.ts'
import { learningRateIn } from '../explain/learning-rate.ts'
import type { NetworkLayout } from '../layout/layout.ts'
import { lookingAt, passingOn } from './active.ts'
import type { DenseWires } from './dense-wires.ts'
import { FONT, faded, line, span } from './draw.ts'
import { settle } from './ease.ts'
import { focusOf } from './focus.ts'
import type { Focus } from './focus-parts.ts'
import { lossGlyph } from './loss.ts'
import { lossCells } from './loss-places.ts'
import type { Item, Mark, Picture } from './mark.ts'
import { movingMarks, SHIFT_MS } from './moving.ts'
import { neuronGlyph } from './neuron.ts'
import { biasPill, inputGlyph, weightPill } from './pill.ts'
import { rateGlyph } from './rate.ts'
import { smallScene } from './small.ts'
import { type Cached, seenOf, steady } from './steady.ts'
import type { Told } from './told.ts'
import { type Maps, momentBefore, type View, viewOf } from './view.ts'
import { PLAIN_ABOVE, plainWire, stubItem, wireItem, wireScale } from './wire.ts'

/** What a picture is a function of. */
export interface SceneInput {
  readonly moment: Moment
  readonly layout: NetworkLayout
  /** 0…1 on the clock of the moment's beat; 1 at rest. */
  readonly u: number
  readonly told: Told
  /** What the neurons say over the field of the data; absent where that is not shown. */
  readonly maps?: Maps | null | undefined
  /** Many wires stay as they were last drawn, whatever their weights are by now. */
  readonly holds?: boolean
}

const itemCache = new WeakMap<NetworkLayout, Cached>()
const wireCache = new WeakMap<
  NetworkLayout,
  { trace: Trace; signature: string; items: readonly Item[]; dense: DenseWires | null }
>()
const restCache = new WeakMap<NetworkLayout, { trace: Trace; key: string; resting: Resting }>()

/** The resting layers of a picture. */
type Resting = Pick<Picture, 'wires' | 'glyphs'>

/** The resting layers, made anew only where a cell or the open neuron has changed since the last frame. */
const restingOf = (view: View, opened: ReadonlySet<number>, holds: boolean): Resting => {
  const { layout, moment, state } = view
  const key = `${state} ${view.maps?.version ?? ''} ${holds} ${[...opened].join()}`
  const known = restCache.get(layout)
  if (known?.trace === moment.trace && known.key === key) return known.resting
  const resting = { wires: wiresAtRest(view, holds), glyphs: glyphsAtRest(view, opened) }
  restCache.set(layout, { trace: moment.trace, key, resting })
  return resting
}

const wiresAtRest = (view: View, holds: boolean): readonly Item[] => {
  const { layout, moment } = view
  const plain = layout.wires.length > PLAIN_ABOVE
  const parameters = moment.graph.parameters
  // Large graphs keep the strength of the iteration's beginning; small ones follow each update.
  const signature = plain ? '' : parameters.map((p) => view.cell(p).value).join(' ')
  const known = wireCache.get(layout)
  if (known && holds && plain) return known.items
  if (known?.trace === moment.trace && known.signature === signature) return known.items
  const scale = plain ? null : wireScale(moment.graph, moment.trace, layout)
  const draw = plain ? (smallScene()?.dense ?? null) : null
  const dense = draw?.(layout.wires, (w) => view.cell(w.weight).value, known?.dense ?? null) ?? null
  const items = dense
    ? dense.items.slice()
    : layout.wires.map((w) => wireItem(w, view.cell(w.weight).value, scale))
  for (const { bias, box } of layout.neurons)
    if (bias && layout.detail === 'full') {
      const { pill, node, edge } = bias
      items.push(
        stubItem(`stub:${edge}`, pill.x + pill.w / 2, pill.y + pill.h, box.y, view.cell(node).value, scale),
      )
    }
  layout.loss?.terms.forEach((t) => {
    items.push(plainWire(`term:${t.node}`, t.from, t.to))
  })
  const same = dense !== null && dense === known?.dense ? known.items : items
  wireCache.set(layout, { trace: moment.trace, signature, items: same, dense })
  return same
}

const cellsOfNeuron = (view: View, sum: number, activation: number): readonly number[] => {
  const { graph } = view.moment
  return [sum, activation, gradientCell(graph, sum), gradientCell(graph, activation)]
}

const NONE: ReadonlySet<number> = new Set()

/** Glyphs at rest; neurons that are open above are left out, so that nothing shows from under them. */
const glyphsAtRest = (view: View, opened: ReadonlySet<number>): readonly Item[] => {
  const { layout, moment } = view
  const { graph } = moment
  let cache = itemCache.get(layout)
  if (!cache) {
    cache = new Map()
    itemCache.set(layout, cache)
  }
  const known = cache
  // A pill at rest shows no product: that belongs to the beat.
  const resting: View = { ...view, beat: null }
  const version = view.maps ? `map ${view.maps.version}` : ''
  const small = layout.detail === 'full' ? null : smallScene()
  const items: Item[] = []
  const add = (
    id: string,
    cells: readonly number[],
    box: Item['box'],
    marks: () => readonly Mark[],
  ): void => {
    items.push(steady(known, id, seenOf(view, cells), () => ({ id, box, marks: marks() })))
  }
  /** The same for what has a map, or words besides its numbers. */
  const addMapped = (
    ...[id, cells, box, marks, more = version]: [...Parameters<typeof add>, string?]
  ): void => {
    const [words, ...numbers] = seenOf(view, cells)
    items.push(steady(known, id, [words + more, ...numbers], () => ({ id, box, marks: marks() })))
  }
  for (const { node, box } of layout.inputs)
    addMapped(`input:${node}`, [node], grown(box, 2), () => inputGlyph(view, node, box))
  for (const [index, place] of layout.neurons.entries()) {
    const cells = cellsOfNeuron(view, place.sum, place.activation)
    if (layout.detail === 'full') {
      const { box, strip } = place
      const area = {
        x: Math.min(box.x, strip.x) - 2,
        y: box.y - 28,
        w: Math.max(box.w, strip.w) + 4,
        h: strip.y + strip.h - box.y + 30,
      }
      if (!opened.has(index))
        addMapped(`neuron:${place.sum}`, cells, area, () =>
          neuronGlyph(view, place, { openness: 0, light: null }),
        )
      if (place.bias) {
        const { node, pill, edge } = place.bias
        add(`bias:${edge}`, [node, gradientCell(graph, node)], grown(pill, 2), () =>
          biasPill(resting, node, pill, null),
        )
      }
    } else if (small && !opened.has(index))
      addMapped(`neuron:${place.sum}`, cells, grown(place.box, 2), () => small.neuron(view, place, null))
  }
  for (const wire of layout.wires)
    if (wire.pill)
      add(`pill:${wire.product}`, [wire.weight, gradientCell(graph, wire.weight)], grown(wire.pill, 2), () =>
        weightPill(resting, wire, null),
      )
  const { loss } = layout
  if (loss) {
    const cells = [graph.output, gradientCell(graph, graph.output), ...lossCells(graph, loss)]
    const area = {
      x: loss.box.x - 2,
      y: loss.box.y - 2,
      w: loss.box.w + 4,
      h: loss.strip.y + loss.strip.h - loss.box.y + 4,
    }
    const { sample } = view.moment.notation
    addMapped(`loss:${loss.node}`, cells, area, () => lossGlyph(view, loss, null), ` ${sample ?? ''}`)
  }
  if (layout.rate) {
    const { rate } = layout
    items.push(
      steady(known, 'rate', [`η ${learningRateIn(moment)}`], () => ({
        id: 'rate',
        box: grown(rate, 2),
        marks: rateGlyph(view, rate, null),
      })),
    )
  }
  layout.columns.forEach((c, i) => {
    items.push(
      steady(known, `title:${i}`, [c.title], () => ({
        id: `title:${i}`,
        box: { x: c.x - 120, y: c.y - 20, w: 240, h: 28 },
        marks: [line(c.x, c.y, FONT.title, 'middle', span(c.title, 'dim', 600))],
      })),
    )
  })
  return items
}

const grown = (b: Item['box'], by: number): Item['box'] => ({
  x: b.x - by,
  y: b.y - by,
  w: b.w + 2 * by,
  h: b.h + 2 * by,
})

/** How far the focus has passed to this beat: 1 where the beat before was about the same neuron. */
const shiftOf = (view: View, focus: Focus, before: Focus | null): number => {
  if (!view.motion) return 1
  const [neuron] = focus.neurons
  const [last] = before?.neurons ?? []
  const same = before?.single === true && neuron !== undefined && neuron === last
  return same ? 1 : settle(Math.min(1, (view.u * view.motion.duration) / SHIFT_MS))
}

/** What is at rest in a picture depends on what is told only where that covers something. */
export type RestInput = Omit<SceneInput, 'told'> & Partial<Pick<SceneInput, 'told'>>

/** What is at rest in the picture of a moment. */
export const restingPicture = ({ moment, layout, u, told, maps, holds = false }: RestInput): Resting => {
  const focus = moment.beat && focusOf(layout, moment, moment.beat)
  const view = { ...viewOf(moment, layout, u), maps }
  if (!focus?.single) return restingOf(view, NONE, holds)
  const resting = restingOf(view, focus.neurons, holds)
  const small = layout.detail === 'full' || !told ? null : smallScene()
  return small?.uncut(resting, view, { focus, told: told!, draw: movingMarks }) ?? resting
}

/** What is not at rest in it: what moves or is in focus, and where to look. */
export const happening = ({
  moment,
  layout,
  u,
  told,
  maps,
}: SceneInput): Omit<Picture, 'wires' | 'glyphs'> => {
  const view = { ...viewOf(moment, layout, u), maps }
  const small = layout.detail === 'full' ? null : smallScene()
  const around = (about: Focus): NetworkLayout => small?.focused(layout, about) ?? layout
  if (!moment.beat) return { moving: [], recede: 0, active: null }
  const focus = focusOf(layout, moment, moment.beat)
  const earlier = view.motion ? momentBefore(moment) : null
  const before = earlier?.beat ? focusOf(layout, earlier, earlier.beat) : null
  const shift = told.asked ? 1 : shiftOf(view, focus, before)
  const moving = movingMarks({ ...view, layout: around(focus) }, focus, told, shift)
  const now = lookingAt(around(focus), moment, focus, u)
  const last = earlier && before ? lookingAt(around(before), earlier, before, 1) : null
  const looking = view.motion ? passingOn(layout, last, now, { u, duration: view.motion.duration }) : now
  const recede = focus.single ? (before?.single ? 1 : shift) : before?.single ? 1 - shift : 0
  if (shift >= 1 || !earlier || !before?.single || before.wires.size > 60)
    return { ...looking, moving, recede }
  const leaving = movingMarks(
    { ...viewOf(earlier, around(before), 1), maps },
    before,
    { chip: [], ties: [] },
    1 - shift,
  )
  return { ...looking, moving: [...faded(leaving, 1 - shift), ...moving], recede }
}

/**
 * The picture of a moment: a pure function of its input. Items that show the same numbers as in the last picture of
 * the same layout are the same objects.
 */
export const pictureOf = (input: SceneInput): Picture => ({ ...restingPicture(input), ...happening(input) })
