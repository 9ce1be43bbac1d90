import { detailFor, GEOMETRY as G, mostPitch, SMALL } from './geometry.ts'
import type { Detail } from './layout.ts'
import { lossRows } from './loss-rows.ts'
import type { Neuron, Structure } from './structure.ts'

/** Says how much room neurons need that are opened into their operations. */
export interface Opener {
  /** The frame around its operations where glyphs are so many times wider than usual; null for a closed neuron. */
  size(neuron: Neuron, wider: number): { readonly w: number; readonly h: number } | null
}

/** One column of glyphs: where it begins, how wide and tall its glyphs are, and the middles of its rows. */
export interface Column {
  readonly x: number
  readonly w: number
  readonly h: number
  readonly rows: readonly number[]
  /** The middles of the same rows for the frames of opened neurons. */
  readonly frames: readonly number[]
  /** Where the title stands: over the middle of the widest of it. */
  readonly middle: number
  /** Whether pills stand at its left. */
  readonly pills: boolean
}

/** All columns of a network: inputs, layers 1…K, loss. */
export interface Columns {
  readonly detail: Detail
  /** Size of the pills of biases. */
  readonly bias: { readonly w: number; readonly h: number }
  /** Width of the pills of weights, and the room between them and their neuron. */
  readonly pill: { readonly w: number; readonly gap: number }
  /** How many times wider than usual glyphs and pills are. */
  readonly wider: number
  readonly width: number
  readonly height: number
  readonly inputs: Column
  readonly layers: readonly Column[]
  readonly loss: Column
}

/** What a column needs before anything is spread to fill the stage. */
interface Need {
  readonly w: number
  readonly h: number
  /** Height that each row needs. */
  readonly rows: readonly number[]
  /** Width of the widest frame of an opened neuron, 0 for none. */
  readonly frame: number
  /** Free room to the left that may grow, and the fixed room between it and the glyphs. */
  readonly gap: number
  readonly fixed: number
  readonly pills: boolean
}

/** Height of a neuron's open glyph. */
export const openHeight = (n: Neuron): number => {
  const rows = Math.min(n.incoming.length + (n.bias ? 1 : 0), G.open.rows)
  return Math.max(G.open.least, G.open.h + G.open.row * rows)
}

const lossNeed = (structure: Structure, detail: Detail): Need => {
  const { first, row, rows, parts, wide } = lossRows(structure, detail)
  const h = Math.max(G.loss.least, G.loss.h + first - G.loss.first + row * rows + parts)
  const pitch = h + 2 * (G.strip.below + G.strip.h + G.rowGap)
  return {
    w: wide ? G.loss.wide : G.loss.w,
    h,
    rows: [pitch],
    frame: 0,
    gap: G.lossGap,
    fixed: 0,
    pills: false,
  }
}

/** The same column with room for the neurons of it that are opened. */
const withOpened = (
  need: Need,
  neurons: readonly Neuron[],
  opener: Opener | null,
  wider: number,
  rowGap: number,
): Need => {
  const frames = neurons.map((n) => opener?.size(n, wider) ?? null)
  const frame = Math.max(0, ...frames.map((f) => f?.w ?? 0))
  if (frame === 0) return need
  const closed = frames.includes(null)
  return {
    ...need,
    rows: need.rows.map((row, k) => (frames[k] ? frames[k].h + G.name + rowGap : row)),
    frame,
    gap: closed ? need.gap : G.wideGap,
    fixed: Math.max(closed ? need.fixed : 0, frame - need.w),
  }
}

const fullNeed = (neurons: readonly Neuron[], above: number, pill: Columns['pill']): Need => {
  const fanIn = Math.max(...neurons.map((n) => n.incoming.length))
  const pills = fanIn <= G.mostPills
  const glyph = above + Math.max(...neurons.map(openHeight)) + G.strip.below + G.strip.h
  const stack = pills ? fanIn * G.pill.pitch : 0
  return {
    w: G.neuron.w,
    h: G.neuron.h,
    rows: neurons.map(() => Math.max(glyph, stack) + G.rowGap),
    frame: 0,
    gap: pills ? G.wideGap : G.bareGap,
    fixed: pills ? pill.w + pill.gap : 0,
    pills,
  }
}

/** How far a narrow first column is moved in so that its title fits. */
const firstIndent = ({ w }: Need): number => Math.max(0, (G.firstTitle - w) / 2)

/** The aspect of a stage that shows a part of the picture at a time: everything stands as close as it may. */
const CLOSE = 0

const bands = G.titleBand + G.margin

/** How wide and high columns are before they are spread. */
const widthOf = (needs: readonly Need[]): number =>
  2 * G.margin + firstIndent(needs[0]!) + needs.reduce((sum, n) => sum + n.gap + n.fixed + n.w, 0)
const total = (rows: readonly number[]): number => rows.reduce((sum, row) => sum + row, 0)
const heightOf = (needs: readonly Need[]): number => Math.max(...needs.map((n) => total(n.rows))) + bands

