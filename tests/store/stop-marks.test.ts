import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mazur } from '../../src/models/mazur.ts'
import { compiledOf } from '../../src/store/compiled.ts'
import { stopMarksOf } from '../../src/store/stop-marks.ts'
import { positionOf, timelineOf } from '../../src/store/timeline.ts'

const plan = timelineOf(compiledOf(mazur).schedule)

test('every place is in one mark, in order, and no more marks are drawn than allowed', () => {
  const places = fc
    .uniqueArray(fc.integer({ min: 1, max: plan.length }))
    .map((list) => list.sort((a, b) => a - b))
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 300 }), (list, most) => {
      const marks = stopMarksOf(plan, list, most)
      expect(marks.length).toBeLessThanOrEqual(most)
      expect(marks.flatMap((mark) => mark.places)).toEqual(list)
      for (const { at, places: held } of marks) expect(at).toBe(positionOf(plan, held[0]!))
    }),
    { seed: 6, numRuns: 200 },
  )
})
