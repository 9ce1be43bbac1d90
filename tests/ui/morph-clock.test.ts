import { describe, expect, test } from 'vitest'
import { layoutOpened } from '../../src/layout/opened-layout.ts'
import { compile } from '../../src/models/compile.ts'
import { mazur } from '../../src/models/mazur.ts'
import { glide } from '../../src/scene/ease.ts'
import { morphed } from '../../src/scene/morph.ts'
import { MORPH_MS, passed, setOut } from '../../src/ui/morph-clock.ts'

const graph = compile(mazur)
const closed = layoutOpened(graph, 1.6, [])!
const sum = closed.neurons[0]!.sum
const one = (): typeof closed => layoutOpened(graph, 1.6, [sum])!

describe('the clock of a morph', () => {
  test('runs from one layout to the other and ends there', () => {
    const start = setOut(null, closed, one())
    expect(start.t).toBe(0)
    const half = passed(start, MORPH_MS / 2)!
    expect(half.t).toBeCloseTo(0.5)
    expect(passed(half, MORPH_MS)).toBeNull()
  })

  test('turns round where it stands when it is sent back, without a jump', () => {
    const there = passed(setOut(null, closed, one()), MORPH_MS * 0.3)!
    const drawn = morphed(there.from, there.to, glide(there.t))
    const back = setOut(there, drawn, layoutOpened(graph, 1.6, [])!)
    expect(back.t).toBeCloseTo(0.7)
    const after = morphed(back.from, back.to, glide(back.t))
    expect(after.opened[0]!.box.x).toBeCloseTo(drawn.opened[0]!.box.x)
    expect(after.width).toBeCloseTo(drawn.width)
  })

  test('goes on where it is headed when the same is asked for again', () => {
    const there = passed(setOut(null, closed, one()), 100)!
    expect(setOut(there, closed, one()).t).toBe(there.t)
  })

  test('begins at what is drawn when it is sent elsewhere', () => {
    const there = passed(setOut(null, closed, one()), 100)!
    const drawn = morphed(there.from, there.to, glide(there.t))
    const all = layoutOpened(
      graph,
      1.6,
      closed.neurons.map((n) => n.sum),
    )!
    expect(setOut(there, drawn, all)).toEqual({ from: drawn, to: all, t: 0 })
  })
})
