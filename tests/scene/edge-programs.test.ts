import { describe, expect, test } from 'vitest'
import { SIZES } from '../../src/engine/step.ts'
import { everyMoment } from '../explain/moments.ts'
import { problemsOf } from '../explain/problems.ts'
import { recipeOf } from '../models/program-recipe.ts'
import { expressionStage } from './expression-stage.ts'
import { clashes, labels } from './text-places.ts'

/** Programs at the edges of what programs are. */
const PROGRAMS = [
  '2', '-0', '1e300', 'pi', 'a', 'a = 3', 'a = a0', '(a)', '1 / 0', '-1 / 0', '0 / 0', 'log(-1)', 'log(x - 2)',
  '0**0', '0**x', 'x**0', 'x**x', 'x = 0; x**x', 'x = -2; x**x', 'x = 0; 0**x', 'a - a', 'max(a, a)', 'min(a, a, a)',
  'a * a', 'a / a', 'x = 0; abs(x)', 'x = 0; relu(x)', 'x = 0; sqrt(x)', 'x = 0; 1 / x', 'sqrt(-x)',
  'b = a + 1\nc = a * 2', '2 * 3 + 4', 'a = 2\nb = a', 'a = 1/3; b = a * 2', 'exp(1000 * x)', 'x = 1e200; x * x',
  'x = 710; exp(x) - exp(x)', 'x = 1e-320; x / 3', 'a = 3; a = 4', 'a; b', 'x.relu().tanh()', '+a', '-a', '- -a',
] // biome-ignore format: a list

describe('the page shows every edge case', () => {
  test.each(PROGRAMS)('%s: told at every beat of every size, and drawn', async (text) => {
    const recipe = recipeOf(text)
    const stage = await expressionStage(recipe)
    const { schedule } = stage.momentAt('write', 0)
    expect(everyMoment(stage.momentAt).flatMap(problemsOf)).toEqual([])
    for (const size of SIZES)
      for (let step = 0; step <= schedule.length; step++) {
        const picture = stage.rest(size, step)
        expect(picture.glyphs.length).toBeGreaterThan(0)
        expect(clashes(labels(picture.glyphs))).toEqual([])
        if (step < schedule.length) stage.moving(size, step, 0.5)
      }
    for (const number of [stage.layout.width, stage.layout.height]) expect(number).toBeGreaterThan(0)
    expect(stage.svg(stage.rest('neuron', schedule.length))).not.toContain('undefined')
  })
})
