import type { LayerArray, NetworkArrays } from './arrays.ts'
import { type Line, line } from './code.ts'
import { float, listLines, tableLines } from './literals.ts'
import { codeOfOp } from './op-code.ts'
import type { ArrayMaker } from './program-parts.ts'
import type { StepSelector } from './selector.ts'
import { type CodeSource, leafNumbers } from './source.ts'

/** How arrays of a dialect are made: `trained` ends those that an optimizer changes. */
export interface ParameterMaker extends ArrayMaker {
  readonly trained?: string
}

/** The number of the layer that an array belongs to. */
export const layerOf = ({ name }: LayerArray): number => Number(name.slice(1))

/** The steps that carry a neuron's weights or bias, or change them. */
const placeSteps = (array: LayerArray, unit: number): readonly StepSelector[] => {
  const of = { layers: [layerOf(array)], units: [unit], aside: true } satisfies StepSelector
  return [
    { ...of, kinds: ['carry'], sources: [array.role] },
    { ...of, kinds: ['update'], roles: [array.role] },
  ]
}

const allUnits = (array: LayerArray): readonly StepSelector[] =>
  placeSteps(array, 0).map(({ units, ...rest }) => rest)

/** An array with something in each place. */
export const filledArray = (
  array: LayerArray,
  name: string,
  maker: ArrayMaker,
  of: (parameter: string | null) => string,
  neurons: readonly string[] = [],
): readonly Line[] =>
  array.role === 'weight'
    ? tableLines(
        `${name} = ${maker.open}`,
        array.rows.map((row, unit) => ({
          items: row.map(of),
          ...(neurons[unit] !== undefined && { remark: neurons[unit], steps: placeSteps(array, unit) }),
        })),
        maker.close,
      )
    : listLines(
        `${name} = ${maker.open}`,
        array.rows[0]!.map(of),
        maker.close,
        ...(neurons.length > 0 ? allUnits(array) : []),
      )

/** The remark on numbers that are not trained. */
export const FROZEN = '  # not trained'

/** The arrays of every layer, a block of lines each; mixed ones as the places in `numbers` that they are made of. */
export const arrayLines = (
  source: CodeSource,
  arrays: NetworkArrays,
  { open, close, trained = close }: ParameterMaker,
): readonly (readonly Line[])[] => {
  const numbers = leafNumbers(source)
  const places = new Map([...arrays.free, ...arrays.fixed].map((name, i) => [name, i]))
  return arrays.layers.map(({ layer, activation, neurons, weights, biases }) => {
    const count = neurons.length === 1 ? '1 neuron' : `${neurons.length} neurons`
    const define = (array: LayerArray): readonly Line[] =>
      array.kind === 'mixed'
        ? filledArray(
            array,
            `${array.name}_place`,
            { open, close },
            (name) => String(places.get(name)),
            neurons,
          )
        : filledArray(
            array,
            array.name,
            { open, close: array.kind === 'trained' ? trained : `${close}${FROZEN}` },
            (name) => float(name === null ? 0 : numbers.value(name)),
            neurons,
          )
    // The name of the operation is the table's own; identity has nothing to say.
    const fires = activation === 'identity' ? '' : `, ${activation}`
    codeOfOp(activation)
    return [line(`# Layer ${layer}: ${count}${fires}`), ...define(weights), ...(biases ? define(biases) : [])]
  })
}

/** The numbers that mixed arrays are made of: none where no array is mixed. */
export const freeLines = (
  arrays: NetworkArrays,
  source: CodeSource,
  { open, close, trained = close }: ParameterMaker,
  joined = 'np.concatenate([free, fixed])',
): {
  readonly definitions: readonly Line[]
  readonly assembly: readonly Line[]
  readonly gradient: (d: string) => readonly Line[]
} => {
  const mixed = arrays.arrays.filter((a) => a.kind === 'mixed')
  if (mixed.length === 0) return { definitions: [], assembly: [], gradient: () => [] }
  const numbers = leafNumbers(source)
  const numberOf = (name: string | null): string => float(name === null ? 0 : numbers.value(name))
  return {
    definitions: [
      line('# Some numbers stand in several places, or are not trained: arrays are made of these.'),
      ...listLines(`free = ${open}`, arrays.free.map(numberOf), trained),
      ...listLines(`fixed = ${open}`, arrays.fixed.map(numberOf), `${close}${FROZEN}`),
    ],
    assembly: [
      line(`numbers = ${joined}`),
      ...mixed.map((a) => line(`${a.name} = numbers[${a.name}_place]`)),
    ],
    gradient: (d) => [
      line(`${d}_dnumbers = np.zeros_like(numbers)`),
      ...mixed.map((a) => line(`np.add.at(${d}_dnumbers, ${a.name}_place, ${d}_d${a.name})`)),
      line(`${d}_dfree = ${d}_dnumbers[: len(free)]`),
    ],
  }
}

/** The gradients that are there already where they are never cleared, each given by `name`. */
export const keptLines = (
  source: CodeSource,
  arrays: NetworkArrays,
  maker: ArrayMaker,
  name: (array: string) => string,
): readonly Line[] => {
  if (source.recipe.keepsGradients !== true) return []
  const numbers = leafNumbers(source)
  // A number that stands in several places has one gradient: the first of them has it all.
  const seen = new Set<string>()
  const once = (parameter: string | null): string => {
    if (parameter === null || seen.has(parameter)) return float(0)
    seen.add(parameter)
    return float(numbers.gradient(parameter))
  }
  return [
    line('# Gradients are never cleared: these are there already, and new ones are added to them.'),
    ...arrays.arrays
      .filter((a) => a.kind !== 'frozen')
      .flatMap((a) => filledArray(a, name(a.name), maker, once)),
  ]
}
