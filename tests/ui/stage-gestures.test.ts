// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest'
import type { Camera } from '../../src/render/camera.ts'
import { bindGesturesLater } from '../../src/ui/gestures-later.ts'
import { createCamera } from '../../src/ui/stage-camera.ts'
import { bindGestures } from '../../src/ui/stage-gestures.ts'

const place = { clientX: 100, clientY: 100 }

const stageElement = () => {
  const element = document.createElement('div')
  document.body.append(element)
  let last: Camera | null = null
  const camera = createCamera(
    (next) => {
      last = next
    },
    () => {},
  )
  camera.see({ width: 1000, height: 500 }, { width: 800, height: 600, foot: 40, side: 0, text: 1 })
  return { element, camera, last: () => last! }
}

const wheel = (element: HTMLElement): boolean =>
  element.dispatchEvent(new WheelEvent('wheel', { deltaY: -200, cancelable: true, ...place }))

describe('gestures', () => {
  test('the wheel zooms towards the pointer, from wherever the camera was put, and no more once stopped', () => {
    const { element, camera, last } = stageElement()
    const stop = bindGestures(element, camera)
    camera.zoomBy(1.5)
    const before = last()
    wheel(element)
    expect(last().k).toBeGreaterThan(before.k)
    const world = (c: Camera): number => (100 - c.x) / c.k
    expect(world(last())).toBeCloseTo(world(before))
    stop()
    const after = last()
    wheel(element)
    expect(last()).toEqual(after)
  })
})

describe('pinching on a trackpad in Safari', () => {
  const pinch = (element: HTMLElement, type: string, scale: number): boolean =>
    element.dispatchEvent(Object.assign(new MouseEvent(type, { cancelable: true, ...place }), { scale }))

  test('zooms by as much as the fingers part, towards them, and never magnifies the page', () => {
    vi.stubGlobal('navigator', { maxTouchPoints: 0 })
    const { element, camera, last } = stageElement()
    const stop = bindGestures(element, camera)
    camera.zoomBy(1.1)
    const before = last()
    expect(pinch(element, 'gesturestart', 1)).toBe(false)
    for (const scale of [1.2, 1.5]) expect(pinch(element, 'gesturechange', scale)).toBe(false)
    expect(pinch(element, 'gestureend', 1.5)).toBe(false)
    expect(last().k / before.k).toBeCloseTo(1.5)
    expect((100 - last().x) / last().k).toBeCloseTo((100 - before.x) / before.k)
    stop()
    expect(pinch(element, 'gesturechange', 3)).toBe(true)
    vi.unstubAllGlobals()
  })

  test('leaves it to the touches on a touch screen', () => {
    vi.stubGlobal('navigator', { maxTouchPoints: 5 })
    const { element, camera, last } = stageElement()
    const stop = bindGestures(element, camera)
    camera.zoomBy(1.1)
    const before = last()
    pinch(element, 'gesturestart', 1)
    expect(pinch(element, 'gesturechange', 1.5)).toBe(false)
    expect(last()).toEqual(before)
    stop()
    vi.unstubAllGlobals()
  })
})

describe('gestures that are loaded later', () => {
  const later = (load: () => Promise<unknown>) => {
    const { element, camera, last } = stageElement()
    let rest = (): void => {}
    const failed = vi.fn()
    const stop = bindGesturesLater(element, {
      load: async () => {
        await load()
        return (target) => bindGestures(target, camera)
      },
      failed,
      idle: (callback) => {
        rest = callback
        return () => {}
      },
    })
    return { element, last, failed, stop, idle: () => rest() }
  }
  const gate = () => {
    let open = (): void => {}
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    return { load: vi.fn(() => opened), open: () => open() }
  }

  test('what is done while they load is done again once they are there', async () => {
    const { load, open } = gate()
    const { element, last } = later(load)
    const before = last()
    expect(wheel(element)).toBe(false)
    expect(wheel(element)).toBe(false)
    expect(last()).toEqual(before)
    open()
    await vi.waitFor(() => expect(last().k).toBeCloseTo(before.k * 2 ** 0.8))
    expect(load).toHaveBeenCalledTimes(1)
  })

  test('are loaded when the page is idle, without waiting for a sign', async () => {
    const { load, open } = gate()
    const { element, last, idle } = later(load)
    expect(load).not.toHaveBeenCalled()
    idle()
    open()
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1))
    await new Promise((done) => setTimeout(done))
    const before = last()
    wheel(element)
    expect(last().k).toBeGreaterThan(before.k)
  })

  test('a failure is told, and the next touch tries again', async () => {
    let broken = true
    const { element, last, failed } = later(async () => {
      if (broken) throw new Error('no network')
      return undefined
    })
    wheel(element)
    await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(1))
    broken = false
    const before = last()
    wheel(element)
    await vi.waitFor(() => expect(last().k).toBeGreaterThan(before.k))
  })

  test('a stage that is gone binds nothing', async () => {
    const { load, open } = gate()
    const { element, last, stop } = later(load)
    wheel(element)
    stop()
    open()
    await new Promise((done) => setTimeout(done, 5))
    const before = last()
    wheel(element)
    expect(last()).toEqual(before)
  })
})
