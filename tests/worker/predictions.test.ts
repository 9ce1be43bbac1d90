import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../src/models/compile.ts'
import { defaultBuild } from '../../src/models/default-build.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { building } from '../../src/store/building.ts'
import { Session } from '../../src/worker/session.ts'
import { Training } from '../../src/worker/training.ts'

const opened = async (recipe: Recipe, iteration = 0) => {
  const session = new Session()
  await session.open(recipe)
  await session.seek(iteration, Number.POSITIVE_INFINITY)
  return session
}

const plain = layeredRecipe({ sizes: [2, 3, 2], samples: 7, batchSize: 3 })

describe('a row of the data', () => {
  test('comes up next where no iteration before takes it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        fc.nat({ max: 60 }),
        fc.nat(),
        async (samples, batchSize, shuffled, from, any) => {
          const recipe = { ...layeredRecipe({ sizes: [1, 1], samples, batchSize }), shuffled, seed: 3 }
          // A single sample is one without numbers to load.
          const row = any % samples
          const session = await opened(recipe)
          const { iteration, sample } = await session.analyse('comesUp', { row, from })
          const training = new Training(recipe)
          while (training.iteration < iteration) training.step()
          expect(training.record(sample).row).toBe(row)
          const { batches, batchSize: size } = training
          for (let k = from; k <= iteration; k++)
            for (let s = 0; s < (k < iteration ? size : sample); s++)
              expect(batches.rowAt(k, s)).not.toBe(row)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('that the data do not have is refused, as are test samples', async () => {
    const session = await opened(plain)
    await expect(session.analyse('comesUp', { row: 7, from: 0 })).rejects.toThrow('row is 7; expected 0 to 6')
    await expect(session.analyse('comesUp', { row: -1, from: 0 })).rejects.toThrow('row is -1')
    await expect(session.analyse('comesUp', { row: 0.5, from: 0 })).rejects.toThrow('row is 0.5')
  })
})

describe('predictions', () => {
  test('are what the recording of each sample holds, and leave the engine where it stands', async () => {
    const { nodes } = compile(plain)
    const outputs = nodes.filter((n) => n.tag?.role === 'activation' && n.tag.layer === 2).map((n) => n.id)
    const session = await opened({ ...plain, tests: plain.samples.slice(2, 4) }, 4)
    const before = await session.record(1)
    const { iteration, train, tests, batch } = await session.analyse('predictions', { nodes: outputs })
    expect(iteration).toBe(4)
    expect([train.length, [...tests]]).toEqual([14, [...train.slice(4, 8)]])
    expect([...batch]).toEqual([5, 6, 0])
    expect(await session.record(1)).toEqual(before)
    const { row, columns } = before
    const said = outputs.map((o) => columns.after[columns.cell.indexOf(o)])
    expect([...train.slice(2 * row, 2 * row + 2)]).toEqual(said)
  })

  test('of a single sample are those of its leaves', async () => {
    const { nodes } = compile(mazur)
    const outputs = nodes.filter((n) => n.tag?.role === 'activation' && n.tag.layer === 2).map((n) => n.id)
    const answer = await (await opened(mazur)).analyse('predictions', { nodes: outputs })
    expect([...answer.train].map((x) => x.toFixed(6))).toEqual(['0.751365', '0.772928'])
  })
})

test('two classes with an output each are told apart by the larger one', () => {
  const choices = defaultBuild('xor')
  const built = building.build({
    ...choices,
    output: { activation: 'identity', bias: true },
    loss: 'softmaxCrossEntropy',
  })
  if (!built.ok) throw new Error(JSON.stringify(built.problems))
  const { recipe } = built
  const { nodes } = compile(recipe)
  const outputs = nodes.filter((n) => n.tag?.role === 'probability').map((n) => n.id)
  const training = new Training(recipe)
  while (training.iteration < 40) training.step()
  const { run, cells } = training.inside()
  const right = training.samples.filter((sample, i) => {
    run.loss(cells, [sample])
    return cells[outputs[1]!]! > cells[outputs[0]!]! === (recipe.samples[i]!.targets[1] === 1)
  })
  expect(outputs).toHaveLength(2)
  expect(training.scoreNow().train.accuracy).toBe(right.length / training.samples.length)
})
