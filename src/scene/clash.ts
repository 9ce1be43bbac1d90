import type { Area } from './draw.ts'

/** Whether two areas share anything, or come nearer to each other than a margin. */
export const clash = (a: Area, b: Area, margin = 0): boolean =>
  a.x < b.x + b.w + margin && b.x < a.x + a.w + margin && a.y < b.y + b.h + margin && b.y < a.y + a.h + margin
