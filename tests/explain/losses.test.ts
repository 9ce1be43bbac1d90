import { describe, expect, test } from 'vitest'
import type { Size } from '../../src/engine/step.ts'
import { explain } from '../../src/explain/explain.ts'
import { formulaText, sentenceText } from '../../src/explain/formula-text.ts'
import { graphRows } from '../../src/explain/graph-rows.ts'
import { inspect } from '../../src/explain/inspection.ts'
import { LOSSES, type LossName } from '../../src/models/losses.ts'
import { lossRecipe } from '../models/loss-recipe.ts'
import { everyMoment, momentsOfRecipe } from './moments.ts'
import { problemsOf } from './problems.ts'

/** With ordinary spaces, so that it can be compared. */
const plain = (text: string): string => text.replaceAll('\u00A0', ' ')

/** What is told of the last beat of this size whose heading matches. */
const told = (loss: LossName, outputs: number, size: Size, heading: RegExp, batch = 1) => {
  const at = momentsOfRecipe(lossRecipe(loss, outputs, { samples: batch, batchSize: batch }))
  const { length } = at('write', 0).schedule
  for (let step = length; step > 0; step--) {
    const e = explain(at(size, step))
    if (heading.test(e.heading))
      return {
        sentence: plain(sentenceText(e.sentence)),
        lines: e.formula?.lines.map((l) => plain(formulaText(l))) ?? [],
      }
  }
  throw new Error(`nothing is told under ${heading}`)
}

describe('every loss is told at every place of every size', () => {
  const cases = LOSSES.flatMap((loss) =>
    [1, 3, 10].flatMap((outputs) =>
      loss === 'softmaxCrossEntropy' && outputs === 1 ? [] : [[loss, outputs] as const],
    ),
  )
  test.each(cases)('%s of %i outputs', (loss, outputs) => {
    const batch = outputs === 3 ? 2 : 1
    const at = momentsOfRecipe(lossRecipe(loss, outputs, { samples: batch, batchSize: batch }))
    expect(everyMoment(at, outputs > 3 ? 5 : 2).flatMap(problemsOf)).toEqual([])
  })
})

