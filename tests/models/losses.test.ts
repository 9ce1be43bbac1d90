import { describe, expect, test } from 'vitest'
import { checkGradient } from '../../src/engine/gradient-check.ts'
import { gradientCell } from '../../src/engine/graph.ts'
import { initialCells } from '../../src/engine/initial-cells.ts'
import { activations } from '../../src/engine/ops-activation.ts'
import { optimizers } from '../../src/engine/optimizer.ts'
import { compileRun } from '../../src/engine/run.ts'
import { compile } from '../../src/models/compile.ts'
import { expectedTargets, LOSSES, type LossName, lossTable } from '../../src/models/losses.ts'
import type { NetworkModel, Recipe } from '../../src/models/recipe.ts'
import { parseRecipe } from '../../src/models/recipe-parser.ts'
import { TASKS } from '../../src/models/task.ts'
import { probeOf } from '../engine/loss-probe.ts'
import { lossRecipe, outputFor, targetsFor } from './loss-recipe.ts'

type Activation = keyof typeof activations
const ACTIVATIONS = Object.keys(activations) as Activation[]
const h = { learningRate: 0.1 }

/** One iteration of a recipe's first sample: the numbers of all cells. */
const ran = (recipe: Recipe) => {
  const graph = compile(recipe)
  const cells = initialCells(graph, optimizers.sgd)
  const { inputs, targets } = recipe.samples[0]!
  const sample = Float64Array.from(graph.loaded.length > 0 ? [...inputs, ...targets] : [])
  compileRun(graph, optimizers.sgd).iterate(cells, [sample], h, { update: false })
  const outputs = graph.nodes
    .filter(
      ({ tag, op }) =>
        tag?.role === 'activation' && op && graph.nodes[graph.output]!.tag!.layer === tag.layer + 1,
    )
    .map(({ id }) => id)
  return { graph, cells, outputs, loss: cells[graph.output]! }
}

/** A network without hidden layers whose outputs are these logits through the activation. */
const withLogits = (
  loss: LossName,
  logits: readonly number[],
  targets: readonly number[],
  outputActivation = outputFor(loss),
): Recipe => {
  const recipe = lossRecipe(loss, logits.length, { sizes: [1, logits.length], outputActivation })
  const model = recipe.model as NetworkModel
  const values = new Map(model.layers[0]!.neurons.map(({ weights }, i) => [weights[0]!, logits[i]!]))
  return {
    ...recipe,
    samples: [{ inputs: [1], targets }],
    model: { ...model, parameters: model.parameters.map((p) => ({ ...p, value: values.get(p.name) ?? 0 })) },
  }
}

const mean = (terms: readonly number[]): number => terms.reduce((sum, x) => sum + x, 0) / terms.length

/** Each loss of outputs a and targets t, written down a second time in its textbook form. */
const textbook: Readonly<Record<LossName, (a: readonly number[], t: readonly number[]) => number>> = {
  halfSquaredError: (a, t) => (mean(a.map((x, i) => (x - t[i]!) ** 2)) * a.length) / 2,
  squaredError: (a, t) => mean(a.map((x, i) => (x - t[i]!) ** 2)) * a.length,
  meanSquaredError: (a, t) => mean(a.map((x, i) => (x - t[i]!) ** 2)),
  absoluteError: (a, t) => mean(a.map((x, i) => Math.max(x - t[i]!, t[i]! - x))),
  huber: (a, t) => mean(a.map((x, i) => huber(Math.abs(x - t[i]!)))),
  hinge: (a, t) => mean(a.map((x, i) => (t[i]! * x < 1 ? 1 - t[i]! * x : 0))) * a.length,
  binaryCrossEntropy: (a, t) => mean(a.map((x, i) => -Math.log(t[i] === 1 ? x : 1 - x))),
  binaryCrossEntropyFromLogits: (a, t) => mean(a.map((x, i) => Math.log(1 + Math.exp(t[i] === 1 ? -x : x)))),
  softmaxCrossEntropy: (a, t) => {
    const all = a.map(Math.exp).reduce((sum, e) => sum + e, 0)
    return -Math.log(Math.exp(a[t.indexOf(1)]!) / all)
  },
}
const huber = (d: number): number => (d > 1 ? d - 0.5 : d ** 2 / 2)

