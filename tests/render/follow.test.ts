import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Camera, fit, toScreen } from '../../src/render/camera.ts'
import { type Followed, follow, LEGIBLE } from '../../src/render/follow.ts'

const PADDING = 4
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })

/** Something active in a picture that is too large for its stage. */
const scenes = fc
  .record({
    width: number(600, 3000),
    height: number(600, 3000),
    stage: fc.record({ width: number(200, 640), height: number(120, 420) }),
    part: fc.tuple(number(0, 0.9), number(0, 0.9), number(0.02, 1), number(0.02, 1)),
    gaze: fc.tuple(number(0, 1), number(0, 1)),
    overview: fc.constantFrom(0, 1),
  })
  .map(({ width, height, stage, part, gaze, overview }) => {
    const [x, y] = [part[0] * width, part[1] * height]
    const active = { x, y, w: (width - x) * part[2], h: (height - y) * part[3] }
    const attention = {
      x: x + active.w * gaze[0],
      y: y + active.h * gaze[1],
      overview,
      lit: [],
      ink: 'value' as const,
    }
    return { followed: { active, attention, width, height }, stage }
  })

const camera = (followed: Followed, stage: { width: number; height: number }): Camera =>
  follow(followed, stage, PADDING, 3)

describe('the camera that follows', () => {
  test('shows all that is active with a margin, or the part around the look with little beyond it', () => {
    fc.assert(
      fc.property(scenes, ({ followed, stage }) => {
        const view = camera(followed, stage)
        const { active, attention } = followed
        const [left, top] = toScreen(view, [active.x, active.y])
        const [right, bottom] = toScreen(view, [active.x + active.w, active.y + active.h])
        const [x, y] = toScreen(view, [attention.x, attention.y])
        const axis = (from: number, to: number, look: number, side: number): void => {
          if (to - from <= side - 2 * PADDING + 1e-6) {
            expect(from).toBeGreaterThanOrEqual(PADDING - 1e-6)
            expect(to).toBeLessThanOrEqual(side - PADDING + 1e-6)
          } else {
            const beyond = Math.min(0.3 * side, to - from - (side - 2 * PADDING))
            expect(from).toBeLessThanOrEqual(PADDING + beyond + 1e-6)
            expect(to).toBeGreaterThanOrEqual(side - PADDING - beyond - 1e-6)
            expect(look >= -1e-6 && look <= side + 1e-6).toBe(true)
          }
        }
        axis(left, right, x, stage.width)
        axis(top, bottom, y, stage.height)
      }),
    )
  })

  test('never shows what is active smaller than the whole picture, nor blown up', () => {
    fc.assert(
      fc.property(scenes, ({ followed, stage }) => {
        const { width, height } = followed
        const whole = fit({ x: 0, y: 0, w: width, h: height }, stage, PADDING, 3)
        const { k } = camera(followed, stage)
        expect(k).toBeGreaterThanOrEqual(whole.k - 1e-9)
        expect(k).toBeLessThanOrEqual(Math.max(1, whole.k))
        if (followed.attention.overview === 0) expect(k).toBeGreaterThan(LEGIBLE * 0.9)
      }),
    )
  })

  test('shows nothing outside the picture where the picture is larger than the stage', () => {
    fc.assert(
      fc.property(scenes, ({ followed, stage }) => {
        const view = camera(followed, stage)
        const right = view.x + followed.width * view.k
        if (followed.width * view.k <= stage.width - 2 * PADDING) return
        expect(view.x).toBeLessThanOrEqual(PADDING + 1e-6)
        expect(right).toBeGreaterThanOrEqual(stage.width - PADDING - 1e-6)
      }),
    )
  })

  test('moves little where what is active moves little', () => {
    fc.assert(
      fc.property(scenes, ({ followed, stage }) => {
        const { active, attention } = followed
        const near = {
          ...followed,
          active: { ...active, x: active.x + 1e-6, h: active.h + 1e-6 },
          attention: { ...attention, x: attention.x + 1e-6, y: attention.y + 1e-6 },
        }
        const [a, b] = [camera(followed, stage), camera(near, stage)]
        for (const key of ['x', 'y', 'k'] as const) expect(Math.abs(a[key] - b[key])).toBeLessThan(0.1)
      }),
    )
  })

  test('shows the whole picture where everything is active, or where that is legible', () => {
    const stage = { width: 390, height: 296 }
    const whole = (width: number, height: number) =>
      fit({ x: 0, y: 0, w: width, h: height }, stage, PADDING, 3)
    expect(camera({ active: null, width: 1000, height: 500 }, stage)).toEqual(whole(1000, 500))
    const active = { x: 0, y: 0, w: 100, h: 100 }
    expect(camera({ active, width: 400, height: 300 }, stage)).toEqual(whole(400, 300))
  })

  test('looks at the middle of what is active where nothing more is said', () => {
    const stage = { width: 400, height: 300 }
    const view = camera({ active: { x: 400, y: 400, w: 200, h: 200 }, width: 1000, height: 1000 }, stage)
    expect(toScreen(view, [500, 500])).toEqual([200, 150])
  })
})
