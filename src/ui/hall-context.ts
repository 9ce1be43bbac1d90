import { createContext } from 'react'

/** Whether this step is laid out in a strip below a stage as wide as the page. */
export const HallContext = createContext(false)
