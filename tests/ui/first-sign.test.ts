// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { atFirstSign } from '../../src/ui/first-sign.ts'

const press = (key: string, held: KeyboardEventInit = {}): boolean =>
  document.dispatchEvent(new KeyboardEvent('keydown', { key, ...held }))

describe('the first sign of somebody at the page', () => {
  const callback = vi.fn()
  beforeEach(() => {
    vi.useFakeTimers()
    callback.mockReset()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test.each(['pointermove', 'pointerdown'])('is a %s, the first one only', (type) => {
    atFirstSign(callback)
    for (let k = 0; k < 3; k++) document.dispatchEvent(new Event(type))
    vi.runAllTimers()
    expect(callback).toHaveBeenCalledOnce()
  })

  test.each([
    ['a key of its own', '2', {}],
    ['a held key', 'Shift', { shiftKey: true }],
    ['a step of another size', 'ArrowRight', { altKey: true }],
  ] as const)('is %s', (_what, key, held) => {
    const cancel = atFirstSign(callback)
    press(key, held)
    expect(callback).toHaveBeenCalledOnce()
    cancel()
  })

  test('is no key that steps or plays', () => {
    const cancel = atFirstSign(callback)
    for (const key of ['ArrowRight', 'ArrowLeft', 'PageDown', ' ']) press(key)
    expect(callback).not.toHaveBeenCalled()
    cancel()
  })

  test('comes by itself on a page that has long been idle, unless it is cancelled', () => {
    atFirstSign(callback)()
    vi.runAllTimers()
    expect(callback).not.toHaveBeenCalled()
    atFirstSign(callback)
    vi.runAllTimers()
    expect(callback).toHaveBeenCalledOnce()
  })
})
