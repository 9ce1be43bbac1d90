import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradientCell } from '../../src/engine/graph.ts'
import { Trace } from '../../src/engine/trace.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { mazur, mazurLinear } from '../../src/models/mazur.ts'
import type { Edit, Recipe } from '../../src/models/recipe.ts'
import { isMetricPoint } from '../../src/worker/metrics.ts'
import { runTowards } from '../../src/worker/run-towards.ts'
import { Training } from '../../src/worker/training.ts'

const batches = layeredRecipe({ sizes: [2, 3, 1], samples: 7, batchSize: 3, learningRate: 0.3 })
const shuffled: Recipe = { ...batches, shuffled: true, seed: 5 }
const keeping: Recipe = { ...batches, keepsGradients: true }

const bits = (training: Training): string => {
  const { iteration, loss, cells } = training.progress()
  return `${iteration} ${new BigUint64Array(Float64Array.of(loss, ...cells).buffer).join()}`
}
const goTo = (training: Training, k: number): Training => {
  training.approach(k)
  while (training.iteration < k) training.step()
  return training
}
const at = (recipe: Recipe, k: number): string => bits(goTo(new Training(recipe), k))

const FOREVER = { until: 1e9, lossBelow: null, accuracyAbove: null, ms: 1e9, sample: null }
const stopped = () => 0

const edits = fc
  .array(
    fc.record({
      iteration: fc.nat({ max: 30 }),
      path: fc.constantFrom('parameters.w1', 'parameters.b1', 'parameters.w8', 'learningRate'),
      value: fc.double({ min: -2, max: 2, noNaN: true }),
    }),
    { maxLength: 5 },
  )
  .map((list): Edit[] => list.sort((a, b) => a.iteration - b.iteration))

describe('editing', () => {
  test('goes on with what came before, to the bit of a training with these edits from the start', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(mazur, shuffled, keeping),
        edits,
        edits,
        fc.nat({ max: 40 }),
        fc.nat({ max: 40 }),
        (recipe, before, after, stands, k) => {
          const training = goTo(new Training({ ...recipe, edits: before }, { mostCheckpoints: 4 }), stands)
          expect(training.change(after)).toBe(true)
          expect(bits(goTo(training, k))).toBe(at({ ...recipe, edits: after }, k))
          expect(training.metrics.from(0)).toEqual(
            goTo(new Training({ ...recipe, edits: after }), training.metrics.last + 1).metrics.from(0),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  test('needs a training of its own where it changes what is trained', () => {
    const training = new Training(mazur)
    expect(training.change([{ iteration: 0, path: 'trainable.w1', value: 0 }])).toBe(false)
    expect(bits(training)).toBe(at(mazur, 0))
  })
})

test('seeking gives the same bits where samples are shuffled or gradients kept', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(shuffled, keeping),
      fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 6 }),
      (recipe, places) => {
        const training = new Training(recipe, { mostCheckpoints: 3 })
        for (const k of places) expect(bits(goTo(training, k))).toBe(at(recipe, k))
      },
    ),
    { numRuns: 30 },
  )
})

describe('gradients that are kept', () => {
  test('are added to those of the iteration before, and no zero of a parameter is among the steps', () => {
    const training = goTo(new Training(keeping), 1)
    const [w1] = training.graph.parameters
    const cell = gradientCell(training.graph, w1!)
    const before = new Training({ ...batches })
    const first = before.progress().cells[cell]!
    const trace = new Trace(training.record(0).columns)
    expect(trace.columns.initial[cell]).toBe(first)
    const zeroed = Array.from({ length: trace.length }, (_, i) => trace.at(i)).filter(
      (s) => s.kind === 'zero',
    )
    expect(zeroed.length).toBeGreaterThan(0)
    expect(zeroed.some((s) => training.graph.nodes[s.node]!.trainable)).toBe(false)
  })

  test('are those that the plain run comes to', () => {
    const training = goTo(new Training(keeping), 4)
    const { cells } = training.progress()
    const last = new Trace(training.record(2).columns)
    const end = last.cellsAt(last.length)
    for (const p of training.graph.parameters) {
      const cell = gradientCell(training.graph, p)
      expect(end[cell]).toBe(cells[cell])
    }
  })
})

