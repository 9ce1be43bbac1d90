import { describe, expect, test } from 'vitest'
import { changedBoxes } from '../../src/render/changes.ts'
import { pixelBox, worldBox } from '../../src/render/surface.ts'
import { THEMES } from '../../src/render/theme.ts'
import type { Item } from '../../src/scene/mark.ts'

const item = (id: string, x: number): Item => ({ id, box: { x, y: 0, w: 10, h: 10 }, marks: [] })
const [a, b, c] = [item('a', 0), item('b', 20), item('c', 40)]

describe('the boxes that changed between two lists of items', () => {
  test('are none for the same items, and for the same marks in new objects or another order', () => {
    expect(changedBoxes([a, b, c], [a, b, c])).toEqual([])
    expect(changedBoxes([a, b, c], [a, { ...b }, c])).toEqual([])
    expect(changedBoxes([a, b, c], [c, b, a])).toEqual([])
  })

  test('hold the old and the new box of a changed item', () => {
    expect(changedBoxes([a, b, c], [a, item('b', 26), c])).toEqual([{ x: 20, y: 0, w: 16, h: 10 }])
  })

  test('are those of added and removed items', () => {
    expect(changedBoxes([a, b], [a, b, c])).toEqual([c.box])
    expect(changedBoxes([a, b, c], [a, c])).toEqual([b.box])
    expect(changedBoxes([a, b], [a, c])).toEqual([b.box, c.box])
  })
})

describe('the pixels of a world box', () => {
  const view = {
    width: 100,
    height: 100,
    ratio: 1.5,
    camera: { x: 3.3, y: -2.7, k: 1.7 },
    theme: THEMES.dark,
  }

  test('are whole and hold the box with its margin', () => {
    const pixels = pixelBox(view, a.box, 2)
    for (const side of Object.values(pixels)) expect(Number.isInteger(side)).toBe(true)
    const world = worldBox(view, pixels)
    expect(world.x).toBeLessThanOrEqual(-2)
    expect(world.y).toBeLessThanOrEqual(-2)
    expect(world.x + world.w).toBeGreaterThanOrEqual(12)
    expect(world.x).toBeGreaterThan(-3)
  })
})
