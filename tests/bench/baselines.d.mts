/** A fully connected net with its samples: weights W[l][j][i], biases B[l][j]. */
export type Problem = {
  readonly sizes: number[]
  readonly W: number[][][]
  readonly B: number[][]
  readonly X: number[][]
  readonly Y: number[][]
}

/** A seeded problem: the same numbers for every contestant. */
export const problem: (sizes: number[], samples: number, seed?: number) => Problem

/** One epoch by dense loops over typed arrays; the returned function gives the summed loss. */
export const denseLoops: (problem: Problem) => () => number

/** One epoch by objects and closures; the returned function gives the summed loss. */
export const objectGraph: (problem: Problem) => () => number
