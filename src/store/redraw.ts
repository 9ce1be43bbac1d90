import type { Build } from '../models/build.ts'
import { redrawn } from '../models/built.ts'
import { fanOf } from '../models/fan.ts'
import type { Recipe } from '../models/recipe.ts'

/** Draws a 32-bit seed from a text (FNV-1a). */
const seedOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}

/**
 * A weight's next number as its initialization draws it: another one for every number it has now, always the same for the
 * same one. Null for what is no drawn weight.
 */
export const nextDraw = ({ model }: Recipe, build: Build, weight: string, now: number): number | null => {
  const fan = model.kind === 'network' ? fanOf(model, weight) : null
  if (fan === null || build.initialization === 'zeros' || build.initialization === 'constant') return null
  return redrawn(build, fan, seedOf(`${build.seed} ${weight} ${now}`))
}

/** Weights of a built network that can be shared: all of them, by name; those that stand for others once. */
export const weightNames = ({ model }: Recipe): readonly string[] =>
  model.kind === 'network'
    ? [...new Set(model.layers.flatMap((l) => l.neurons.flatMap((n) => n.weights)))]
    : []
