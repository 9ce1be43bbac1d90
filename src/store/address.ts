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

/** The address of a browser window. */
export const browserAddress = (page: Window): Address => ({
  read: () => page.location.hash,
  replace: (hash) => {
    try {
      page.history.replaceState(page.history.state, '', hash)
    } catch {
      // A browser that refuses it, for instance when asked too often, shows an older place.
    }
  },
  listen: (listener) => {
    page.addEventListener('hashchange', listener)
    return () => page.removeEventListener('hashchange', listener)
  },
})
