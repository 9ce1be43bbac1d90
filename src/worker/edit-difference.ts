import type { Edit } from '../models/recipe.ts'

/** The first iteration whose edits differ in two lists that stand in order; ∞ where none do. */
export const firstDifference = (a: readonly Edit[], b: readonly Edit[]): number => {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]]
    const same = x?.iteration === y?.iteration && x?.path === y?.path && Object.is(x?.value, y?.value)
    if (!same)
      return Math.min(x?.iteration ?? Number.POSITIVE_INFINITY, y?.iteration ?? Number.POSITIVE_INFINITY)
  }
  return Number.POSITIVE_INFINITY
}