const pairs = ACTIVATIONS.flatMap((activation) =>
  LOSSES.flatMap((loss) =>
    [1, 3]
      .filter((outputs) => lossTable[loss].wrong(activation, outputs) === null)
      .map((outputs) => [loss, activation, outputs] as const),
  ),
)

describe('every loss with every activation of the outputs that it can be computed from', () => {
  test.each(pairs)('%s of %s, %i outputs: the value is that of the textbook', (loss, activation, outputs) => {
    for (const seed of [1, 2, 3]) {
      const recipe = lossRecipe(loss, outputs, { outputActivation: activation, seed })
      const run = ran(recipe)
      const a = run.outputs.map((id) => run.cells[id]!)
      expect(run.loss).toBeCloseTo(textbook[loss](a, recipe.samples[0]!.targets), 12)
    }
  })

  test.each(pairs)(
    '%s of %s, %i outputs: gradients agree with central differences',
    (loss, activation, outputs) => {
      // With seed 5 no number of any of these networks is near a kink.
      const { graph, cells } = ran(lossRecipe(loss, outputs, { outputActivation: activation, seed: 5 }))
      const probe = probeOf(graph)
      for (const leaf of graph.parameters) {
        const check = checkGradient(probe, leaf, 1e-5)
        expect([graph.nodes[leaf]!.name, check.verdict]).toEqual([graph.nodes[leaf]!.name, 'agrees'])
        expect(check.backprop).toBe(cells[gradientCell(graph, leaf)])
      }
    },
  )
})

describe('losses follow torch.nn', () => {
  const L = (...of: Parameters<typeof withLogits>) => {
    const { graph, cells, outputs, loss: value } = ran(withLogits(...of))
    return { value, slopes: outputs.map((id) => cells[gradientCell(graph, id)]!) }
  }

  test('the mean absolute error has slope 0 where the target is met, as torch.sign(0)', () => {
    expect(L('absoluteError', [2, 5], [2, 1])).toEqual({ value: 2, slopes: [0, 0.5] })
  })

  test('the Huber loss turns from square to straight at 1, where both have slope 1', () => {
    expect(L('huber', [1, -1, 3, 0.5], [0, 0, 0, 0])).toEqual({
      value: (0.5 + 0.5 + 2.5 + 0.125) / 4,
      slopes: [0.25, -0.25, 0.25, 0.125],
    })
  })

  test('the hinge loss is the sum over the outputs, with slope 0 on its corner', () => {
    expect(L('hinge', [1, 0.25, -3], [1, 1, 1], 'identity')).toEqual({ value: 0.75 + 4, slopes: [0, -1, -1] })
  })

  test('the binary cross-entropy stops its logarithms at −100 and its divisors at 1e−12', () => {
    // σ(800) is 1 and σ(−800) is 0 in doubles.
    expect(L('binaryCrossEntropy', [800], [0])).toEqual({ value: 100, slopes: [1e12] })
    expect(L('binaryCrossEntropy', [-800], [1])).toEqual({ value: 100, slopes: [-1e12] })
    expect(L('binaryCrossEntropy', [800], [1])).toEqual({ value: 0, slopes: [0] })
  })

  test('cross-entropies of logits are the numbers of their documented formulas', () => {
    expect(L('binaryCrossEntropyFromLogits', [0], [1]).value).toBeCloseTo(Math.LN2, 15)
    // ln(e + e² + e³) − 3
    expect(L('softmaxCrossEntropy', [1, 2, 3], [0, 0, 1]).value).toBeCloseTo(0.4076059644443803, 15)
  })
})

