// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import type { Camera } from '../../src/render/camera.ts'
import { bindCamera } from '../../src/ui/stage-camera.ts'

const content = { width: 1000, height: 500 }
const stage = { width: 800, height: 600, foot: 40 }

const bound = () => {
  const element = document.createElement('div')
  document.body.append(element)
  const cameras: Camera[] = []
  const camera = bindCamera(element, (place) => cameras.push(place))
  return { element, camera, last: () => cameras.at(-1)! }
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
    const { camera, last } = bound()
    camera.see(content, stage)
    const { left, top, right, bottom } = onScreen(last())
    expect(left).toBeGreaterThanOrEqual(0)
    expect(left).toBeCloseTo(stage.width - right)
    expect(top).toBeCloseTo(stage.height - stage.foot - bottom)
  })

  test('keeps showing the whole picture when the stage is resized', () => {
    const { camera, last } = bound()
    camera.see(content, stage)
    camera.see(content, { width: 400, height: 300, foot: 40 })
    expect(onScreen(last()).right).toBeLessThanOrEqual(400)
  })

  test('stays where somebody zoomed to, until Fit', () => {
    const { camera, last } = bound()
    camera.see(content, stage)
    const fitted = last()
    camera.zoomBy(2)
    expect(last().k).toBeCloseTo(2 * fitted.k)
    const zoomed = last()
    camera.see(content, { ...stage, width: 810 })
    expect(last()).toEqual(zoomed)
    camera.see(content, stage)
    camera.fit()
    expect(last()).toEqual(fitted)
  })

  test('zooms towards the pointer with the wheel, and no more once stopped', () => {
    const { element, camera, last } = bound()
    camera.see(content, stage)
    const before = last()
    const wheel = () =>
      element.dispatchEvent(new WheelEvent('wheel', { deltaY: -200, clientX: 100, clientY: 100 }))
    wheel()
    expect(last().k).toBeGreaterThan(before.k)
    const world = (c: Camera): number => (100 - c.x) / c.k
    expect(world(last())).toBeCloseTo(world(before))
    camera.stop()
    const after = last()
    wheel()
    expect(last()).toEqual(after)
  })

  test('ignores a picture of no size', () => {
    const { camera, last } = bound()
    camera.see({ width: 0, height: 0 }, stage)
    expect(last()).toBeUndefined()
  })
})
