import type { Hue } from '../engine/formula.ts'
import { type Formula, frac, joined, op, paren, row, sup, sym, text } from '../engine/formula.ts'
import { inFormula, type Quantity } from './sentence.ts'

const at = (name: string, layer: string, hue: Hue = 'ink'): Formula =>
  sup(sym(name, '', hue), paren(sym(layer, '', hue)))
const d = (f: Formula, hue: Hue): Formula => row(sym('∂', '', hue), f)
const by = (E: string, f: Formula, hue: Hue): Formula => frac(d(sym(E, '', hue), hue), d(f, hue))
const transposed = (f: Formula): Formula => sup(f, text('T'))

/** Names of a layer and the one before it, as superscripts: `2` and `1`, or `ℓ` and `ℓ−1` for all layers. */
export interface LayerIndex {
  readonly own: string
  readonly before: string
}

/** The superscripts of layer ℓ, or of any layer. */
export const layerIndex = (layer: number | null): LayerIndex =>
  layer === null ? { own: 'ℓ', before: 'ℓ−1' } : { own: String(layer), before: String(layer - 1) }

/** z⁽ˡ⁾ = W⁽ˡ⁾a⁽ˡ⁻¹⁾ + b⁽ˡ⁾ and a⁽ˡ⁾ = σ(z⁽ˡ⁾). */
export const forwardLines = (
  { own, before }: LayerIndex,
  fn: string,
  biases: boolean,
): readonly Formula[] => {
  const z = at('z', own)
  const weighted = row(at('W', own, 'value'), at('a', before, 'value'))
  return [
    row(z, op('='), ...(biases ? [weighted, op('+'), at('b', own, 'value')] : [weighted])),
    row(at('a', own), op('='), ...(fn === 'id' ? [z] : [text(fn), paren(z)])),
  ]
}

/** δ⁽ˡ⁾ = ∂L/∂a⁽ˡ⁾ ⊙ σ′(z⁽ˡ⁾), ∂L/∂W⁽ˡ⁾ = δ⁽ˡ⁾a⁽ˡ⁻¹⁾ᵀ and, where a layer of neurons comes before, ∂L/∂a⁽ˡ⁻¹⁾ = W⁽ˡ⁾ᵀδ⁽ˡ⁾. */
export const backwardLines = (
  { own, before }: LayerIndex,
  E: string,
  fn: string,
  goesOn: boolean,
): readonly Formula[] => {
  const delta = at('δ', own)
  const slope = row(sym(fn === 'id' ? 'id′' : `${fn}′`, '', 'value'), paren(at('z', own, 'value')))
  return [
    row(delta, op('='), by(E, at('a', own, 'gradient'), 'gradient'), op('⊙'), slope),
    row(
      by(E, at('W', own), 'ink'),
      op('='),
      at('δ', own, 'gradient'),
      transposed(paren(at('a', before, 'value'))),
    ),
    ...(goesOn
      ? [
          row(
            by(E, at('a', before), 'ink'),
            op('='),
            transposed(paren(at('W', own, 'value'))),
            at('δ', own, 'gradient'),
          ),
        ]
      : []),
  ]
}

/** w ← w − η ∂L/∂w, for every parameter. */
export const updateLine = (E: string): Formula =>
  row(
    sym('w'),
    op('←'),
    sym('w', '', 'value'),
    op('−'),
    sym('η'),
    op('×'),
    by(E, sym('w', '', 'gradient'), 'gradient'),
  )

/** a⁽ˡ⁾ = (0.5933, 0.5969). */
export const vectorLine = (name: string, layer: string, values: readonly Quantity[]): Formula =>
  row(at(name, layer), op('='), paren(row(...joinedByCommas(values.map(inFormula)))))

const joinedByCommas = (items: readonly Formula[]): readonly Formula[] => {
  const all = joined(',', items)
  return all.t === 'row' ? all.items : [all]
}
