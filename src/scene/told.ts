import type { Explanation } from '../explain/explanation.ts'

/** What the explanation lends to the picture. */
export interface Told extends Pick<Explanation, 'chip' | 'ties'> {
  /** The beat was asked about, so that it is in focus, with chip and outlines, before anything of it moves. */
  readonly asked?: boolean
}
