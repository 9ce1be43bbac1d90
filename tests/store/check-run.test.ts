import { describe, expect, test } from 'vitest'
import { compile } from '../../src/models/compile.ts'
import { layeredRecipe } from '../../src/models/layered.ts'
import { runChecks } from '../../src/store/check-run.ts'
import { MOST_KINKS_FOUND, runSweep } from '../../src/store/sweep-run.ts'
import type { AnalysisAsk, AnalysisKind } from '../../src/worker/analysis.ts'
import { Session } from '../../src/worker/session.ts'

const recipe = layeredRecipe({ sizes: [2, 4, 1], activation: 'relu' })
const leaves = compile(recipe).parameters
const always = (): boolean => true

/** A session that has no time for more than one thing per request, and the requests it got. */
const hurried = async () => {
  const session = new Session()
  await session.open(recipe)
  const asked: AnalysisKind[] = []
  const analyse: Session['analyse'] = (kind, ask) => {
    asked.push(kind)
    return session.analyse(kind, { ...ask, ms: 0 } as AnalysisAsk<typeof kind>)
  }
  return { session, analyse, asked }
}

const asks = leaves.map((leaf) => ({ leaf, step: 1e-5 }))

describe('running checks', () => {
  test('goes on part by part until all are done, in their order', async () => {
    const { analyse, asked } = await hurried()
    const seen: number[] = []
    const dones: number[] = []
    const whole = await runChecks(analyse, asks, always, (checks, done) => {
      seen.push(...checks.map((c) => c.leaf))
      dones.push(done)
    })
    expect(whole).toBe(true)
    expect(seen).toEqual(leaves)
    expect(dones).toEqual(leaves.map((_, i) => i + 1))
    expect(asked).toHaveLength(leaves.length)
  })

  test('stops asking once an answer is not wanted, and does not take it', async () => {
    const { analyse, asked } = await hurried()
    let taken = 0
    const whole = await runChecks(
      analyse,
      asks,
      () => taken < 3,
      () => taken++,
    )
    expect(whole).toBe(false)
    expect([taken, asked.length]).toEqual([3, 4])
  })

  test('of nothing asks nothing', async () => {
    const { analyse, asked } = await hurried()
    expect(await runChecks(analyse, [], always, () => {})).toBe(true)
    expect(asked).toEqual([])
  })
})

describe('running a sweep', () => {
  const ask = { leaf: leaves[0]!, value: 0, from: -3, to: 3, points: 31 }

  test('puts the parts together to what one part would be', async () => {
    const { analyse, asked, session } = await hurried()
    const curve = await runSweep(analyse, ask, always)
    expect(asked.length).toBeGreaterThan(30)
    expect(curve).toEqual(await runSweep((kind, question) => session.analyse(kind, question), ask, always))
    expect(curve?.kinks.length).toBeGreaterThan(0)
    expect(curve?.kinks.length).toBeLessThan(MOST_KINKS_FOUND)
    expect(curve?.points.map(({ x }) => x)).toEqual(curve?.points.map(({ x }) => x).sort((a, b) => a - b))
  })

  test('is null once an answer is about other numbers', async () => {
    const { analyse } = await hurried()
    const losses: number[] = []
    const isSame = ({ loss }: { readonly loss: number }): boolean => losses.push(loss) < 3
    expect(await runSweep(analyse, ask, isSame)).toBeNull()
    expect(new Set(losses).size).toBe(1)
  })

  test('tells one kink once, where the sweep stood on it', async () => {
    const kinky = {
      ...recipe,
      samples: [],
      model: {
        kind: 'graph',
        leaves: [{ name: 'x', value: 1, trainable: true }],
        operations: [{ name: 'y', op: 'abs', sources: ['x'] }],
        output: 'y',
      },
    } as const
    const session = new Session()
    await session.open(kinky)
    const curve = await runSweep(
      (kind, question) => session.analyse(kind, question),
      { leaf: 0, value: 1, from: -1, to: 1, points: 3 },
      always,
    )
    expect(curve?.kinks).toHaveLength(1)
  })
})
