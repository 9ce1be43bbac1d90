import { describe, expect, test } from 'vitest'
import { type Camera, toScreen } from '../../src/render/camera.ts'
import { LEGIBLE } from '../../src/render/follow.ts'
import { createCamera, type StageSize } from '../../src/ui/stage-camera.ts'

const content = { width: 1000, height: 500 }
const stage: StageSize = { width: 800, height: 600, foot: 40, side: 0, text: 1 }
const phone: StageSize = { width: 390, height: 350, foot: 54, side: 0, text: 1 }
const active = { x: 500, y: 100, w: 400, h: 200 }

const made = () => {
  const cameras: Camera[] = []
  const states: string[] = []
  const camera = createCamera(
    (place) => cameras.push(place),
    () => states.push(camera.state().mode),
  )
  return { camera, states, last: () => cameras.at(-1)! }
}

/** The content's box on the screen. */
const onScreen = ({ x, y, k }: Camera) => ({
  left: x,
  top: y,
  right: x + content.width * k,
  bottom: y + content.height * k,
})

describe('the stage’s camera', () => {
  test('shows the whole picture, centred above the legend', () => {
    const { camera, last } = made()
    camera.see(content, stage)
    const { left, top, right, bottom } = onScreen(last())
    expect(left).toBeGreaterThanOrEqual(0)
    expect(left).toBeCloseTo(stage.width - right)
    expect(top).toBeCloseTo(stage.height - stage.foot - bottom)
  })

  test('keeps what is at the right edge free', () => {
    const { camera, last } = made()
    camera.see(content, { ...stage, side: 130 })
    expect(onScreen(last()).right).toBeLessThanOrEqual(stage.width - 130)
  })

  test('follows by itself where opened neurons would be too small to read', () => {
    const { camera } = made()
    const large = { width: 6000, height: 3000, opened: [{}] }
    camera.see({ ...large, opened: [] }, stage)
    expect(camera.state().mode).toBe('fit')
    camera.see(large, stage)
    expect(camera.state()).toEqual({ mode: 'follow', canFollow: true })
    camera.see({ ...content, opened: [{}] }, stage)
    expect(camera.state().mode).toBe('fit')
  })

  test('follows by itself where numbers of neurons drawn in full would be smaller than 10 px', () => {
    const { camera, last } = made()
    const low = { ...stage, height: 0.62 * content.height + stage.foot }
    camera.see(content, low)
    expect(camera.state().mode).toBe('fit')
    const full = { ...content, detail: 'full' }
    camera.see(full, low)
    expect(camera.state().mode).toBe('follow')
    expect(onScreen(last()).bottom).toBeLessThanOrEqual(low.height)
    camera.look({ active })
    expect(16 * last().k).toBeGreaterThan(10)
    camera.look({ active: null })
    camera.see({ ...full, textScale: 1.12 }, low)
    expect(camera.state().mode).toBe('fit')
    camera.see(full, stage)
    expect(camera.state().mode).toBe('fit')
  })

  test('keeps showing the whole picture when the stage is resized', () => {
    const { camera, last } = made()
    camera.see(content, stage)
    camera.see(content, { width: 700, height: 300, foot: 40, side: 0, text: 1 })
    expect(onScreen(last()).right).toBeLessThanOrEqual(700)
  })

  test('stays where somebody zoomed to, until Fit', () => {
    const { camera, last } = made()
    camera.see(content, stage)
    const fitted = last()
    camera.zoomBy(2)
    expect(last().k).toBeCloseTo(2 * fitted.k)
    const zoomed = last()
    camera.see(content, { ...stage, width: 810 })
    expect(last()).toEqual(zoomed)
    camera.see(content, stage)
    camera.choose('fit')
    expect(last()).toEqual(fitted)
  })

  test('zooms from a picture of thousands on, and back out to all of it', () => {
    const { camera, last } = made()
    camera.see({ width: 60_000, height: 30_000 }, stage)
    const fitted = last()
    expect(fitted.k).toBeLessThan(0.02)
    camera.zoomBy(1.3)
    expect(last().k).toBeCloseTo(1.3 * fitted.k)
    camera.zoomBy(0.1)
    expect(last().k).toBeCloseTo(fitted.k)
    expect(camera.scales()[0]).toBeCloseTo(fitted.k)
  })

  test('tells which part of a picture it shows', () => {
    const { camera, last } = made()
    camera.see(content, stage)
    expect(camera.seen(content)).toEqual({ scale: last().k, room: { x: 0, y: 0, w: 1000, h: 500 } })
    camera.zoomBy(4)
    const { scale, room } = camera.seen(content)
    expect(room.w * scale).toBeCloseTo(stage.width)
    expect(room.h * scale).toBeCloseTo(stage.height - stage.foot)
    expect(room.x + room.w / 2).toBeCloseTo(500)
  })

  test('ignores a picture of no size', () => {
    const { camera, last } = made()
    camera.see({ width: 0, height: 0 }, stage)
    expect(last()).toBeUndefined()
  })
})

describe('on a narrow stage', () => {
  test('the camera follows what is active, and shows everything where everything is', () => {
    const { camera, last } = made()
    camera.see(content, phone)
    expect(camera.state()).toEqual({ mode: 'follow', canFollow: true })
    expect(onScreen(last()).right).toBeLessThanOrEqual(phone.width)
    camera.look({ active })
    expect(last().k).toBeGreaterThanOrEqual(LEGIBLE)
    camera.look({ active: null })
    expect(onScreen(last()).right).toBeLessThanOrEqual(phone.width)
  })

  test('moving the camera by hand ends that, until somebody lets it follow again', () => {
    const { camera, states, last } = made()
    camera.see(content, phone)
    camera.look({ active })
    const followed = last()
    camera.centre(100, 250)
    const [x, y] = toScreen(last(), [100, 250])
    expect([x, y]).toEqual([phone.width / 2, (phone.height - phone.foot) / 2])
    const put = last()
    camera.look({ active: { ...active, x: 0 } })
    expect(last()).toEqual(put)
    camera.choose('follow')
    camera.look({ active })
    expect(last()).toEqual(followed)
    camera.choose('fit')
    camera.look({ active: { ...active, x: 0 } })
    expect(onScreen(last()).right).toBeLessThanOrEqual(phone.width)
    expect(states).toEqual(['follow', 'hand', 'follow', 'fit'])
  })

  test('a picture that is legible as a whole is not followed', () => {
    const { camera } = made()
    camera.see({ width: 400, height: 300 }, phone)
    expect(camera.state()).toEqual({ mode: 'fit', canFollow: false })
  })

  test('by hand, something of the picture stays in view', () => {
    const { camera, last } = made()
    camera.see(content, phone)
    camera.centre(1e6, -1e6)
    const { right, top } = onScreen(last())
    expect(right).toBeGreaterThan(0)
    expect(top).toBeLessThan(phone.height)
  })
})

test('a wide stage only offers to follow what would be too small', () => {
  const { camera, last } = made()
  camera.see({ width: 3000, height: 2000 }, stage)
  expect(camera.state()).toEqual({ mode: 'fit', canFollow: true })
  camera.choose('follow')
  camera.look({ active })
  expect(last().k).toBeGreaterThanOrEqual(LEGIBLE)
})
