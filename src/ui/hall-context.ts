import { createContext } from 'react'

/** Whether the page is laid out for a hall: the stage across all of it, this step in a strip below. */
export const HallContext = createContext(false)
