import { expect } from 'vitest'
import type { Code } from '../../src/codegen/code.ts'
import { type DialectId, generate } from '../../src/codegen/dialects.ts'
import { type CodeSource, ITERATIONS } from '../../src/codegen/source.ts'
import { compile } from '../../src/models/compile.ts'
import type { NetworkModel, ParameterSpec, Recipe } from '../../src/models/recipe.ts'
import { Session } from '../../src/worker/session.ts'
import { printedBy } from './python.ts'

/** Dialects that can be run here. */
export const RUNNABLE: readonly DialectId[] = ['numpy', 'python']

const FOREVER = 1e9

/** A recipe at an iteration, as code is written from it, and the losses that the engine computes from there on. */
export interface Trained {
  readonly source: CodeSource
  readonly losses: readonly number[]
}

/** Trains a recipe up to iteration k, and on. */
export const trainedTo = async (recipe: Recipe, iteration: number): Promise<Trained> => {
  const session = new Session()
  await session.open(recipe)
  await session.seek(iteration, FOREVER)
  const { columns } = await session.record(0)
  const losses: number[] = []
  for (let k = iteration; k < iteration + ITERATIONS; k++) losses.push((await session.seek(k, FOREVER)).loss)
  return { source: { recipe, graph: compile(recipe), cells: columns.initial, iteration }, losses }
}

/** Iterations at which programs are written in the tests. */
export const STARTS = [0, 7]

const TOLERANCE = 1e-9

const NUMBERS: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
}

/** A number as Python prints it. */
export const printedNumber = (text: string): number => NUMBERS[text] ?? Number(text)

const expectLosses = (lines: readonly string[], { source, losses }: Trained, name: string): void => {
  const printed = lines.slice(0, ITERATIONS).map((text) => text.split(' ').map(printedNumber))
  expect(
    printed.map(([k]) => k),
    name,
  ).toEqual(losses.map((_, i) => source.iteration + i))
  printed.forEach(([, loss], i) => {
    if (Object.is(loss, losses[i])) return
    const bound = TOLERANCE * Math.max(1, Math.abs(losses[i]!))
    expect(Math.abs(loss! - losses[i]!), `${name}: ${lines[i]} is not ${losses[i]}`).toBeLessThanOrEqual(
      bound,
    )
  })
}

/** Expects that NumPy and plain Python print what the engine computes, from iterations 0 and 7 on. */
export const expectSameLosses = async (recipes: Readonly<Record<string, Recipe>>): Promise<void> => {
  const programs: { name: string; trained: Trained; code: Code }[] = []
  for (const [name, recipe] of Object.entries(recipes))
    for (const start of STARTS) {
      const trained = await trainedTo(recipe, start)
      for (const id of RUNNABLE)
        programs.push({ name: `${name} in ${id} from ${start}`, trained, code: generate(id, trained.source) })
    }
  const printed = printedBy(programs.map((p) => p.code))
  programs.forEach(({ name, trained }, i) => {
    expectLosses(printed[i]!, trained, name)
  })
}

/** A recipe with another network. */
export const withNetwork = (
  recipe: Recipe,
  change: (model: NetworkModel) => Partial<NetworkModel>,
): Recipe => {
  if (recipe.model.kind !== 'network') throw new Error('not a network')
  return { ...recipe, model: { ...recipe.model, ...change(recipe.model) } }
}

/** The parameters with some of them frozen. */
export const freezing =
  (names: readonly string[]) =>
  ({ parameters }: NetworkModel) => ({
    parameters: parameters.map(
      (p): ParameterSpec => (names.includes(p.name) ? { ...p, trainable: false } : p),
    ),
  })

/** The layers with one parameter in place of others. */
export const sharing =
  (shared: Readonly<Record<string, string>>) =>
  ({ layers, parameters }: NetworkModel) => ({
    layers: layers.map((l) => ({
      ...l,
      neurons: l.neurons.map((n) => ({
        ...n,
        weights: n.weights.map((w) => shared[w] ?? w),
        bias: n.bias === null ? null : (shared[n.bias] ?? n.bias),
      })),
    })),
    parameters: parameters.filter((p) => !(p.name in shared)),
  })
