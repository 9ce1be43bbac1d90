import '../../src/engine/ops.ts'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { optimizers } from '../../src/engine/optimizer.ts'
import { compileRun } from '../../src/engine/run.ts'
import { compile } from '../../src/models/compile.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { denseLoops, objectGraph, type Problem, problem } from './baselines.mjs'

/** The problem of the yardsticks as a recipe: tanh layers, a linear output, squared error. */
const recipeOf = ({ sizes, W, B, X, Y }: Problem): Recipe => {
  const name = (l: number, j: number): string => (l === 0 ? `x${j}` : `n${l}_${j}`)
  const layers = W.map((rows, l) => ({
    activation: l < W.length - 1 ? ('tanh' as const) : ('identity' as const),
    neurons: rows.map((row, j) => ({
      name: name(l + 1, j),
      weights: row.map((_, i) => `w${l + 1}_${j}_${i}`),
      bias: `b${l + 1}_${j}`,
    })),
  }))
  const weights = W.flatMap((rows, l) =>
    rows.flatMap((row, j) =>
      row.map((value, i) => ({ name: `w${l + 1}_${j}_${i}`, value, trainable: true })),
    ),
  )
  const biases = B.flatMap((row, l) =>
    row.map((value, j) => ({ name: `b${l + 1}_${j}`, value, trainable: true })),
  )
  return {
    version: 1,
    id: 'bench',
    title: 'Bench',
    source: '',
    model: {
      kind: 'network',
      inputs: Array.from({ length: sizes[0] ?? 0 }, (_, i) => name(0, i)),
      layers,
      loss: 'squaredError',
      parameters: [...weights, ...biases],
    },
    samples: X.map((inputs, n) => ({ inputs, targets: Y[n] ?? [] })),
    batchSize: X.length,
    seed: 1,
    optimizer: 'sgd',
    learningRate: 0.1,
    lossLetter: 'L',
    intro: '',
    edits: [],
  }
}

const plainRun = (given: Problem): (() => number) => {
  const recipe = recipeOf(given)
  const graph = compile(recipe)
  const run = compileRun(graph, optimizers.sgd)
  const cells = initialCells(graph, optimizers.sgd)
  const samples = recipe.samples.map(({ inputs, targets }) => Float64Array.from([...inputs, ...targets]))
  return () => run.iterate(cells, samples, { learningRate: 0.1 }, { update: false }) * samples.length
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** Times the three contestants in turns, round after round, so that a busy machine slows all of them alike. */
const main = (): void => {
  const given = problem([2, 16, 16, 1], 100)
  const contestants = { engine: plainRun(given), dense: denseLoops(given), objects: objectGraph(given) }
  const epochs = { engine: 40, dense: 40, objects: 2 }
  const names = Object.keys(contestants) as (keyof typeof contestants)[]
  const ratios = { overDense: [] as number[], underObjects: [] as number[] }
  const losses = names.map((name) => contestants[name]())
  for (const loss of losses)
    if (!(Math.abs(loss - (losses[0] ?? 0)) < 1e-9))
      throw new Error(`The losses differ: ${losses.join(', ')}`)
  const time = (name: keyof typeof contestants): number => {
    const started = performance.now()
    for (let k = 0; k < epochs[name]; k++) contestants[name]()
    return (performance.now() - started) / epochs[name]
  }
  for (let round = 0; round < 60; round++) {
    const [engine, dense, objects] = [time('engine'), time('dense'), time('objects')]
    if (round < 10) continue
    ratios.overDense.push(engine / dense)
    ratios.underObjects.push(objects / engine)
  }
  console.log(
    JSON.stringify({ overDense: median(ratios.overDense), underObjects: median(ratios.underObjects) }),
  )
}

main()
