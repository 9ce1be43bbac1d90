// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { browserAddress } from '../../src/store/address.ts'

afterEach(() => {
  vi.restoreAllMocks()
  window.location.hash = ''
})

test('the address writes without a new entry in the history, and hears of edits by others only', async () => {
  const address = browserAddress(window)
  const heard = vi.fn()
  const stop = address.listen(heard)
  const entries = window.history.length
  address.replace('#step=3')
  expect(address.read()).toBe('#step=3')
  expect(window.history.length).toBe(entries)
  window.location.hash = '#step=4'
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1))
  stop()
  window.location.hash = '#step=5'
  await new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }))
  expect(heard).toHaveBeenCalledTimes(1)
})

test('a link that was just given is not written over before it is heard of', async () => {
  const address = browserAddress(window)
  const heard = vi.fn()
  const stop = address.listen(() => heard(address.read()))
  window.location.hash = '#step=4'
  address.replace('#step=3')
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('#step=4'))
  address.replace('#step=5')
  expect(address.read()).toBe('#step=5')
  stop()
})

test('a browser that refuses another write keeps the last one', () => {
  vi.spyOn(window.history, 'replaceState').mockImplementation(() => {
    throw new DOMException('too often', 'SecurityError')
  })
  const address = browserAddress(window)
  address.replace('#step=3')
  expect(address.read()).toBe('')
})