/** The same columns with less room between rows, and wider glyphs for larger text. */
const lowered = (needs: readonly Need[], pill: Columns['pill']): readonly Need[] =>
  needs.map((n) => ({
    ...n,
    w: n.w * G.roomier,
    gap: n.gap * G.roomier,
    fixed: n.pills ? pill.w * G.roomier + pill.gap : n.fixed,
    rows: n.rows.map((row) => row - G.rowGap + G.tightRowGap),
  }))

/** Stretches so that width over height comes near the aspect: gaps where that is wide, rows where it is tall. */
const spread = (
  needs: readonly Need[],
  aspect: number,
): { readonly gaps: number; readonly content: number } => {
  const gaps = needs.reduce((sum, n) => sum + n.gap, 0)
  const width = widthOf(needs)
  const content = heightOf(needs) - bands
  if (aspect === CLOSE) return { gaps: 1, content }
  const wanted = Number.isFinite(aspect) && aspect > 0 ? aspect : G.aspect
  const extra = wanted * (content + bands) - width
  const taller = width / wanted - bands
  const widest = needs.some(({ frame }) => frame > 0) ? G.widestOpened : G.widest
  return {
    gaps: 1 + Math.max(0, Math.min(extra / gaps, widest - 1)),
    content: Math.max(content, Math.min(taller, content * G.tallest)),
  }
}

/** The middles of the rows of a column: each as high as it needs, the free height shared out among them. */
const middlesOf = ({ rows }: Need, middle: number, content: number, most: number): readonly number[] => {
  const spare = Math.max(0, (content - total(rows)) / rows.length)
  const slots = rows.map((row) => Math.max(row, Math.min(row + spare, most)))
  let top = middle - total(slots) / 2
  return slots.map((slot) => {
    top += slot
    return top - slot / 2
  })
}

/** Measures the columns of a network and puts them side by side for a stage of this width over height. */
export const measureColumns = (structure: Structure, aspect: number, opener: Opener | null): Columns => {
  const { inputs, layers } = structure
  const detail = detailFor(Math.max(inputs.length, ...layers.map((l) => l.length)))
  const hasBias = layers.some((l) => l.some((n) => n.bias))
  const bias = layers.some((l) => l.some((n) => n.bias?.trained)) ? G.trainedBias : G.bias
  const above = hasBias ? bias.h + G.bias.above : G.name
  const pill = aspect < G.narrowAspect ? G.closePill : { w: G.pill.w, gap: G.pillGap }
  const small = detail === 'full' ? null : SMALL[detail]
  const smallNeed = (count: number, gap: number, pitch = small?.pitch ?? 0): Need => ({
    w: small?.size ?? 0,
    h: small?.size ?? 0,
    rows: Array.from({ length: count }, () => pitch),
    frame: 0,
    gap,
    fixed: 0,
    pills: false,
  })
  const first: Need = small
    ? smallNeed(inputs.length, 0)
    : { ...smallNeed(inputs.length, 0, G.inputPitch), ...G.input }
  const closed = [
    first,
    ...layers.map((l) => (small ? smallNeed(l.length, small.gap) : fullNeed(l, above, pill))),
    { ...lossNeed(structure, detail), ...(small ? { gap: small.gap } : {}) },
  ]
  const opened = (needs: readonly Need[], factor: number, rowGap: number): readonly Need[] =>
    needs.map((need, k) => {
      const neurons = layers[k - 1]
      return neurons ? withOpened(need, neurons, opener, factor, rowGap) : need
    })
  const usual = opened(closed, 1, G.rowGap)
  const low = opened(lowered(closed, pill), G.roomier, G.tightRowGap)
  const isLow = !small && aspect > G.tightAspect && widthOf(low) <= aspect * heightOf(low)
  const needs = isLow ? low : usual
  const wider = isLow ? G.roomier : 1
  const { gaps, content } = spread(needs, aspect)
  // What stands above a neuron is not as tall as what stands below it: the same shift keeps all columns level.
  const shift = small ? 0 : (above - G.strip.below - G.strip.h) / 2
  const centre = G.titleBand + content / 2
  let right = G.margin + firstIndent(needs[0]!)
  const columns = needs.map((need): Column => {
    const { w, h, frame, gap, fixed, pills } = need
    const x = right + gap * gaps + fixed
    right = x + w
    const middles = middlesOf(need, centre, content, mostPitch[detail])
    return {
      x,
      w,
      h,
      rows: middles.map((y) => y + shift),
      frames: middles.map((y) => y + G.name / 2),
      middle: right - Math.max(w, frame) / 2,
      pills,
    }
  })
  return {
    detail,
    // A wider pill would reach the name of an open neuron.
    bias: { ...bias, w: Math.min(bias.w * wider, G.trainedBias.w) },
    wider,
    pill,
    width: right + G.margin,
    height: G.titleBand + content + G.margin,
    inputs: columns[0]!,
    layers: columns.slice(1, -1),
    loss: columns.at(-1)!,
  }
}