test('a recorded sample has its numbers from the start, before they are loaded', () => {
  const training = goTo(new Training(batches), 4)
  for (const s of [0, 1, 2]) {
    const { columns, row } = training.record(s)
    const given = training.graph.loaded.map((node) => columns.initial[node])
    const { inputs, targets } = batches.samples[row]!
    expect(given).toEqual([...inputs, ...targets])
  }
})

describe('a run', () => {
  test('ends where so many updates are applied, and records the sample that was asked for', () => {
    const training = new Training(batches)
    const answer = runTowards(training, { ...FOREVER, until: 12, sample: 1 }, stopped)
    expect(answer).toMatchObject({ iteration: 12, end: 'until' })
    expect(answer.recording).toMatchObject({ iteration: 12, sample: 1, row: (12 * 3 + 1) % 7 })
  })

  test('ends after the first epoch whose mean loss is below the goal', () => {
    const training = new Training(batches)
    const { iteration, end } = runTowards(training, { ...FOREVER, lossBelow: 0.03 }, stopped)
    expect(end).toBe('loss')
    expect(training.scoreNow().train.loss).toBeLessThan(0.03)
    const earlier = goTo(new Training(batches), iteration - 3)
    expect(earlier.scoreNow().train.loss).toBeGreaterThanOrEqual(0.03)
  })

  test('ends at the iteration whose loss is no finite number', () => {
    const recipe = { ...mazurLinear, learningRate: 50 }
    const training = new Training(recipe)
    const { iteration, loss, end } = runTowards(training, FOREVER, stopped)
    expect(end).toBe('overflow')
    expect(Number.isFinite(loss)).toBe(false)
    expect(Number.isFinite(goTo(new Training(recipe), iteration - 1).progress().loss)).toBe(true)
  })

  test('takes no longer than it may', () => {
    let time = 0
    const training = new Training(mazur)
    const answer = runTowards(training, { ...FOREVER, ms: 50 }, () => {
      time += 10
      return time
    })
    expect(answer.end).toBe(null)
    expect(time).toBeLessThanOrEqual(80)
  })
})

describe('curves', () => {
  test('have every early iteration, and about 64 points for every doubling after that', () => {
    const points = Array.from({ length: 100_001 }, (_, k) => k).filter((k) => isMetricPoint(k, 1))
    expect(points.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, k) => k))
    expect(points.length).toBeLessThan(800)
    for (const [i, k] of points.entries()) if (k > 64) expect(k - points[i - 1]!).toBeLessThanOrEqual(k / 64)
  })

  test('hold the loss over all samples and the norms of the layers’ gradients', () => {
    const training = goTo(new Training({ ...batches, tests: batches.samples.slice(0, 2) }), 10)
    const { iteration, train, test: tests, norms, layers, batch } = training.metrics.from(0)
    const k = 6
    const there = goTo(new Training({ ...batches, tests: batches.samples.slice(0, 2) }), iteration[k]!)
    expect(train[k]).toBe(there.scoreNow().train.loss)
    expect(tests[k]).toBe(there.scoreNow().test.loss)
    expect(batch[k]).toBe(there.progress().loss)
    expect([...norms.slice(k * layers, (k + 1) * layers)]).toEqual(there.pointNow().norms)
    const { cells } = there.progress()
    const own = there.graph.parameters.filter((p) => there.graph.nodes[p]!.tag!.layer === 1)
    const norm = Math.hypot(...own.map((p) => cells[gradientCell(there.graph, p)]!))
    expect(norms[k * layers]).toBeCloseTo(norm, 12)
  })
})