describe('a term of the loss is told with its numbers', () => {
  const term = (loss: LossName, outputs = 1) => told(loss, outputs, 'write', /^o₁ against/).sentence

  test('says how far the output is from its target, in the loss’s own words', () => {
    expect(term('absoluteError')).toMatch(/^o₁ should be −0.9 and is .* the absolute error: \|−0.9 − .*\| ≈ /)
    expect(term('binaryCrossEntropy')).toMatch(
      /the binary cross-entropy: −\(1 × ln\((.*)\) \+ \(1 − 1\) × ln\(1 − \1\)\) ≈ /,
    )
    expect(term('hinge')).toMatch(
      /^o₁ should have the sign of its target 1 and reach as far; it is .* max\(0, 1 − 1 × /,
    )
  })

  test('of a Huber loss tells the part that applies', () => {
    expect(term('huber', 3)).toMatch(/the Huber error: (½\(−0.9 − .*\)²|\|−0.9 − .*\| − ½) ≈ /)
    expect(told('huber', 3, 'write', /^o₃ against/).sentence).toMatch(/the Huber error: \|2.5 − .*\| − ½ ≈ /)
  })

  test('of logits says what they are as probabilities', () => {
    expect(term('binaryCrossEntropyFromLogits')).toMatch(
      /^o₁ should be 1 and its logit is (−?0\.\d+), which as a probability is 0\.\d+\. .*: max\(\1, 0\) − /,
    )
  })
})

describe('a softmax cross-entropy is told as two pulls', () => {
  const pull = (which: RegExp) => told('softmaxCrossEntropy', 3, 'edge', which)

  test('the target’s pull comes first and is not complete', () => {
    const { sentence } = pull(/^∂L\/∂a of o₁, 1 of 2/)
    expect(sentence).toBe(
      'o₁ counts in the loss twice, so two contributions add. From t × a of o₁: −1 × 1 = −1. That is the first of two: ∂L/∂a is not complete yet.',
    )
  })

  test('the probability’s pull makes it p − t', () => {
    const { sentence, lines } = pull(/^∂L\/∂a of o₁, 2 of 2/)
    expect(sentence).toMatch(
      /From lse: 1 × (0\.\d+) ≈ \1\. With −1 from t × a of o₁: ∂L\/∂a ≈ −0\.\d+\. This is p − t: its probability less its target\.$/,
    )
    expect(lines[0]).toBe('∂L/∂a_o1 = ∂L/∂a_o1 + ∂L/∂lse × ∂lse/∂a_o1')
  })

  test('in a batch it is p − t times the share of the sample', () => {
    expect(told('softmaxCrossEntropy', 3, 'edge', /^∂L\/∂a of o₁, 2 of 2/, 4).sentence).toMatch(
      /This is p − t, times the loss’s share in the batch\.$/,
    )
  })

  test('the local derivative of the log-sum-exp is tied to the probability on the stage', () => {
    const at = momentsOfRecipe(lossRecipe('softmaxCrossEntropy', 3))
    const { graph, schedule, trace } = at('write', 0)
    const p = graph.nodes.find(({ tag }) => tag?.role === 'probability' && tag.from === 0)!.id
    const step = [...schedule.edge.keys()].find(
      (i) =>
        trace.at(i).kind === 'pull' && graph.nodes[graph.consumer[schedule.edge[i]!]!]!.op?.name === 'lse',
    )!
    const last = Math.max(step, step + 2)
    expect(explain(at('edge', last + 1)).ties.map(({ cell }) => cell)).toContain(p)
  })

  test('a layer shows the shares, and backward that they are less their targets', () => {
    const forward = told('softmaxCrossEntropy', 3, 'layer', /^Outputs meet/)
    expect(forward.lines.map((l) => l.replace(/[≈=] [-−\d.[].*$/, ''))).toEqual([
      'lse = ln Σ e^a⁽²⁾ ',
      'p = e^(a⁽²⁾ − lse) ',
      'L = lse − S ',
    ])
    expect(told('softmaxCrossEntropy', 3, 'layer', /^The loss, backward/).lines[0]).toBe(
      '∂L/∂a⁽²⁾ = ∂L/∂L × (p − t)',
    )
  })
})

describe('around a loss of logits', () => {
  const at = momentsOfRecipe(lossRecipe('softmaxCrossEntropy', 2))
  const { graph, schedule } = at('write', 0)

  test('the graph as a table names the parts of the loss', () => {
    const rows = graphRows(at('edge', schedule.length), 0, graph.nodeCount).filter(
      ({ node }) => graph.nodes[node]!.tag?.layer === 3,
    )
    expect(rows.map(({ name, role }) => plain(`${name}: ${role}`))).toEqual([
      't of o₁: target',
      't of o₂: target',
      'lse: log-sum-exp of the logits',
      'p of o₁: probability',
      'p of o₂: probability',
      't × a of o₁: loss term',
      't × a of o₂: loss term',
      'S: loss',
      'L: loss',
    ])
    expect(
      rows.filter(({ role }) => role === 'probability').map(({ gradient, total }) => [gradient, total]),
    ).toEqual([
      [null, 0],
      [null, 0],
    ])
  })

  test('pointing at the loss tells terms, targets and probabilities', () => {
    const labels = inspect(at('edge', schedule.length), `loss:${graph.output}`)!.numbers.map(({ label }) =>
      plain(label),
    )
    expect(labels).toEqual([
      'L',
      '∂L/∂L',
      't × a of o₁',
      't of o₁',
      'p of o₁',
      't × a of o₂',
      't of o₂',
      'p of o₂',
    ])
  })
})
