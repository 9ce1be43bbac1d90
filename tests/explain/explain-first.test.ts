import { describe, expect, test } from 'vitest'
import { beatAfter } from '../../src/engine/beats.ts'
import { explain } from '../../src/explain/explain.ts'
import { explainFirst, isToldFirst } from '../../src/explain/explain-first.ts'
import type { Moment } from '../../src/explain/explanation.ts'
import { sentenceText } from '../../src/explain/formula-text.ts'
import { expressions } from '../../src/models/expressions.ts'
import { mazur } from '../../src/models/mazur.ts'
import { everyMoment, momentsOfRecipe } from './moments.ts'

/** The places at which presses of → come to rest. */
const presses = (): readonly Moment[] => {
  const at = momentsOfRecipe(mazur)
  const { schedule } = at('neuron', 0)
  const moments = [at('neuron', 0)]
  for (;;) {
    const beat = beatAfter(schedule, 'neuron', moments.at(-1)!.step)
    if (!beat) return moments
    moments.push(at('neuron', beat.to, beat))
  }
}

describe('the words that the page begins with', () => {
  test('tell every press of → through an iteration of the network it begins with', () => {
    expect(presses()).toHaveLength(17)
    for (const moment of presses()) expect(isToldFirst(moment), `step ${moment.step}`).toBe(true)
  })

  test.each([mazur, ...expressions])('are those of $id told later, or its last write', (recipe) => {
    for (const moment of everyMoment(momentsOfRecipe(recipe))) {
      const first = explainFirst(moment)
      if (isToldFirst(moment)) expect(first).toEqual(explain(moment))
      else expect(sentenceText(first.sentence)).toMatch(/^.+: \S+ → \S+.*\.$/)
    }
  })
})
