/** What the painter needs of the browser, so that tests can stand in for it. */
export interface StageEnvironment {
  createElement<T extends 'canvas' | 'div'>(name: T): HTMLElementTagNameMap[T]
  /** Milliseconds from any fixed moment. */
  now(): number
  /** Calls back once before the next frame is shown; the answer cancels it. */
  frame(callback: () => void): () => void
  /** Device pixels per CSS px. */
  pixelRatio(): number
  /** Calls back whenever the pixel ratio has changed or text faces have arrived; the answer stops it. */
  onLookChange(callback: () => void): () => void
}

const watchPixelRatio = (callback: () => void): (() => void) => {
  if (typeof window.matchMedia !== 'function') return () => {}
  let stop = (): void => {}
  const listen = (): void => {
    const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    const heard = (): void => {
      stop()
      listen()
      callback()
    }
    query.addEventListener('change', heard)
    stop = () => query.removeEventListener('change', heard)
  }
  listen()
  return () => stop()
}

/** A canvas keeps the fallback face it was drawn with, so it must be drawn again when the right one arrives. */
const watchFonts = (callback: () => void): (() => void) => {
  const fonts: FontFaceSet | undefined = document.fonts
  fonts?.addEventListener('loadingdone', callback)
  return () => fonts?.removeEventListener('loadingdone', callback)
}

/** The browser's own clock, frames and canvases. */
export const browserStage: StageEnvironment = {
  createElement: (name) => document.createElement(name),
  now: () => performance.now(),
  frame(callback) {
    const handle = requestAnimationFrame(callback)
    return () => cancelAnimationFrame(handle)
  },
  pixelRatio: () => window.devicePixelRatio || 1,
  onLookChange(callback) {
    const stops = [watchPixelRatio(callback), watchFonts(callback)]
    return () => stops.forEach((stop) => void stop())
  },
}
