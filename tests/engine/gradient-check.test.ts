import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AGREEMENT, checkGradient, movedBy } from '../../src/engine/gradient-check.ts'
import { graphBuilder } from '../../src/engine/graph-builder.ts'
import type { Op } from '../../src/engine/op.ts'
import { ops } from '../../src/engine/ops.ts'
import { pieces } from '../../src/engine/pieces.ts'
import { randomGraph, randomNetwork } from './arbitrary.ts'
import { onLeaves, probeOf } from './loss-probe.ts'

const STEP = 1e-5
const checkOf = (op: Op, numbers: readonly number[], leaf = 0, step = STEP) =>
  checkGradient(probeOf(onLeaves(op, numbers)), leaf, step)

/** Numbers inside every operation's domain, away from kinks. */
const INSIDE = [0.7, 1.9, 1.2]
/** The same of what takes a probability. */
const SHARES = [0.7, 0.4]

describe('checking gradients', () => {
  for (const op of Object.values(ops) as readonly Op[])
    test(`${op.name}: backprop agrees with the central difference in every slot`, () => {
      const numbers = (op.name === 'binaryCrossEntropy' ? SHARES : INSIDE).slice(0, op.arity || 3)
      for (const leaf of numbers.keys()) {
        const check = checkOf(op, numbers, leaf)
        expect(check).toMatchObject({ verdict: 'agrees', kinks: [] })
        expect(check.error).toBeLessThan(1e-8)
      }
    })

  test('no random graph or network is falsely accused, at any h', () => {
    const step = fc.integer({ min: 1, max: 12 }).map((n) => 10 ** -n)
    const coarse = fc.integer({ min: -96, max: 96 }).map((n) => n / 32)
    fc.assert(
      fc.property(randomGraph(coarse), step, (graph, h) => {
        const probe = probeOf(graph)
        for (const { id, op, needsGradient } of graph.nodes)
          if (op === null && needsGradient) expect(checkGradient(probe, id, h).verdict).not.toBe('disagrees')
      }),
      { numRuns: 500, seed: 17 },
    )
    fc.assert(
      fc.property(randomNetwork(coarse), step, ({ graph, samples }, h) => {
        const probe = probeOf(graph, graph.loaded.length > 0 ? samples : undefined)
        for (const p of graph.parameters) expect(checkGradient(probe, p, h).verdict).not.toBe('disagrees')
      }),
      { numRuns: 500, seed: 17 },
    )
  })

  test('random smooth networks agree at the usual h, but for gradients that drown in rounding', () => {
    let agreed = 0
    fc.assert(
      fc.property(
        randomNetwork(fc.double({ min: -1.5, max: 1.5, noNaN: true })),
        ({ graph, samples, shape }) => {
          fc.pre(shape.activation !== 'relu')
          const probe = probeOf(graph, graph.loaded.length > 0 ? samples : undefined)
          for (const p of graph.parameters) {
            const check = checkGradient(probe, p, STEP)
            if (check.verdict === 'agrees') agreed++
            else expect(Math.abs(check.backprop)).toBeLessThan(1e-4)
          }
        },
      ),
      { numRuns: 500, seed: 17 },
    )
    expect(agreed).toBeGreaterThan(600)
  })

  test('a wrong local derivative is found out', () => {
    const wrong: Op = { ...ops.tanh, partial: (_k, _x, _at, _n, y) => 1 - y }
    expect(checkOf(wrong, [0.7]).verdict).toBe('disagrees')
    const slightly: Op = { ...ops.sin, partial: (_k, x, at) => Math.cos(x[at]!) * 1.001 }
    expect(checkOf(slightly, [0.7]).verdict).toBe('disagrees')
  })

  test('the error falls with h, then rises again, and each side is told by its reason', () => {
    const errors = [1, 3, 5, 11].map((n) => checkOf(ops.exp, [2], 0, 10 ** -n))
    expect(errors[1]!.error).toBeLessThan(errors[0]!.error / 1000)
    expect(errors[2]!.error).toBeLessThan(errors[1]!.error / 100)
    expect(errors[3]!.error).toBeGreaterThan(errors[2]!.error)
    expect(errors.map(({ verdict }) => verdict)).toEqual(['curvature', 'agrees', 'agrees', 'agrees'])
    expect(checkOf(ops.sigmoid, [30]).verdict).toBe('rounding')
  })

  test('h grows with numbers larger than 1', () => {
    expect(movedBy(0.2, 1e-3)).toBe(1e-3)
    expect(movedBy(-200, 1e-3)).toBe(0.2)
    expect(checkOf(ops.square, [1e6]).verdict).toBe('agrees')
  })

  test('no difference is no error, even between zeros', () => {
    expect(checkOf(ops.relu, [-2])).toMatchObject({ backprop: 0, central: 0, error: 0, verdict: 'agrees' })
  })

  test('what is not finite is told', () => {
    expect(checkOf(ops.log, [1e-6])).toMatchObject({
      verdict: 'notFinite',
      below: Number.NaN,
      error: Number.NaN,
    })
    expect(checkOf(ops.log, [0]).verdict).toBe('notFinite')
    const root = checkOf(ops.sqrt, [0])
    expect(root).toMatchObject({ verdict: 'notFinite', backprop: Number.POSITIVE_INFINITY })
    expect(root.kinks[0]!.remark).toContain('no finite slope')
  })

  test('refuses leaves without a gradient, nodes that are no leaves and steps that are none', () => {
    const probe = probeOf(onLeaves(ops.mul, [2, 3]))
    expect(() => checkGradient(probe, 2, STEP)).toThrow('node 2 is no leaf')
    expect(() => checkGradient(probe, 0, 0)).toThrow('the step is 0')
    const build = graphBuilder()
    const two = build.leaf('two', 2)
    const constant = build.build(build.apply(ops.square, [two]))
    expect(() => checkGradient(probeOf(constant), two, STEP)).toThrow('no gradient is computed for node 0')
  })
})

