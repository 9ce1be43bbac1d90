import { type ComponentType, type LazyExoticComponent, lazy, useEffect } from 'react'
import { useApp } from './app-context.ts'

/** Stands in for a part that could not be loaded, and says so. */
const NotLoaded = (): null => {
  const notify = useApp((s) => s.notify)
  useEffect(() => {
    notify('A part of the page could not be loaded. Reload the page to try again.')
  }, [notify])
  return null
}

/** A component that is loaded when it is first shown; where that fails the page goes on without it and says so. */
export const lazyPart = <P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> =>
  lazy(async () => ({ default: await load().catch((): ComponentType<P> => NotLoaded) }))
