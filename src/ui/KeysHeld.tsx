import { useLayoutEffect } from 'react'

/** Keys that a browser uses itself with Ctrl or ⌘, which nobody may take from people. */
const isBrowsers = ({ ctrlKey, metaKey, key }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !['a', 'y', 'z'].includes(key.toLowerCase())

let held = ''

/** What has been typed while keys were held; it is given once. */
export const takeHeld = (): string => {
  const typed = held
  held = ''
  return typed
}

/** Holds the keys while what they are meant for is still on its way: they do nothing to the page. */
export const KeysHeld = (): null => {
  useLayoutEffect(() => {
    held = ''
    const hold = (event: KeyboardEvent): void => {
      if (isBrowsers(event)) return
      event.preventDefault()
      event.stopPropagation()
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) held += event.key
    }
    window.addEventListener('keydown', hold, true)
    return () => window.removeEventListener('keydown', hold, true)
  }, [])
  return null
}
