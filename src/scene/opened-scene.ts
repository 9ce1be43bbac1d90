import { formatNumber } from '../explain/format.ts'
import type { NetworkLayout, OperationLayout } from '../layout/layout.ts'
import { faded, outline } from './draw.ts'
import { settle } from './ease.ts'
import { focusOf } from './focus.ts'
import type { Focus } from './focus-parts.ts'
import type { Item, Mark, Picture } from './mark.ts'
import { SHIFT_MS } from './moving.ts'
import { flatOf } from './opened-flat.ts'
import { openedResting } from './opened-resting.ts'
import type { OperationFocus } from './operation-focus.ts'
import { placesOf } from './operation-homes.ts'
import { operationMoving } from './operation-moving.ts'
import { homesOf } from './places.ts'
import { chipMarks } from './pulse.ts'
import { happening, type RestInput, restingPicture, type SceneInput } from './scene.ts'
import type { Told } from './told.ts'
import { momentBefore, type View, viewOf } from './view.ts'

const foci = new WeakMap<Focus, OperationFocus>()

/** What of the opened neurons a beat is about, by their glyphs. */
const innerFocus = (flat: OperationLayout, focus: Focus): OperationFocus => {
  const known = foci.get(focus)
  if (known) return known
  const inside = (node: number): readonly number[] =>
    placesOf(flat, node).filter((p) => flat.places[p]!.inner)
  const { kind, pass, ink, ground, single, inner } = focus
  const lit = new Set([...inner.lit].flatMap(inside))
  const ends = new Set([...inner.ends].flatMap(inside).filter((p) => !lit.has(p)))
  const found = { kind, pass, ink, ground, single, edges: inner.edges, lit, ends }
  foci.set(focus, found)
  return found
}

const isEmpty = ({ inner }: Focus): boolean =>
  inner.edges.size === 0 && inner.lit.size === 0 && inner.ends.size === 0

/** The frames of the neurons in which a small beat happens, outlined in its hue. */
const litFrames = (layout: NetworkLayout, focus: Focus, alpha: number): readonly Mark[] => {
  if (!focus.single) return []
  return layout.opened.flatMap(({ sum, activation, box, wires, openness }) => {
    const takesPart =
      focus.inner.lit.has(sum) ||
      focus.inner.lit.has(activation) ||
      wires.some(({ edge }) => focus.inner.edges.has(edge))
    return takesPart ? faded([outline(box, focus.ink, 16)], alpha * openness) : []
  })
}

const concatenated = new WeakMap<
  readonly Item[],
  { readonly parts: readonly Item[][]; readonly all: readonly Item[] }
>()

/** The same list as long as its parts are the same, so that others can tell by identity. */
const together = (key: readonly Item[], ...rest: readonly (readonly Item[])[]): readonly Item[] => {
  const known = concatenated.get(key)
  if (known?.parts.every((part, k) => part === rest[k])) return known.all
  const all = rest.flat()
  concatenated.set(key, { parts: rest as Item[][], all })
  return all
}

/** Where a gradient has arrived at an opened neuron from a closed one, and the sum where it is not the first. */
const arrivals = (layout: NetworkLayout, view: View<OperationLayout>, focus: Focus): readonly Mark[] => {
  const { moment, beat } = view
  if (!beat || !focus.single || focus.kind !== 'pull' || focus.inner.edges.size > 0) return []
  const step = moment.trace.at(beat.to - 1)
  const strip = homesOf(layout)
    .inner.get(step.node)
    ?.find(({ role }) => role === 'activation')?.strip
  if (!strip || view.at(step.index) < 1) return []
  const sum = `${formatNumber(step.before)} + ${formatNumber(step.factors[2]!.value)}`
  const at = { x: strip.x + strip.w / 2, y: strip.y + strip.h + 20 }
  return [
    outline(strip, 'gradient', 9),
    ...(view.cell(step.cell).arrived > 1 ? chipMarks(sum, at, 'gradient', layout.textScale) : []),
  ]
}

const movingOf = (
  layout: NetworkLayout,
  view: View<OperationLayout>,
  focus: Focus,
  told: Told | null,
): readonly Mark[] =>
  isEmpty(focus)
    ? []
    : [
        ...operationMoving(view, innerFocus(flatOf(layout), focus), told),
        ...(told ? arrivals(layout, view, focus) : []),
      ]

/** What is at rest in it; `whole` keeps what cannot be seen, so that every glyph has the same marks however open it is. */
export const openedRest = (input: RestInput, whole = false): Pick<Picture, 'wires' | 'glyphs'> => {
  const { moment, layout, u } = input
  const base = restingPicture(input)
  const inner = openedResting(layout, viewOf(moment, flatOf(layout), u), whole)
  return {
    wires: together(inner.wires, inner.frames, base.wires, inner.wires),
    glyphs: together(inner.glyphs, inner.names, base.glyphs, inner.glyphs),
  }
}

/** What is not at rest in it; while neurons are on their way, chips and outlines wait until they stand still. */
export const openedHappening = (input: SceneInput, morphing = false): Omit<Picture, 'wires' | 'glyphs'> => {
  const { moment, layout, u, told } = input
  const base = happening(input)
  if (!moment.beat || layout.opened.length === 0) return base
  const view = viewOf(moment, flatOf(layout), u)
  const focus = focusOf(layout, moment, moment.beat)
  const earlier = view.motion ? momentBefore(moment) : null
  const before = earlier?.beat ? focusOf(layout, earlier, earlier.beat) : null
  const shift = view.motion && !told.asked ? settle(Math.min(1, (u * view.motion.duration) / SHIFT_MS)) : 1
  const now = [...litFrames(layout, focus, shift), ...movingOf(layout, view, focus, morphing ? null : told)]
  const leaving =
    shift < 1 && earlier && before?.single
      ? [
          ...litFrames(layout, before, 1 - shift),
          ...faded(movingOf(layout, viewOf(earlier, flatOf(layout), 1), before, null), 1 - shift),
        ]
      : []
  return { ...base, moving: [...leaving, ...base.moving, ...now] }
}

/** The picture of a moment of a network of which some neurons are opened into their operations. */
export const openedPicture = (input: SceneInput): Picture => ({
  ...(input.layout.opened.length > 0 ? openedRest(input) : restingPicture(input)),
  ...openedHappening(input),
})
