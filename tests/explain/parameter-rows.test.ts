import { describe, expect, test } from 'vitest'
import type { Size } from '../../src/engine/step.ts'
import { firstActiveParameter, parameterCount, parameterRows } from '../../src/explain/parameter-rows.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import { momentsOfRecipe } from './moments.ts'

const SIZES: readonly Size[] = ['write', 'edge', 'neuron', 'layer', 'pass']

describe('a part of the table of parameters', () => {
  test.each([
    ['Mazur', mazur],
    ['a deep network', layeredRecipe({ sizes: [3, 4, 2] })],
  ])('is cut from the whole of it, at every place of %s', (_, recipe) => {
    const at = momentsOfRecipe(recipe)
    for (const size of SIZES)
      for (let step = 0; step <= at(size, 0).schedule.length; step++) {
        const moment = at(size, step)
        const all = parameterRows(moment)
        expect(all).toHaveLength(parameterCount(moment))
        expect(firstActiveParameter(moment)).toBe(all.findIndex((row) => row.active))
        expect(parameterRows(moment, 2, 3)).toEqual(all.slice(2, 5))
        expect(parameterRows(moment, all.length - 1, 3)).toEqual(all.slice(-1))
      }
  })
})
