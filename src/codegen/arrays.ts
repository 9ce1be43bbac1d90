import type { OpName } from '../engine/ops.ts'
import { editedModel } from '../models/edits.ts'
import type { NetworkModel } from '../models/recipe.ts'
import type { CodeSource } from './source.ts'

/**
 * How the numbers of an array are kept: `trained` and `frozen` ones stand in the array itself; those of a `mixed` array
 * are shared or only in part trained, so it is made of other numbers, place by place.
 */
export type ArrayKind = 'trained' | 'frozen' | 'mixed'

/** The weights of a layer, a row per neuron, or its biases, in one row. */
export interface LayerArray {
  /** `W1`, `b1`. */
  readonly name: string
  readonly role: 'weight' | 'bias'
  readonly kind: ArrayKind
  /** Names of the parameters; null for a bias that a neuron does not have. */
  readonly rows: readonly (readonly (string | null)[])[]
}

/** A layer of a network as arrays. */
export interface ArrayLayer {
  /** 1…K. */
  readonly layer: number
  readonly activation: OpName
  readonly neurons: readonly string[]
  readonly weights: LayerArray
  /** Null where no neuron has a bias. */
  readonly biases: LayerArray | null
}

/** A network as arrays. */
export interface NetworkArrays {
  readonly layers: readonly ArrayLayer[]
  readonly arrays: readonly LayerArray[]
  /** Distinct trained parameters of mixed arrays, in their order. */
  readonly free: readonly string[]
  /** Distinct frozen ones of mixed arrays; null stands for a bias of 0 that is none. */
  readonly fixed: readonly (string | null)[]
  readonly model: NetworkModel
}

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)]

/** Sorts the parameters of a network into arrays. Throws RangeError for a plain graph. */
export const networkArrays = ({ recipe }: CodeSource): NetworkArrays => {
  const model = editedModel(recipe)
  if (model.kind !== 'network') throw new RangeError('the model is no layered network')
  const trained = new Set(model.parameters.filter((p) => p.trainable).map((p) => p.name))
  const uses = new Map<string, number>()
  for (const { neurons } of model.layers)
    for (const { weights, bias } of neurons)
      for (const name of bias === null ? weights : [...weights, bias])
        uses.set(name, (uses.get(name) ?? 0) + 1)
  const kindOf = (names: readonly (string | null)[]): ArrayKind => {
    if (!names.some((n) => n !== null && trained.has(n))) return 'frozen'
    return names.every((n) => n !== null && trained.has(n) && uses.get(n) === 1) ? 'trained' : 'mixed'
  }
  const layers = model.layers.map(({ activation, neurons }, l): ArrayLayer => {
    const array = (letter: string, role: LayerArray['role'], rows: LayerArray['rows']): LayerArray => ({
      name: `${letter}${l + 1}`,
      role,
      rows,
      kind: kindOf(rows.flat()),
    })
    return {
      layer: l + 1,
      activation,
      neurons: neurons.map((n) => n.name),
      weights: array(
        'W',
        'weight',
        neurons.map((n) => n.weights),
      ),
      biases: neurons.some((n) => n.bias !== null) ? array('b', 'bias', [neurons.map((n) => n.bias)]) : null,
    }
  })
  const arrays = layers.flatMap((l) => (l.biases ? [l.weights, l.biases] : [l.weights]))
  const mixed = distinct(arrays.filter((a) => a.kind === 'mixed').flatMap((a) => a.rows.flat()))
  return {
    layers,
    arrays,
    free: mixed.filter((n): n is string => n !== null && trained.has(n)),
    fixed: mixed.filter((n) => n === null || !trained.has(n)),
    model,
  }
}

/** The first place where a parameter stands. */
export const placeOf = (
  { arrays }: NetworkArrays,
  name: string,
): { readonly array: LayerArray; readonly row: number; readonly column: number } | null => {
  for (const array of arrays)
    for (const [row, names] of array.rows.entries()) {
      const column = names.indexOf(name)
      if (column >= 0) return { array, row, column }
    }
  return null
}
