/** How the loss is made of the outputs. */
export const LOSSES = ['halfSquaredError', 'squaredError', 'meanSquaredError'] as const
/** Name of a loss. */
export type LossName = (typeof LOSSES)[number]
