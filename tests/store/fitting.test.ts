import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { activations } from '../../src/engine/ops-activation.ts'
import type { ActivationName } from '../../src/models/build.ts'
import { defaultBuild, outputFor } from '../../src/models/default-build.ts'
import { LOSSES } from '../../src/models/losses.ts'
import { presets } from '../../src/models/presets.ts'
import { TASKS } from '../../src/models/task.ts'
import { batchRows } from '../../src/store/batch-rows.ts'
import { building } from '../../src/store/building.ts'
import { mendOf, misfitOf, suited } from '../../src/store/fitting.ts'
import { Batches } from '../../src/worker/batches.ts'

const names = Object.keys(activations) as ActivationName[]
const data = fc.constantFrom(
  { task: TASKS[0], classes: [] },
  { task: TASKS[1], classes: ['no', 'yes'] },
  { task: TASKS[2], classes: ['a', 'b', 'c'] },
)
const choices = fc.record({ loss: fc.constantFrom(...LOSSES), activation: fc.constantFrom(...names) })
const built = ({ loss, activation }: { loss: (typeof LOSSES)[number]; activation: ActivationName }) => ({
  ...defaultBuild('circles'),
  loss,
  output: { activation, bias: true },
})

describe('output and loss', () => {
  test('that do not go well together are mended by one change, and only then is one offered', () => {
    fc.assert(
      fc.property(choices, data, (choice, of) => {
        const build = built(choice)
        const mend = mendOf(build, of)
        expect(mend === null).toBe(misfitOf(build, of) === null)
        if (mend) expect(misfitOf(mend.build, of)).toBeNull()
      }),
    )
  })

  test('suit other data afterwards, and stay where they do already', () => {
    fc.assert(
      fc.property(choices, data, data, (choice, of, before) => {
        const build = built(choice)
        expect(misfitOf(suited(build, of, before.task), of)).toBeNull()
        if (of.task === before.task && misfitOf(build, of) === null)
          expect(suited(build, of, before.task)).toBe(build)
      }),
    )
  })

  test('that are the usual ones become the usual ones of other data', () => {
    const sine = defaultBuild('sine')
    const next = suited(sine, { task: 'binary', classes: ['no', 'yes'] }, 'regression')
    expect({ output: next.output, loss: next.loss }).toEqual(outputFor('binary'))
  })
})

describe('the networks to start from', () => {
  test.each(presets)('$id is read without a problem and goes well together', ({ text }) => {
    const { recipe, problems } = building.recipeOfText(text)
    expect(problems).toEqual([])
    expect(recipe?.build && building.build(recipe.build)).toMatchObject({ ok: true, misfit: null })
    expect(building.recipeOfText(recipe?.net ?? '').recipe).toEqual(recipe)
  })
})

test('the rows of a batch are those that are trained on', () => {
  for (const text of ['data:moons', 'data:moons,shuffle:off,batch:7', 'data:xor,batch:0']) {
    const recipe = building.recipeOfText(text).recipe!
    const batches = new Batches(recipe, true)
    for (const k of [0, 1, 14, 15, 40]) {
      const rows = batchRows(recipe, k)
      expect(rows).toHaveLength(batches.size)
      rows.forEach((row, s) => {
        expect(row).toBe(batches.rowAt(k, s))
      })
    }
  }
})
