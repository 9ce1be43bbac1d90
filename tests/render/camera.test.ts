import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Camera, clamp, fit, toScreen, toWorld } from '../../src/render/camera.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const cameras: fc.Arbitrary<Camera> = fc.record({
  x: number(-5000, 5000),
  y: number(-5000, 5000),
  k: number(0.05, 20),
})
const boxes = fc.record({
  x: number(-2000, 2000),
  y: number(-2000, 2000),
  w: number(1, 4000),
  h: number(1, 4000),
})
const viewports = fc.record({ width: number(100, 3000), height: number(100, 3000) })

describe('the camera', () => {
  test('takes a world point to the screen and back', () => {
    fc.assert(
      fc.property(cameras, number(-1e4, 1e4), number(-1e4, 1e4), (camera, x, y) => {
        const [backX, backY] = toWorld(camera, toScreen(camera, [x, y]))
        expect(backX).toBeCloseTo(x, 6)
        expect(backY).toBeCloseTo(y, 6)
      }),
    )
  })

  test('fits the whole box between the paddings, centred, touching two of them unless the scale is capped', () => {
    fc.assert(
      fc.property(boxes, viewports, number(0, 40), number(0.5, 4), (box, viewport, padding, maxScale) => {
        const camera = fit(box, viewport, padding, maxScale)
        const [left, top] = toScreen(camera, [box.x, box.y])
        const [right, bottom] = toScreen(camera, [box.x + box.w, box.y + box.h])
        expect(left + right).toBeCloseTo(viewport.width, 4)
        expect(top + bottom).toBeCloseTo(viewport.height, 4)
        expect(Math.min(left, top)).toBeGreaterThan(padding - 1e-6)
        expect(camera.k).toBeLessThanOrEqual(maxScale)
        if (camera.k < maxScale) expect(Math.min(left, top)).toBeCloseTo(padding, 4)
      }),
    )
  })

  test('fits an empty box or viewport with a finite scale', () => {
    const nowhere = { x: 5, y: 5, w: 0, h: 0 }
    expect(fit(nowhere, { width: 100, height: 100 }, 10, 2)).toEqual({ k: 2, x: 40, y: 40 })
    expect(fit({ ...nowhere, w: 10, h: 10 }, { width: 0, height: 0 }, 10, 2).k).toBeGreaterThan(0)
  })

  test('clamps so that some of the content stays in view, changing nothing that is fine', () => {
    fc.assert(
      fc.property(cameras, boxes, viewports, (camera, box, viewport) => {
        const clamped = clamp(camera, box, viewport, 40)
        const [left, top] = toScreen(clamped, [box.x, box.y])
        const [right, bottom] = toScreen(clamped, [box.x + box.w, box.y + box.h])
        const seen = (start: number, end: number, side: number) => Math.min(end, side) - Math.max(start, 0)
        expect(seen(left, right, viewport.width)).toBeGreaterThan(Math.min(40, right - left) - 1e-6)
        expect(seen(top, bottom, viewport.height)).toBeGreaterThan(Math.min(40, bottom - top) - 1e-6)
        expect(clamp(clamped, box, viewport, 40)).toEqual(clamped)
        expect(clamped.k).toBe(camera.k)
      }),
    )
    const fine = { x: 10, y: 20, k: 1 }
    expect(clamp(fine, { x: 0, y: 0, w: 100, h: 100 }, { width: 500, height: 500 }, 40)).toEqual(fine)
  })
})