describe('kinks', () => {
  test('every operation that has a remark on kinks has pieces', () => {
    for (const op of Object.values(ops) as readonly Op[])
      if (op.kink) expect(Object.keys(pieces)).toContain(op.name)
  })

  for (const op of [ops.relu, ops.leakyRelu, ops.abs] as readonly Op[])
    test(`${op.name} at 0 is named`, () => {
      const check = checkOf(op, [0])
      // The central difference of |x| at 0 is 0, which is the convention.
      expect(check).toMatchObject({ verdict: op === ops.abs ? 'agrees' : 'kink', kinkCount: 1 })
      expect(check.kinks).toEqual([
        { node: 1, remark: op.kink?.(Float64Array.of(0), 0, 1), landed: true, pole: false },
      ])
    })

  test('one that lies between x − h and x + h is named as well', () => {
    const check = checkOf(ops.relu, [4e-6])
    expect(check).toMatchObject({ verdict: 'kink', backprop: 1 })
    expect(check.kinks[0]).toMatchObject({
      node: 1,
      landed: false,
      remark: 'jumps in slope where its input passes 0',
    })
    expect(checkOf(ops.relu, [4e-6], 0, 1e-6).verdict).toBe('agrees')
  })

  test('ties in max and min are named, and a number that ties with itself is no kink', () => {
    for (const op of [ops.max, ops.min] as readonly Op[]) {
      const check = checkOf(op, [2, 2])
      // Halves are what the central difference gives as well; three in a tie are not.
      expect(check).toMatchObject({ verdict: 'agrees', backprop: 0.5, kinkCount: 1 })
      expect(check.kinks[0]!.remark).toContain('2 numbers tie')
      const three = checkOf(op, [2, 2, 2])
      expect(three).toMatchObject({ verdict: 'kink', backprop: 1 / 3, kinkCount: 1 })
      expect(three.kinks[0]!.remark).toContain('3 numbers tie')
      expect(checkOf(op, [2, 2.5]).verdict).toBe('agrees')
    }
    const build = graphBuilder()
    const x = build.leaf('x', 2, { needsGradient: true })
    const self = build.build(build.apply(ops.max, [x, x]))
    expect(checkGradient(probeOf(self), x, STEP)).toMatchObject({ verdict: 'agrees', kinks: [] })
  })

  test('are found in any sample of a batch', () => {
    const build = graphBuilder()
    const w = build.leaf('w', 0.5, { trainable: true })
    const x = build.leaf('x', 0, { loaded: true })
    const graph = build.build(build.apply(ops.relu, [build.apply(ops.sub, [w, x])]))
    const probe = probeOf(graph, [Float64Array.of(-1), Float64Array.of(0.5), Float64Array.of(2)])
    expect(checkGradient(probe, w, STEP)).toMatchObject({ verdict: 'kink', kinkCount: 1 })
    const clear = probeOf(graph, [Float64Array.of(-1), Float64Array.of(2)])
    expect(checkGradient(clear, w, STEP)).toMatchObject({ verdict: 'agrees', backprop: 0.5 })
  })

  test('a smooth agreement needs no excuse', () => {
    expect(AGREEMENT).toBeLessThan(1e-4)
  })
})
