import type { FeatureName } from './feature.ts'
import type { Field } from './recipe.ts'

/** An input that is computed from a place in a field. */
export interface Feature {
  /** In words, for a list of choices. */
  readonly label: string
  /** As a formula in one line of text. */
  readonly formula: string
  /** Name of the input unit. */
  readonly unit: string
  /** Number of axes the field must have. */
  readonly axes: 1 | 2
  readonly compute: (x: number, y: number) => number
}

/** What inputs can be computed from a place. */
export const features: Readonly<Record<FeatureName, Feature>> = {
  x: { label: 'x', formula: 'x', unit: 'x', axes: 1, compute: (x) => x },
  y: { label: 'y', formula: 'y', unit: 'y', axes: 2, compute: (_, y) => y },
  x2: { label: 'x squared', formula: 'x²', unit: 'x²', axes: 1, compute: (x) => x * x },
  y2: { label: 'y squared', formula: 'y²', unit: 'y²', axes: 2, compute: (_, y) => y * y },
  xy: { label: 'x times y', formula: 'x · y', unit: 'xy', axes: 2, compute: (x, y) => x * y },
  sinx: { label: 'sine of x', formula: 'sin x', unit: 'sinx', axes: 1, compute: (x) => Math.sin(x) },
  siny: { label: 'sine of y', formula: 'sin y', unit: 'siny', axes: 2, compute: (_, y) => Math.sin(y) },
}

/** The inputs at a place of a field, one per feature; the same as those of a sample that lies there. */
export const featuresAt = (field: Field, at: readonly number[]): number[] => {
  const [x = 0, y = 0] = at
  return field.features.map((name) => features[name].compute(x, y))
}

/** The features that data with so many axes can have as inputs. */
export const featuresFor = (axes: number): FeatureName[] =>
  (Object.keys(features) as FeatureName[]).filter((name) => features[name].axes <= axes)
