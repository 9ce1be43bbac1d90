import { detailFor, GEOMETRY as G, mostPitch, SMALL } from './geometry.ts'
import type { Detail } from './layout.ts'
import type { Neuron, Structure } from './structure.ts'

/** One column of glyphs: where it begins, how wide and tall its glyphs are, and the middles of its rows. */
export interface Column {
  readonly x: number
  readonly w: number
  readonly h: number
  readonly rows: readonly number[]
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
  readonly count: number
  readonly w: number
  readonly h: number
  readonly pitch: number
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

const lossNeed = (terms: number, detail: Detail): Need => {
  const rows = detail === 'dot' ? 0 : terms
  const h = Math.max(G.loss.least, G.loss.h + G.loss.row * rows)
  const pitch = h + 2 * (G.strip.below + G.strip.h + G.rowGap)
  return { count: 1, w: G.loss.w, h, pitch, gap: G.lossGap, fixed: 0, pills: false }
}

const fullNeed = (neurons: readonly Neuron[], above: number, pill: Columns['pill']): Need => {
  const fanIn = Math.max(...neurons.map((n) => n.incoming.length))
  const pills = fanIn <= G.mostPills
  const glyph = above + Math.max(...neurons.map(openHeight)) + G.strip.below + G.strip.h
  const stack = pills ? fanIn * G.pill.pitch : 0
  return {
    count: neurons.length,
    w: G.neuron.w,
    h: G.neuron.h,
    pitch: Math.max(glyph, stack) + G.rowGap,
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
const heightOf = (needs: readonly Need[]): number => Math.max(...needs.map((n) => n.count * n.pitch)) + bands

/** The same columns with less room between rows, and wider glyphs for larger text. */
const lowered = (needs: readonly Need[], pill: Columns['pill']): readonly Need[] =>
  needs.map((n) => ({
    ...n,
    w: n.w * G.roomier,
    gap: n.gap * G.roomier,
    fixed: n.pills ? pill.w * G.roomier + pill.gap : n.fixed,
    pitch: n.pitch - G.rowGap + G.tightRowGap,
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
  return {
    gaps: 1 + Math.max(0, Math.min(extra / gaps, G.widest - 1)),
    content: Math.max(content, Math.min(taller, content * G.tallest)),
  }
}

/** Measures the columns of a network and puts them side by side for a stage of this width over height. */
export const measureColumns = ({ inputs, layers, terms }: Structure, aspect: number): Columns => {
  const detail = detailFor(Math.max(inputs.length, ...layers.map((l) => l.length)))
  const hasBias = layers.some((l) => l.some((n) => n.bias))
  const bias = layers.some((l) => l.some((n) => n.bias?.trained)) ? G.trainedBias : G.bias
  const above = hasBias ? bias.h + G.bias.above : G.name
  const pill = aspect === CLOSE ? G.closePill : { w: G.pill.w, gap: G.pillGap }
  const small = detail === 'full' ? null : SMALL[detail]
  const smallNeed = (count: number, gap: number): Need => ({
    count,
    w: small?.size ?? 0,
    h: small?.size ?? 0,
    pitch: small?.pitch ?? 0,
    gap,
    fixed: 0,
    pills: false,
  })
  const first: Need = small
    ? smallNeed(inputs.length, 0)
    : { ...smallNeed(inputs.length, 0), ...G.input, pitch: G.inputPitch }
  const usual = [
    first,
    ...layers.map((l) => (small ? smallNeed(l.length, small.gap) : fullNeed(l, above, pill))),
    { ...lossNeed(terms.length, detail), ...(small ? { gap: small.gap } : {}) },
  ]
  const low = lowered(usual, pill)
  const isLow = !small && aspect > G.tightAspect && widthOf(low) <= aspect * heightOf(low)
  const needs = isLow ? low : usual
  const wider = isLow ? G.roomier : 1
  const { gaps, content } = spread(needs, aspect)
  // What stands above a neuron is not as tall as what stands below it: the same shift keeps all columns level.
  const shift = small ? 0 : (above - G.strip.below - G.strip.h) / 2
  const middle = G.titleBand + content / 2 + shift
  let right = G.margin + firstIndent(needs[0]!)
  const columns = needs.map(({ count, w, h, pitch, gap, fixed, pills }): Column => {
    const x = right + gap * gaps + fixed
    right = x + w
    const apart = Math.max(pitch, Math.min(content / count, mostPitch[detail]))
    const rows = Array.from({ length: count }, (_, i) => middle + (i - (count - 1) / 2) * apart)
    return { x, w, h, rows, pills }
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
