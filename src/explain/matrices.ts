import type { Hue } from '../engine/formula.ts'
import { type Formula, op, paren, row, sup, sym, text } from '../engine/formula.ts'

/** A symbol with its layer above it: W⁽²⁾. */
export const at = (name: string, layer: string, hue: Hue = 'ink'): Formula =>
  sup(sym(name, '', hue), paren(sym(layer, '', hue)))
const d = (hue: Hue): Formula => sym('∂', '', hue)

/** ∂L/∂f on one line. */
export const by = (E: string, f: Formula, hue: Hue): Formula =>
  row(d(hue), sym(E, '', hue), text('/'), d(hue), f)
const transposed = (f: Formula): Formula => sup(paren(f), text('T'))

/** Names of a layer and the one before it, as superscripts: `2` and `1`, or `ℓ` and `ℓ−1` for all layers. */
export interface LayerIndex {
  readonly own: string
  readonly before: string
}

/** The superscripts of layer ℓ, or of any layer. */
export const layerIndex = (layer: number | null): LayerIndex =>
  layer === null ? { own: 'ℓ', before: 'ℓ−1' } : { own: String(layer), before: String(layer - 1) }

/** z⁽ˡ⁾ = W⁽ˡ⁾a⁽ˡ⁻¹⁾ + b⁽ˡ⁾. */
export const sumSymbols = ({ own, before }: LayerIndex, biases: boolean): Formula =>
  row(
    at('z', own),
    op('='),
    at('W', own, 'value'),
    at('a', before, 'value'),
    ...(biases ? [op('+'), at('b', own, 'value')] : []),
  )

/** a⁽ˡ⁾ = σ(z⁽ˡ⁾), or z⁽ˡ⁾ itself. */
export const activationSymbols = ({ own }: LayerIndex, fn: string): Formula =>
  row(at('a', own), op('='), ...applied(fn, at('z', own, 'value')))

/** σ applied to a formula; the identity leaves no trace. */
const applied = (fn: string, f: Formula): readonly Formula[] => (fn === 'id' ? [f] : [text(fn), paren(f)])

/** δ⁽ˡ⁾ = ∂L/∂a⁽ˡ⁾ ⊙ σ′(z⁽ˡ⁾). */
export const deltaSymbols = ({ own }: LayerIndex, E: string, fn: string): Formula => {
  const slope = [op('⊙'), sym(`${fn}′`, '', 'value'), paren(at('z', own, 'value'))]
  return row(
    at('δ', own),
    op('='),
    by(E, at('a', own, 'gradient'), 'gradient'),
    ...(fn === 'id' ? [] : slope),
  )
}

/** ∂L/∂W⁽ˡ⁾ = δ⁽ˡ⁾(a⁽ˡ⁻¹⁾)ᵀ, with what the samples before left where there is something. */
export const weightSymbols = ({ own, before }: LayerIndex, E: string, isLater = false): Formula =>
  row(
    by(E, at('W', own), 'ink'),
    op(isLater ? '←' : '='),
    ...(isLater ? [by(E, at('W', own, 'gradient'), 'gradient'), op('+')] : []),
    at('δ', own, 'gradient'),
    transposed(at('a', before, 'value')),
  )

/** ∂L/∂b⁽ˡ⁾ = δ⁽ˡ⁾. */
export const biasSymbols = ({ own }: LayerIndex, E: string, isLater = false): Formula =>
  row(
    by(E, at('b', own), 'ink'),
    op(isLater ? '←' : '='),
    ...(isLater ? [by(E, at('b', own, 'gradient'), 'gradient'), op('+')] : []),
    at('δ', own, 'gradient'),
  )

/** ∂L/∂a⁽ˡ⁻¹⁾ = (W⁽ˡ⁾)ᵀδ⁽ˡ⁾. */
export const passedOnSymbols = ({ own, before }: LayerIndex, E: string): Formula =>
  row(by(E, at('a', before), 'ink'), op('='), transposed(at('W', own, 'value')), at('δ', own, 'gradient'))

/** W⁽ˡ⁾ ← W⁽ˡ⁾ − η ∂L/∂W⁽ˡ⁾. */
export const updateSymbols = (w: (hue: Hue) => Formula, E: string): Formula =>
  row(w('ink'), op('←'), w('value'), op('−'), sym('η'), by(E, w('gradient'), 'gradient'))
