import { describe, expect, test } from 'vitest'
import { around, grow } from '../../src/render/box.ts'
import { hitTest } from '../../src/render/hit-test.ts'
import { pathDistance } from '../../src/render/path-distance.ts'
import type { Item, PathMark } from '../../src/scene/mark.ts'
import { syntheticPicture } from '../bench/synthetic-picture.ts'

const glyph = (id: string, x: number, y: number): Item => ({ id, box: { x, y, w: 20, h: 20 }, marks: [] })
const straight = (id: string, ax: number, ay: number, bx: number, by: number, width = 2): Item => ({
  id,
  box: grow(around([ax, ay, bx, by]), width / 2),
  marks: [{ t: 'path', points: [ax, ay, bx, by], curve: false, stroke: 'wire', width }],
})
const bent: PathMark = {
  t: 'path',
  points: [0, 0, 50, 0, 50, 100, 100, 100],
  curve: true,
  stroke: 'wire',
  width: 2,
}

describe('what lies under a point', () => {
  const scene = {
    glyphs: [glyph('below', 0, 0), glyph('above', 10, 10)],
    wires: [straight('level', 0, 15, 200, 15), straight('steep', 100, 0, 110, 200)],
  }

  test('is the topmost glyph, before any wire', () => {
    expect(hitTest(scene, 15, 15)).toBe('above')
    expect(hitTest(scene, 5, 5)).toBe('below')
  })

  test('is what hides things, before the topmost glyph', () => {
    const above = [glyph('card', 0, 0), glyph('in it', 12, 12)]
    expect(hitTest({ ...scene, above }, 15, 15)).toBe('in it')
    expect(hitTest({ ...scene, above }, 5, 5)).toBe('card')
    expect(hitTest({ ...scene, above }, 28, 11)).toBe('above')
  })

  test('is a wire within 6 units of its edge, also outside its own box', () => {
    expect(hitTest(scene, 60, 21.9)).toBe('level')
    expect(hitTest(scene, 60, 8.1)).toBe('level')
    expect(hitTest(scene, 60, 22.1)).toBeNull()
  })

  test('is the nearest of several wires, and the topmost of equals', () => {
    expect(hitTest(scene, 103, 18)).toBe('steep')
    expect(hitTest(scene, 97, 15.5)).toBe('level')
    expect(hitTest({ glyphs: [], wires: [straight('a', 0, 0, 9, 9), straight('b', 0, 0, 9, 9)] }, 4, 4)).toBe(
      'b',
    )
  })

  test('reaches as far as it is told, so that it can stay 6 px at any zoom', () => {
    expect(hitTest(scene, 60, 30, 20)).toBe('level')
    expect(hitTest(scene, 60, 21.9, 3)).toBeNull()
  })

  test('is nothing on an empty stage', () => {
    expect(hitTest({ glyphs: [], wires: [] }, 0, 0)).toBeNull()
  })

  test('finds the wire that a point of it belongs to among 10,000', () => {
    const { wires } = syntheticPicture(0, 0)
    for (const k of [0, 4321, 9999]) {
      const mark = wires[k]!.marks[0] as PathMark
      const [ax, ay, bx, by] = mark.points as [number, number, number, number]
      const at = (u: number) => hitTest({ glyphs: [], wires }, ax + (bx - ax) * u, ay + (by - ay) * u, 0)
      expect([0.313, 0.457, 0.611].map(at)).toContain(wires[k]!.id)
    }
  })
})

describe('the distance to a path', () => {
  test('follows curves', () => {
    expect(pathDistance(bent, 50, 50)).toBeLessThan(0.01)
    expect(pathDistance(bent, 0, 50)).toBeGreaterThan(20)
  })

  test('ends at the ends of a line and closes closed ones', () => {
    const corner: PathMark = { ...bent, points: [0, 0, 10, 0, 10, 10], curve: false }
    expect(pathDistance(corner, -3, 4)).toBe(5)
    expect(pathDistance(corner, 5, 5)).toBe(5)
    expect(pathDistance({ ...corner, closed: true }, 5, 5)).toBe(0)
    expect(pathDistance({ ...corner, points: [1, 1] }, 1, 1)).toBe(Infinity)
  })
})
