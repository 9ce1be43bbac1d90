import type { LayerArray, NetworkArrays } from './arrays.ts'
import { indented, type Line, line } from './code.ts'
import { float, listLines } from './literals.ts'
import type { SetOptimizer } from './optimizer-code.ts'
import { filledArray, layerOf } from './parameter-code.ts'
import type { ArrayMaker } from './program-parts.ts'
import type { StepSelector } from './selector.ts'
import { type CodeSource, leafNumbers } from './source.ts'

/** What an update is given and gives back besides p. */
const stateNames = ({ state }: SetOptimizer): readonly string[] => state.map((s) => s.name)

/** Whether an update is one line, so that it needs no function of its own. */
export const isPlain = (optimizer: SetOptimizer): boolean => optimizer.lines('').length === 1

/** `def update(p, g, m, v, t):`: the new parameter and state; no lines where the update is one line. */
export const updateFunction = (optimizer: SetOptimizer, sqrt: string): readonly Line[] => {
  if (isPlain(optimizer)) return []
  const names = stateNames(optimizer)
  const given = ['p', 'g', ...names, ...(optimizer.counts ? ['t'] : [])]
  return [
    line(`def update(${given.join(', ')}):`),
    ...indented([
      line(`"""${optimizer.title}: a parameter p with gradient g${names.length ? ' and its state' : ''}."""`),
      ...optimizer.lines(sqrt).map((text, k) => line(text, { kinds: ['update'], writes: [k] })),
      line(`return ${['p', ...names].join(', ')}`),
    ]),
  ]
}

const isZero = (numbers: readonly number[]): boolean => numbers.every((x) => Object.is(x, 0))

/** The optimizer's state of each trained array, by the name of the state and of the array. */
export const stateLines = (
  source: CodeSource,
  arrays: NetworkArrays,
  optimizer: SetOptimizer,
  maker: ArrayMaker,
  zeros: (array: string) => string,
): readonly Line[] => {
  const numbers = leafNumbers(source)
  return optimizer.state.flatMap(({ name, at }) => {
    const stateOf = (parameter: string | null): number =>
      parameter === null ? 0 : numbers.state(parameter, at)
    const own = (array: LayerArray): readonly Line[] =>
      isZero(array.rows.flat().map(stateOf))
        ? [line(`${name}_${array.name} = ${zeros(array.name)}`)]
        : filledArray(array, `${name}_${array.name}`, maker, (p) => float(stateOf(p)))
    const free = arrays.free.map(stateOf)
    return [
      ...arrays.arrays.filter((a) => a.kind === 'trained').flatMap(own),
      ...(free.length === 0
        ? []
        : isZero(free)
          ? [line(`${name}_free = ${zeros('free')}`)]
          : listLines(`${name}_free = ${maker.open}`, free.map(float), maker.close)),
    ]
  })
}

/** The steps that update the parameters of an array. */
export const updateSteps = (array: LayerArray): StepSelector => ({
  kinds: ['update'],
  roles: [array.role],
  layers: [layerOf(array)],
})

/** `W1, m_W1, v_W1 = update(W1, dL_dW1, m_W1, v_W1, t)`, or the update itself where it is one line. */
export const callUpdate = (
  optimizer: SetOptimizer,
  name: string,
  gradient: string,
  ...steps: readonly StepSelector[]
): Line => {
  if (isPlain(optimizer)) return line(`${name} = ${name} - learning_rate * ${gradient}`, ...steps)
  const state = stateNames(optimizer).map((s) => `${s}_${name}`)
  const given = [name, gradient, ...state, ...(optimizer.counts ? ['iteration + 1'] : [])]
  return line(`${[name, ...state].join(', ')} = update(${given.join(', ')})`, ...steps)
}

/** The updates of a network's arrays. */
export const updateCalls = (
  arrays: NetworkArrays,
  optimizer: SetOptimizer,
  gradient: (array: string) => string,
): readonly Line[] => {
  const mixed = arrays.arrays.filter((a) => a.kind === 'mixed')
  return [
    ...arrays.arrays
      .filter((a) => a.kind === 'trained')
      .map((a) => callUpdate(optimizer, a.name, gradient(a.name), updateSteps(a))),
    ...(mixed.length > 0 ? [callUpdate(optimizer, 'free', gradient('free'), ...mixed.map(updateSteps))] : []),
  ]
}
