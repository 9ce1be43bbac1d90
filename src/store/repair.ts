import { type Repair, repaired } from '../models/program-problem.ts'

/** The text with a repair made. */
export const repairedText = (text: string, repair: Repair): string => repaired(text, repair)
