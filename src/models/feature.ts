/** What an input of a built network is, computed from a place in its field; `x` and `y` are the axes themselves. */
export const FEATURES = ['x', 'y', 'x2', 'y2', 'xy', 'sinx', 'siny'] as const
/** What an input of a built network is. */
export type FeatureName = (typeof FEATURES)[number]
