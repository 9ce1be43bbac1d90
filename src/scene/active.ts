import type { Moment } from '../explain/explanation.ts'
import type { InnerPlace, NetworkLayout } from '../layout/layout.ts'
import type { Area } from './draw.ts'
import { glide, mix } from './ease.ts'
import type { Focus } from './focus-parts.ts'
import type { Picture } from './mark.ts'
import { stripAt, stripHalves } from './parts.ts'
import { type Point, pillCentre } from './path-point.ts'
import { homesOf } from './places.ts'
import { wireId } from './wire.ts'

/** The part of a picture that says where to look. */
export type Looking = Required<Pick<Picture, 'active' | 'attention'>>

/** Room for the name above a neuron, for a chip above its pill or below a strip, and below what is open among small ones. */
const NAME = 26
const CHIP = 36
const SMALL_CHIP = 52
/** Milliseconds in which the look passes from what one beat is about to what the next is about. */
const PASS_ON_MS = 300

const joined = (areas: readonly Area[]): Area | null => {
  if (areas.length === 0) return null
  const x = Math.min(...areas.map((a) => a.x))
  const y = Math.min(...areas.map((a) => a.y))
  return {
    x,
    y,
    w: Math.max(...areas.map((a) => a.x + a.w)) - x,
    h: Math.max(...areas.map((a) => a.y + a.h)) - y,
  }
}

/** The part of an area that lies in the layout. */
const inside = ({ width, height }: NetworkLayout, { x, y, w, h }: Area): Area => {
  const left = Math.max(0, Math.min(x, width))
  const top = Math.max(0, Math.min(y, height))
  return { x: left, y: top, w: Math.min(x + w, width) - left, h: Math.min(y + h, height) - top }
}

const taller = ({ x, y, w, h }: Area, above: number, below: number): Area => ({
  x,
  y: y - above,
  w,
  h: h + above + below,
})

const middleOf = (area: Area | null): Point | null => area && [area.x + area.w / 2, area.y + area.h / 2]

const mixArea = (a: Area, b: Area, t: number): Area => ({
  x: mix(a.x, b.x, t),
  y: mix(a.y, b.y, t),
  w: mix(a.w, b.w, t),
  h: mix(a.h, b.h, t),
})

/** The areas of a beat by the way of its numbers: where wires begin, their weights, and where they end. */
interface Way {
  readonly tail: Area | null
  readonly middle: Area | null
  readonly head: Area | null
  readonly lit: readonly string[]
}

const areaOf = ({ box, label, strip }: InnerPlace): Area =>
  joined([box, ...(label ? [label] : []), ...(strip ? [strip] : [])])!

/** The glyphs of some nodes in opened neurons. */
const innerPlaces = (layout: NetworkLayout, nodes: ReadonlySet<number>): readonly InnerPlace[] =>
  [...nodes].flatMap((node) => homesOf(layout).inner.get(node) ?? [])

const headOf = (layout: NetworkLayout, focus: Focus): readonly Area[] => {
  const open = new Set(focus.single ? focus.neurons : [])
  const neurons = new Set(focus.neurons)
  const homes = homesOf(layout)
  // An update has no neuron of its own, but its edge has an end.
  for (const w of focus.wires) {
    const home = homes.node.get(layout.wires[w]!.sum)
    if (home?.in === 'neuron') neurons.add(home.index)
  }
  for (const b of focus.biases) neurons.add(b)
  const back = focus.pass === 'backward'
  const areas: Area[] = []
  for (const n of neurons) {
    const place = layout.neurons[n]!
    areas.push(taller(open.has(n) ? place.open : place.box, layout.detail === 'full' ? NAME : 0, 0))
    if (layout.detail !== 'full' && open.has(n))
      areas.push(taller(back ? stripAt(place, 1) : place.open, 0, SMALL_CHIP * layout.textScale))
    const alone = focus.single && focus.wires.size === 0 && focus.biases.size === 0
    if (back && layout.detail === 'full')
      areas.push(taller(stripAt(place, open.has(n) ? 1 : 0), 0, alone ? CHIP : 0))
  }
  const chip = focus.single ? CHIP : 0
  for (const place of innerPlaces(layout, focus.inner.lit)) areas.push(taller(areaOf(place), chip, chip))
  if (focus.loss && layout.loss) {
    areas.push(taller(layout.loss.box, chip, back ? 0 : chip))
    if (back) areas.push(taller(layout.loss.strip, 0, chip))
  }
  return areas
}

