import { describe, expect, test } from 'vitest'
import type { Op } from '../../src/engine/op.ts'
import { findOp, ops } from '../../src/engine/ops.ts'
import { erf, softplus } from '../../src/engine/special.ts'

const evaluate = (op: Op, x: readonly number[]): number => op.value(Float64Array.from(x), 0, x.length)
const slope = (op: Op, k: number, x: readonly number[]): number =>
  op.partial(k, Float64Array.from(x), 0, x.length, evaluate(op, x))

/** Central difference, Richardson-extrapolated: an oracle that shares no code with the table. */
const central = (op: Op, k: number, x: readonly number[]): number => {
  const at = (h: number): number => {
    const moved = (d: number): number =>
      evaluate(
        op,
        x.map((v, i) => (i === k ? v + d : v)),
      )
    return (moved(h) - moved(-h)) / (2 * h)
  }
  const h = 1e-4
  return (4 * at(h / 2) - at(h)) / 3
}

/** Points away from kinks and inside every domain that needs positive numbers. */
const points = (op: Op): number[][] => {
  const arity = op.arity || 3
  const positive = ['log', 'sqrt', 'pow', 'div'].includes(op.name)
  // Its activations are probabilities.
  if (op.name === 'binaryCrossEntropy') return [0.02, 0.3, 0.5, 0.9].map((a) => [1 - a * a, a])
  const base = positive ? [0.3, 0.9, 1.7, 2.6] : [-2.9, -1.3, -0.4, 0.35, 1.1, 2.7, 4.2]
  return base.map((b) =>
    Array.from({ length: arity }, (_, i) => b + 0.61 * i * (i % 2 === 0 ? 1 : -1) * (positive ? 0.2 : 1)),
  )
}

describe('every operation of the table', () => {
  for (const op of Object.values(ops) as readonly Op[]) {
    test(`${op.name}: each local derivative agrees with central differences`, () => {
      for (const x of points(op))
        x.forEach((_, k) => {
          const exact = slope(op, k, x)
          expect(Math.abs(exact - central(op, k, x))).toBeLessThan(1e-7 * Math.max(1, Math.abs(exact)))
        })
    })

    test(`${op.name}: is filed under its name, with symbol, noun, formula and derivative`, () => {
      expect(findOp(op.name)).toBe(op)
      const names = Array.from({ length: op.arity || 3 }, (_, i) => `x${i}`)
      const symbols = names.map((name) => ({ t: 'sym', name, sub: '', hue: 'ink', cell: -1 }) as const)
      expect(op.symbol.length * op.noun.length).toBeGreaterThan(0)
      expect(op.formula(symbols)).toBeTruthy()
      expect(op.derivative(0, symbols, symbols[0]!)).toBeTruthy()
    })

    test(`${op.name}: the slot said to be the local derivative is it`, () => {
      if (!op.partialSlot) return expect(op.name).not.toBe('mul')
      for (const x of points(op)) for (const k of x.keys()) expect(slope(op, k, x)).toBe(x[op.partialSlot(k)])
    })

    test(`${op.name}: NaN in gives NaN out, in value and slope, or a constant slope`, () => {
      const x = Array.from({ length: op.arity || 2 }, () => Number.NaN)
      expect(evaluate(op, x)).toBeNaN()
      const constant = ['sum', 'sub', 'neg', 'identity'].includes(op.name)
      if (!constant) expect(slope(op, 0, x)).toBeNaN()
    })
  }
})

describe('conventions', () => {
  test('follow PyTorch at kinks and corners', () => {
    expect(slope(ops.relu, 0, [0])).toBe(0)
    expect(slope(ops.leakyRelu, 0, [0])).toBe(0.01)
    expect(slope(ops.abs, 0, [0])).toBe(0)
    expect([0, 1].map((k) => slope(ops.max, k, [2, 2]))).toEqual([0.5, 0.5])
    expect([0, 1, 2].map((k) => slope(ops.min, k, [1, 3, 1]))).toEqual([0.5, 0, 0.5])
    expect(evaluate(ops.pow, [0, 0])).toBe(1)
    expect(slope(ops.pow, 0, [0, 0])).toBe(0)
    expect(slope(ops.pow, 1, [0, 2])).toBe(0)
  })

  test('say so where a number lands on a kink, and only there', () => {
    for (const op of [ops.relu, ops.leakyRelu, ops.abs] as readonly Op[]) {
      expect(op.kink?.(Float64Array.of(0), 0, 1)).toMatch(/slope/)
      expect(op.kink?.(Float64Array.of(0.1), 0, 1)).toBeNull()
    }
    expect(ops.max.kink?.(Float64Array.of(1, 1), 0, 2)).toMatch(/tie/)
    expect(ops.max.kink?.(Float64Array.of(1, 2), 0, 2)).toBeNull()
  })

  test('stay finite for |z| ≤ 700', () => {
    for (const name of ['sigmoid', 'tanh', 'softplus', 'silu', 'gelu', 'elu', 'relu'] as const)
      for (const z of [-700, -50, 50, 700]) {
        expect(Number.isFinite(evaluate(ops[name], [z]))).toBe(true)
        expect(Number.isFinite(slope(ops[name], 0, [z]))).toBe(true)
      }
    expect(softplus(-700)).toBeGreaterThan(0)
  })

  test('give published values of the error function (DLMF table 7.23)', () => {
    expect(erf(0.5)).toBeCloseTo(0.5204998778130465, 15)
    expect(erf(1)).toBeCloseTo(0.8427007929497149, 15)
    expect(erf(2)).toBeCloseTo(0.9953222650189527, 15)
    expect(erf(3)).toBeCloseTo(0.9999779095030014, 15)
    expect(erf(-1)).toBe(-erf(1))
  })
})
