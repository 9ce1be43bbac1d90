/** The page's address, as far as the store uses it. */
export interface Address {
  /** The hash with its `#`; empty where there is none. */
  read(): string
  /** Puts another hash in place, without a new entry in the browser's history. */
  replace(hash: string): void
  /** Calls back when somebody else changes the hash; returns how to stop that. */
  listen(listener: () => void): () => void
}

/** Least milliseconds between two writes: browsers refuse more than 100 in 30 seconds. */
export const ADDRESS_MS = 350

/**
 * The address of a browser window. The first write after a change by somebody else is left out: the event that tells of
 * the change may be on its way still, and the link that was just given would be lost.
 */
export const browserAddress = (page: Window): Address => {
  let known = page.location.hash
  return {
    read: () => page.location.hash,
    replace: (hash) => {
      const isGiven = page.location.hash !== known
      try {
        if (!isGiven) page.history.replaceState(page.history.state, '', hash)
      } catch {
        // A browser that refuses it, for instance when asked too often, shows an older place.
      }
      known = page.location.hash
    },
    listen: (listener) => {
      const heard = (): void => {
        known = page.location.hash
        listener()
      }
      page.addEventListener('hashchange', heard)
      return () => page.removeEventListener('hashchange', heard)
    },
  }
}