describe('losses of logits', () => {
  test.each([700, -700])('are finite at z = %d, with their gradients', (z) => {
    for (const t of [0, 1]) {
      for (const [loss, logits, targets] of [
        ['binaryCrossEntropyFromLogits', [z], [t]],
        ['softmaxCrossEntropy', [z, 0, -z], [t, 1 - t, 0]],
        ['binaryCrossEntropy', [z], [t]],
      ] as const) {
        const { loss: value, cells, graph } = ran(withLogits(loss, logits, targets))
        expect(Number.isFinite(value)).toBe(true)
        for (const leaf of graph.parameters)
          expect(Number.isFinite(cells[gradientCell(graph, leaf)]!)).toBe(true)
      }
    }
  })

  test('a softmax pulls each logit twice, by −t and by the very number that is shown as p', () => {
    const { graph, cells, outputs } = ran(withLogits('softmaxCrossEntropy', [0.3, -1.2, 2], [0, 1, 0]))
    const p = graph.nodes.filter(({ tag }) => tag?.role === 'probability').map(({ id }) => id)
    expect(p.reduce((sum, id) => sum + cells[id]!, 0)).toBeCloseTo(1, 15)
    outputs.forEach((z, i) => {
      const pulls = [...graph.outEdge.subarray(graph.firstOut[z]!, graph.firstOut[z + 1]!)]
      expect(pulls.map((e) => graph.pulled[e])).toEqual([1, 0, 1])
      expect(cells[gradientCell(graph, z)]).toBe((i === 1 ? -1 : -0) + cells[p[i]!]!)
    })
    for (const id of p) expect(graph.reachesOutput[id]).toBe(0)
  })
})

describe('what does not fit', () => {
  test.each(LOSSES)('%s says what to choose instead, and never refuses what it is made for', (loss) => {
    const { misfit, wrong, tasks } = lossTable[loss]
    for (const activation of ACTIVATIONS)
      for (const task of TASKS)
        for (const outputs of [1, 3]) {
          const refused = wrong(activation, outputs, task)
          const said = misfit(activation, task, outputs)
          if (refused !== null) expect(said).toBe(refused)
          if (said !== null) expect(said).toMatch(/^The .*: choose .*\.$/)
        }
    for (const task of tasks)
      expect(misfit(outputFor(loss) as Activation, task, task === 'classes' ? 3 : 1)).toBeNull()
  })

  test.each([
    ['binaryCrossEntropy', 'tanh', 1, 'choose the sigmoid'],
    ['binaryCrossEntropyFromLogits', 'sigmoid', 1, 'contains the sigmoid itself: choose the identity'],
    ['softmaxCrossEntropy', 'relu', 3, 'contains the softmax itself: choose the identity'],
    ['softmaxCrossEntropy', 'identity', 1, 'needs two outputs or more'],
  ] as const)(
    '%s of %s, %i outputs: is refused where it is compiled and where it is read',
    (loss, outputActivation, outputs, words) => {
      const recipe = lossRecipe(loss, outputs, { outputActivation })
      expect(() => compile(recipe)).toThrow(RangeError)
      const parsed = parseRecipe(recipe)
      expect(parsed.ok).toBe(false)
      if (parsed.ok) return
      const sentence = lossTable[loss].wrong(outputActivation, outputs)!
      expect(sentence).toContain(words)
      expect(parsed.problems.map((p) => p.message)).toContain(`model.loss does not fit: ${sentence}`)
    },
  )

  test('targets of another kind than the loss needs are named by the sample they belong to', () => {
    const refused = (loss: LossName, targets: readonly number[]): string => {
      const recipe = lossRecipe(loss, targets.length)
      const parsed = parseRecipe({ ...recipe, samples: [{ ...recipe.samples[0]!, targets }] })
      return parsed.ok ? '' : parsed.problems.map((p) => p.message).join()
    }
    expect(refused('hinge', [1, 0])).toBe(
      'samples[0].targets is 1, 0; expected −1 or 1 for each output for the hinge loss',
    )
    expect(refused('binaryCrossEntropy', [2])).toContain('expected numbers from 0 to 1')
    expect(refused('softmaxCrossEntropy', [1, 1])).toContain('add up to 1')
    expect(refused('softmaxCrossEntropy', [0.25, 0.75])).toBe('')
    for (const loss of LOSSES)
      for (const outputs of [2, 3]) expect(expectedTargets(loss, targetsFor(loss, outputs, 1))).toBeNull()
  })

  test('every recipe of a loss that fits is read as it is', () => {
    for (const loss of LOSSES)
      expect(parseRecipe(lossRecipe(loss, 3, { samples: 4 }))).toMatchObject({ ok: true })
  })
})
