import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PASSES } from '../../src/engine/step.ts'
import { explain } from '../../src/explain/explain.ts'
import { sentenceText } from '../../src/explain/formula-text.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur, mazurBiases } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { findRecipe } from '../../src/models/textbook.ts'
import { randomGraph } from '../engine/arbitrary.ts'
import { type MomentAt, momentsOf, momentsOfRecipe } from './moments.ts'

/** The tables of all passes as text: per pass `what read wrote untouched/total`. */
const tables = (at: MomentAt): Readonly<Record<string, readonly string[]>> => {
  const { schedule } = at('pass', 0)
  const ends = Array.from({ length: schedule.length }, (_, i) => i + 1).filter(
    (i) => i === schedule.length || schedule.pass[i] !== schedule.pass[i - 1],
  )
  return Object.fromEntries(
    ends.map((end) => {
      const { pass, account } = explain(at('pass', end))
      return [pass, account!.map((r) => `${r.what} ${r.read} ${r.wrote} ${r.untouched}/${r.total}`)]
    }),
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

describe('the account of a pass', () => {
  test('of Mazur’s network says what each pass read, wrote and left alone', () => {
    expect(tables(momentsOfRecipe(mazur))).toEqual({
      forward: ['given numbers 4 0 6/6', 'values 14 16 3/19', 'gradients 0 0 27/27', 'weights 8 0 8/8'],
      loss: ['given numbers 2 0 6/6', 'values 4 3 16/19', 'gradients 0 0 27/27', 'weights 0 0 8/8'],
      zero: ['given numbers 0 0 6/6', 'values 0 0 19/19', 'gradients 0 27 0/27', 'weights 0 0 8/8'],
      backward: ['given numbers 4 0 6/6', 'values 4 0 19/19', 'gradients 19 27 0/27', 'weights 4 0 8/8'],
      update: ['given numbers 0 0 6/6', 'values 0 0 19/19', 'gradients 8 0 27/27', 'weights 8 8 0/8'],
    })
  })

  test('agrees with what follows from the sizes of a network of sigmoids', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(sizes, (n) => {
        const at = momentsOfRecipe(
          layeredRecipe({ sizes: n, activation: 'sigmoid', outputActivation: 'sigmoid' }),
        )
        const [inputs, outputs, units] = [n[0]!, n.at(-1)!, sum(n.slice(1))]
        const weights = sum(n.slice(1).map((m, l) => m * n[l]!))
        const later = weights - n[1]! * inputs
        const parameters = weights + units
        const values = weights + 2 * units + outputs + 1
        const given = inputs + outputs
        const gradients = values + parameters
        const all = (total: number): string => `${total}/${total}`
        expect(tables(at)).toMatchObject({
          forward: [
            `given numbers ${inputs} 0 ${all(given)}`,
            `values ${weights + 2 * units - outputs} ${weights + 2 * units} ${outputs + 1}/${values}`,
            `gradients 0 0 ${all(gradients)}`,
            `weights and biases ${parameters} 0 ${all(parameters)}`,
          ],
          backward: [
            `given numbers ${given} 0 ${all(given)}`,
            `values ${units} 0 ${all(values)}`,
            `gradients ${values} ${gradients} 0/${gradients}`,
            `weights and biases ${later} 0 ${all(parameters)}`,
          ],
          update: [
            `given numbers 0 0 ${all(given)}`,
            `values 0 0 ${all(values)}`,
            `gradients ${parameters} 0 ${all(gradients)}`,
            `weights and biases ${parameters} ${parameters} 0/${parameters}`,
          ],
        })
      }),
      { numRuns: 20 },
    )
  })

  test('of any graph writes only what its pass may write', () => {
    fc.assert(
      fc.property(randomGraph(), (graph) => {
        const may: Readonly<Record<string, string>> = {
          forward: 'values',
          zero: 'gradients',
          backward: 'gradients',
          update: 'parameters',
        }
        for (const [pass, rows] of Object.entries(tables(momentsOf(graph))))
          for (const row of rows) if (!row.startsWith(may[pass]!)) expect(row).toMatch(/ 0 (\d+)\/\1$/)
      }),
      { numRuns: 40 },
    )
  })

  test('reads where a slope is taken, and nothing for the slope of a sum', () => {
    const rows = (recipe: Recipe) => tables(momentsOfRecipe(recipe)).backward
    expect(rows(findRecipe('accumulate')!)).toEqual([
      'given numbers 0 0 1/1',
      'values 0 0 1/1',
      'gradients 1 2 0/2',
    ])
    // q and z of (x + y) z, each the slope with the other.
    expect(rows(findRecipe('cs231n-circuit')!)).toEqual([
      'given numbers 1 0 3/3',
      'values 1 0 2/2',
      'gradients 2 5 0/5',
    ])
  })

  test('is there at size Pass alone, and inside a pass counts what was done so far', () => {
    const at = momentsOfRecipe(mazur)
    expect(explain(at('layer', 113)).account).toBeNull()
    expect(explain(at('pass', 0)).account).toBeNull()
    expect(explain(at('pass', 90)).account!.find((r) => r.what === 'gradients')).toMatchObject({
      wrote: 6,
      untouched: 21,
    })
  })

  test('says of a single one that it is one', () => {
    const at = momentsOfRecipe(mazurBiases)
    const first = at('pass', 0).schedule.pass.indexOf(PASSES.indexOf('update')) + 1
    const { sentence } = explain(at('pass', first))
    expect(sentenceText(sentence)).toContain('It wrote 1 weight or bias so far and changed no value')
  })

  test('groups the digits of its counts', () => {
    const at = momentsOfRecipe(layeredRecipe({ sizes: [2, 40, 40, 1] }))
    const { schedule } = at('pass', 0)
    const end = schedule.pass.lastIndexOf(PASSES.indexOf('forward')) + 1
    expect(sentenceText(explain(at('pass', end)).sentence)).toMatch(/It wrote \d,\d{3} values/)
  })
})
