import { StopLine } from './StopLine.tsx'
import { StopMarks } from './StopMarks.tsx'
import { StopsTool } from './StopsTool.tsx'
import { withStops } from './stage-stops.ts'

/** All that shows stops, loaded in one go with the first of them. */
export const stopParts = { StopLine, StopMarks, StopsTool, withStops }
