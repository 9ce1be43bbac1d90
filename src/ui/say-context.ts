import { createContext, useContext } from 'react'

/** Has a line told by the page's narrator. */
export const SayContext = createContext<(text: string) => void>(() => {})

/** How a component has a line told politely. */
export const useSay = (): ((text: string) => void) => useContext(SayContext)