const tailOf = (layout: NetworkLayout, focus: Focus): readonly Area[] => {
  const homes = homesOf(layout)
  const areas: Area[] = innerPlaces(layout, focus.inner.ends).map(areaOf)
  for (const node of focus.ends) {
    const home = homes.node.get(node)
    if (home?.in === 'input') areas.push(layout.inputs[home.index]!.box)
    if (home?.in !== 'neuron') continue
    const { box, strip } = layout.neurons[home.index]!
    if (layout.detail !== 'full') areas.push(box)
    else {
      // Only its right half is read and written from here.
      areas.push({ ...box, x: box.x + box.w / 2 + 4, w: box.w / 2 - 4 })
      if (focus.kind === 'pull')
        areas.push(taller(stripHalves(strip).a, 0, focus.wires.size === 1 ? CHIP : 0))
    }
  }
  return areas
}

const middleAreas = (layout: NetworkLayout, focus: Focus): readonly Area[] => [
  ...[...focus.wires].map((w) => {
    const wire = layout.wires[w]!
    const [x, y] = pillCentre(wire)
    const area = wire.pill ?? { x, y, w: 0, h: 0 }
    return focus.single && focus.wires.size === 1 ? taller(area, CHIP, CHIP) : area
  }),
  ...[...focus.biases].map((b) => layout.neurons[b]!.bias!.pill),
]

const litOf = (layout: NetworkLayout, focus: Focus): readonly string[] => {
  const homes = homesOf(layout)
  return [
    ...[...focus.wires].flatMap((w) => [`pill:${layout.wires[w]!.product}`, wireId(layout.wires[w]!)]),
    ...[...focus.neurons].map((n) => `neuron:${layout.neurons[n]!.sum}`),
    ...[...focus.biases].flatMap((b) => {
      const { edge } = layout.neurons[b]!.bias!
      return [`bias:${edge}`, `stub:${edge}`]
    }),
    ...[...focus.terms].map((t) => `term:${layout.loss!.terms[t]!.node}`),
    ...[...focus.ends].flatMap((node) => {
      const home = homes.node.get(node)
      if (home?.in === 'input') return [`input:${node}`]
      return home?.in === 'neuron' ? [`neuron:${layout.neurons[home.index]!.sum}`] : []
    }),
    ...innerPlaces(layout, focus.inner.lit).map(({ id }) => id),
    ...innerPlaces(layout, focus.inner.ends).map(({ id }) => id),
    ...[...focus.inner.edges].map((e) => `edge:${e}`),
    ...(focus.loss && layout.loss ? [`loss:${layout.loss.node}`] : []),
  ]
}

/** One cell that is cleared by itself has no way: only the place where its gradient stands. */
const placeOfNode = (layout: NetworkLayout, node: number): { area: Area; id: string } | null => {
  const homes = homesOf(layout)
  const home = homes.node.get(node)
  const wire = homes.wiresOf.get(node)?.[0] ?? (home?.in === 'wire' ? home.index : undefined)
  const bias = homes.biasesOf.get(node)?.[0]
  if (wire !== undefined) {
    const { pill, product } = layout.wires[wire]!
    return pill && { area: pill, id: `pill:${product}` }
  }
  if (bias !== undefined) {
    const { pill, edge } = layout.neurons[bias]!.bias!
    return { area: pill, id: `bias:${edge}` }
  }
  const [inner] = homes.inner.get(node) ?? []
  if (inner) return { area: areaOf(inner), id: inner.id }
  if (home?.in === 'neuron') {
    const { box, strip, sum } = layout.neurons[home.index]!
    return { area: joined([box, strip])!, id: `neuron:${sum}` }
  }
  if (home?.in === 'input') return { area: layout.inputs[home.index]!.box, id: `input:${node}` }
  return (
    layout.loss && { area: joined([layout.loss.box, layout.loss.strip])!, id: `loss:${layout.loss.node}` }
  )
}

