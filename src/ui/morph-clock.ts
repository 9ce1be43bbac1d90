import type { NetworkLayout } from '../layout/layout.ts'

/** A stage on the way from one layout to another, t = 0 … 1 on the clock. */
export interface Morphing {
  readonly from: NetworkLayout
  readonly to: NetworkLayout
  readonly t: number
}

/** How long opening or closing takes, in ms. */
export const MORPH_MS = 560

/** Which neurons are opened in a layout. */
export const openedIn = ({ opened }: NetworkLayout): string => opened.map(({ sum }) => sum).join()

/** Whether two layouts of one graph are the same, one asked for again. */
const isSame = (a: NetworkLayout, b: NetworkLayout): boolean =>
  a === b || (a.width === b.width && a.height === b.height && openedIn(a) === openedIn(b))

/**
 * Sets out for another layout. On the way back to where it came from the clock turns round where it stands; any other
 * way begins at what is drawn now.
 */
export const setOut = (now: Morphing | null, drawn: NetworkLayout, to: NetworkLayout): Morphing => {
  if (now && isSame(now.to, to)) return { ...now, to }
  if (now && isSame(now.from, to)) return { from: now.to, to, t: 1 - now.t }
  return { from: drawn, to, t: 0 }
}

/** Lets ms of time pass; null once it has arrived. */
export const passed = (now: Morphing, ms: number): Morphing | null => {
  const t = now.t + ms / MORPH_MS
  return t >= 1 ? null : { ...now, t }
}
