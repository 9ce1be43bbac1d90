/**
 * What targets a loss needs: any number (classes are then 0 and 1), 0 and 1, −1 and 1, or always one number per class,
 * 1 for its own and 0 for the others.
 */
export type TargetNeeds = 'any' | 'zeroOne' | 'plusMinusOne' | 'oneHot'