const ways = new WeakMap<Focus, Way>()

const wayOf = (layout: NetworkLayout, moment: Moment, focus: Focus): Way => {
  const known = ways.get(focus)
  if (known) return known
  const { schedule, beat } = moment
  const alone =
    focus.kind === 'zero' && beat?.size === 'write' ? placeOfNode(layout, schedule.node[beat.to - 1]!) : null
  const way: Way = {
    tail: joined(tailOf(layout, focus)),
    middle: joined(middleAreas(layout, focus)),
    head: alone?.area ?? joined(headOf(layout, focus)),
    lit: alone ? [alone.id] : litOf(layout, focus),
  }
  ways.set(focus, way)
  return way
}

/** Where the numbers of a beat come from and where they arrive. */
const course = (way: Way, { schedule, beat }: Moment, focus: Focus): readonly [from: Point, to: Point] => {
  const [tail, middle, head] = [middleOf(way.tail), middleOf(way.middle), middleOf(way.head)]
  const any = (...points: readonly (Point | null)[]): Point => points.find((p) => p !== null) ?? [0, 0]
  if (focus.pass === 'update') return [any(middle, head), any(middle, head)]
  if (focus.pass !== 'backward') return [any(tail, middle, head), any(head, middle, tail)]
  const last = beat ? schedule.node[beat.to - 1]! : -1
  return [any(head, middle, tail), focus.ends.has(last) ? any(tail) : any(middle, head, tail)]
}

/** Where to look at u of a beat: at an edge and both its ends, a neuron, a layer; null for everything. */
export const lookingAt = (layout: NetworkLayout, moment: Moment, focus: Focus, u: number): Looking => {
  const way = wayOf(layout, moment, focus)
  const { beat } = moment
  const size = beat?.size ?? 'pass'
  const areas = [way.tail, way.middle, way.head].flatMap((area) => (area ? [area] : []))
  const all = size === 'pass' ? null : joined(areas)
  const [from, to] = course(way, moment, focus)
  const t = glide(u)
  const together = focus.kind === 'load' && size !== 'write'
  return {
    active: all && inside(layout, all),
    attention: {
      x: mix(from[0], to[0], t),
      y: mix(from[1], to[1], t),
      overview: all === null || size === 'layer' || together ? 1 : 0,
      lit: way.lit,
      ink: focus.ink,
    },
  }
}

/** Where to look while the look passes on from the beat before (null at the first place), at u of a beat so long in ms. */
export const passingOn = (
  layout: NetworkLayout,
  before: Looking | null,
  now: Looking,
  { u, duration }: { readonly u: number; readonly duration: number },
): Looking => {
  const t = glide(Math.min(1, u * Math.max(1, duration / PASS_ON_MS)))
  if (t >= 1 || (before?.active ?? null) === now.active) return now
  const whole = { x: 0, y: 0, w: layout.width, h: layout.height }
  const centre = middleOf(whole)!
  const last = before?.active ? before.attention : { x: centre[0], y: centre[1], overview: 1 }
  const next = now.active ? now.attention : { x: centre[0], y: centre[1], overview: 1 }
  return {
    active: mixArea(before?.active ?? whole, now.active ?? whole, t),
    attention: {
      ...now.attention,
      x: mix(last.x, next.x, t),
      y: mix(last.y, next.y, t),
      overview: mix(last.overview, next.overview, t),
    },
  }
}
