/** The opacity of a resting layer for `recede` 0…1. */
export const restingOpacity = (recede: number, alpha: number): number => 1 - recede * (1 - alpha)
