import type { Moment } from '../explain/explanation.ts'
import type { OperationLayout } from '../layout/layout.ts'
import { type Area, faded } from './draw.ts'
import { settle } from './ease.ts'
import type { Attention, Inset, Picture } from './mark.ts'
import { SHIFT_MS } from './moving.ts'
import { type OperationFocus, operationFocus } from './operation-focus.ts'
import { edgeId, placeId } from './operation-homes.ts'
import { activeArea, operationMoving } from './operation-moving.ts'
import { lensItems, reducedArea, reducedMoving, type Seen } from './operation-reduced.ts'
import { glyphsAtRest, wiresAtRest } from './operation-rest.ts'
import type { Told } from './told.ts'
import { momentBefore, type View, viewOf } from './view.ts'

/** What a picture of a plain graph is a function of. */
export interface OperationInput {
  readonly moment: Moment
  readonly layout: OperationLayout
  /** 0…1 on the clock of the moment's beat; 1 at rest. */
  readonly u: number
  readonly told: Told
  /** How a camera looks at it, by default at all of it: what is active is drawn legibly however small the rest is. */
  readonly seen?: Seen
}

const wholeOf = ({ width, height }: OperationLayout): Seen => ({
  scale: 1,
  room: { x: 0, y: 0, w: width, h: height },
})

const NOTHING = { moving: [], inset: null } as const

const litCache = new WeakMap<OperationFocus, readonly string[]>()

/** The ids of what takes part in a beat, the same list through all its frames. */
const litOf = ({ places }: OperationLayout, focus: OperationFocus): readonly string[] => {
  const known = litCache.get(focus)
  if (known) return known
  const glyphs = [...focus.lit, ...focus.ends].map((p) => placeId(places[p]!))
  const lit = [...glyphs, ...[...focus.edges].map(edgeId)]
  litCache.set(focus, lit)
  return lit
}

const attentionTo = (layout: OperationLayout, focus: OperationFocus, { x, y, w, h }: Area): Attention => ({
  x: x + w / 2,
  y: y + h / 2,
  overview: 0,
  lit: litOf(layout, focus),
  ink: focus.ink,
})

const faint = (inset: Inset | null, alpha: number): Inset | null =>
  inset && { ...inset, marks: faded(inset.marks, alpha) }

/** Whether a layout has no room for full glyphs, so that what is active is drawn in a lens. */
const isReduced = ({ detail }: OperationLayout): boolean => detail !== 'roomy' && detail !== 'compact'

/**
 * The picture of a moment of a plain graph: a pure function of its input. Items that show the same numbers as in the last
 * picture of the same layout are the same objects.
 */
export const operationPicture = ({
  moment,
  layout,
  u,
  told,
  seen = wholeOf(layout),
}: OperationInput): Picture => {
  const view = viewOf(moment, layout, u)
  const resting = { wires: wiresAtRest(layout), glyphs: glyphsAtRest(view) }
  if (!moment.beat) return { ...resting, moving: [], recede: 0, active: null }
  const reduced = isReduced(layout)
  const drawn = (of: View<OperationLayout>, about: OperationFocus, words: Told | null) =>
    reduced
      ? reducedMoving(of, about, words, seen)
      : { moving: operationMoving(of, about, words), inset: null }
  const focus = operationFocus(layout, moment, moment.beat)
  const earlier = view.motion ? momentBefore(moment) : null
  const before = earlier?.beat ? operationFocus(layout, earlier, earlier.beat) : null
  const shift = view.motion && !told.asked ? settle(Math.min(1, (u * view.motion.duration) / SHIFT_MS)) : 1
  const now = drawn(view, focus, told)
  const active = reduced ? reducedArea(view, focus) : activeArea(layout, view, focus, told)
  const recede = focus.single ? (before?.single ? 1 : shift) : before?.single ? 1 - shift : 0
  const attention = active && reduced ? { attention: attentionTo(layout, focus, active) } : {}
  const above = reduced ? { above: lensItems(view, focus, seen) } : {}
  const leaves = shift < 1 && earlier && before?.single
  const last = leaves ? drawn(viewOf(earlier, layout, 1), before, null) : NOTHING
  const insets = [faint(last.inset, 1 - shift), now.inset].filter((inset) => inset !== null)
  const moving = [...faded(last.moving, 1 - shift), ...now.moving]
  return {
    ...resting,
    ...above,
    ...attention,
    ...(insets.length > 0 ? { insets } : {}),
    moving,
    recede,
    active,
  }
}
