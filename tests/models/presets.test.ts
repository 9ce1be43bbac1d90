import { expect, test } from 'vitest'
import { printBuild, readBuild } from '../../src/models/build-text.ts'
import { presets } from '../../src/models/presets.ts'
import { building } from '../../src/store/building.ts'
import { Training } from '../../src/worker/training.ts'

test.each(presets)('$id is a build that a link can carry, and its choices fit each other', ({ text }) => {
  const { build, problems } = readBuild(text)
  expect(problems).toEqual([])
  expect(readBuild(printBuild(build)).build).toEqual(build)
  expect(building.build(build)).toMatchObject({ ok: true, misfit: null })
})

test.each(presets)(
  '$id learns what it says, within the updates it says, and keeps it',
  ({ text, reaches }) => {
    const { updates, accuracy = 0, loss = Number.POSITIVE_INFINITY } = reaches
    const made = building.build(readBuild(text).build)
    if (!made.ok) throw new Error(made.problems[0]?.message)
    const training = new Training(made.recipe)
    for (const factor of [1, 2]) {
      while (training.iteration < factor * updates) training.step()
      const { train, test: tests } = training.scoreNow()
      expect(train.loss).toBeLessThanOrEqual(loss)
      if (accuracy > 0)
        expect(made.recipe.tests ? tests.accuracy : train.accuracy).toBeGreaterThanOrEqual(accuracy)
    }
  },
)
