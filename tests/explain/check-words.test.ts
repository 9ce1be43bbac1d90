import { describe, expect, test } from 'vitest'
import { checkGradient, type GradientCheck, VERDICTS } from '../../src/engine/gradient-check.ts'
import { graphBuilder } from '../../src/engine/graph-builder.ts'
import { nudgeLoss } from '../../src/engine/nudge.ts'
import { ops } from '../../src/engine/ops.ts'
import {
  byConcern,
  checkedLeaves,
  checkReasons,
  checkSummary,
  VERDICT_WORDS,
} from '../../src/explain/check-words.ts'
import type { Piece } from '../../src/explain/explanation.ts'
import { formatNumber } from '../../src/explain/format.ts'
import { nudgeLeaves } from '../../src/explain/nudge-leaves.ts'
import { gradientLabel, nudgeSentence, signed } from '../../src/explain/nudge-words.ts'
import { powerOfTen } from '../../src/explain/scripts.ts'
import { compile } from '../../src/models/compile.ts'
import { mazur } from '../../src/models/mazur.ts'
import { onLeaves, probeOf } from '../engine/loss-probe.ts'

const notation = { loss: 'E', neurons: [] }
const reasonsOf = (graph: ReturnType<typeof onLeaves>, step = 1e-5, leaf = 0): string =>
  checkReasons(graph, notation, checkGradient(probeOf(graph), leaf, step)).join(' ')
const textOf = (pieces: readonly Piece[]): string =>
  pieces.map((p) => (p.t === 'words' ? p.text : formatNumber(p.value))).join('')
const check = (verdict: GradientCheck['verdict'], error: number, leaf = 0): GradientCheck => ({
  ...checkGradient(probeOf(onLeaves(ops.square, [1])), 0, 1e-5),
  verdict,
  error,
  leaf,
})

describe('the words of a check', () => {
  test('name every verdict', () => {
    for (const verdict of VERDICTS) expect(VERDICT_WORDS[verdict]).toBeTruthy()
  })

  test('count what agrees and what does not', () => {
    expect(checkSummary([check('agrees', 1e-9), check('agrees', 2.1e-10)])).toBe(
      '2 of 2 agree; largest relative error 1 × 10⁻⁹.',
    )
    expect(checkSummary([check('agrees', 0), check('kink', 0.5), check('disagrees', 1)])).toBe(
      '1 of 3 agree, 1 disagrees, 1 at a kink; largest relative error among those that agree 0.',
    )
    expect(checkSummary([check('rounding', 1)])).toBe('0 of 1 agrees, 1 too small to tell at this h.')
  })

  test('put first what needs looking at', () => {
    const checks = [
      check('agrees', 1e-9, 1),
      check('agrees', 1e-8, 2),
      check('notFinite', Number.NaN, 3),
      check('disagrees', 1e-3, 4),
    ]
    expect([...checks].sort(byConcern).map(({ leaf }) => leaf)).toEqual([4, 3, 2, 1])
  })

  test('name the kink as the reason, on it and between', () => {
    expect(reasonsOf(onLeaves(ops.relu, [0]))).toContain('At 0 the slope of ReLU jumps')
    expect(reasonsOf(onLeaves(ops.relu, [4e-6]))).toBe(
      'Between x₀ − h and x₀ + h the rectifier (ReLU) y jumps in slope where its input passes 0. The central difference mixes the slopes of both sides, so the two need not agree.',
    )
    expect(reasonsOf(onLeaves(ops.max, [2, 2, 2]))).toContain('The maximum y: 3 numbers tie for the max')
    expect(reasonsOf(onLeaves(ops.max, [2, 2]))).toContain('2 numbers tie')
  })

  test('say what h has to do with it', () => {
    expect(reasonsOf(onLeaves(ops.exp, [2]), 0.1)).toContain('with a smaller h the difference falls')
    expect(reasonsOf(onLeaves(ops.sigmoid, [30]))).toContain('A larger h tells more.')
  })

  test('say what is not finite', () => {
    expect(reasonsOf(onLeaves(ops.log, [1e-6]))).toBe('y is NaN at x₀ − h.')
    expect(reasonsOf(onLeaves(ops.exp, [709.78]))).toBe('y is ∞ at x₀ + h.')
    expect(reasonsOf(onLeaves(ops.sqrt, [0]))).toContain('y is NaN at x₀ − h. Between')
  })

  test('say so where nothing explains a difference, and nothing where there is nothing to say', () => {
    const wrong = { ...ops.tanh, partial: () => 3 }
    expect(reasonsOf(onLeaves(wrong, [0.5]))).toContain('neither rounding, nor the curve’s bend, nor a kink')
    expect(reasonsOf(onLeaves(ops.tanh, [0.5]))).toBe('')
  })
})

describe('what can be checked and nudged', () => {
  test('is each weight of Mazur’s network; inputs, targets and fixed biases can be nudged only', () => {
    const graph = compile(mazur)
    const namesOf = (leaves: readonly number[]): string => leaves.map((n) => graph.nodes[n]!.name).join(' ')
    expect(namesOf(checkedLeaves(graph))).toBe('w1 w2 w3 w4 w5 w6 w7 w8'.split(' ').sort().join(' '))
    const { having, without } = nudgeLeaves(graph)
    expect(having).toEqual(checkedLeaves(graph))
    expect(namesOf(without)).toBe('i1 i2 b1 b2 t_o1 t_o2')
  })
})

describe('the words of a nudge', () => {
  test('multiply nudge and gradient, and say what really happens', () => {
    const graph = onLeaves(ops.square, [3])
    const nudge = nudgeLoss(probeOf(graph), 0, 0.01)
    expect(textOf(nudgeSentence(graph, notation, nudge))).toBe(
      'Moving x₀ by +0.01 changes y by about 0.01 × 6 = +0.06. Really it is +0.0601.',
    )
    expect(gradientLabel(graph, notation, nudge)).toBe('∂y/∂x₀ = 6')
    expect([signed(-2), signed(0), signed(3)]).toEqual(['−2', '0', '+3'])
  })

  test('say that there is no gradient where none is computed', () => {
    const build = graphBuilder()
    const x = build.leaf('x', 3, { tag: { role: 'input', layer: 0, unit: 0, from: -1 } })
    const graph = build.build(build.apply(ops.square, [x], 'y'))
    const nudge = nudgeLoss(probeOf(graph), 0, 0.5)
    expect(textOf(nudgeSentence(graph, notation, nudge))).toBe(
      'No gradient is computed for x: it is given, not trained. Moving x by +0.5 changes y by +3.25.',
    )
    expect(gradientLabel(graph, notation, nudge)).toBe('')
  })
})

test('powers of ten are written alone', () => {
  expect([powerOfTen(-5), powerOfTen(0), powerOfTen(12)]).toEqual(['10⁻⁵', '1', '10¹²'])
})
