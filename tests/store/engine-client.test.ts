import { describe, expect, test } from 'vitest'
import { mazur } from '../../src/models/mazur.ts'
import type { NetworkModel } from '../../src/models/recipe.ts'
import { createEngineClient, FIRST_PATIENCE_MS, PATIENCE_MS } from '../../src/store/engine-client.ts'
import { FakeClock, settle } from './fake-clock.ts'
import { fakeCrew } from './fake-workers.ts'

const started = (...crew: Parameters<typeof fakeCrew>) => {
  const time = new FakeClock()
  const { workers, spawn } = fakeCrew(...crew)
  const client = createEngineClient({ spawn, ...time.clock })
  const told: string[] = []
  client.onRestart(() => told.push('restarted'))
  return { time, workers, client, told }
}

/** What a request came to, looked at without waiting for it. */
const outcome = <T>(promise: Promise<T>) => {
  const seen: { value?: T; error?: string } = {}
  promise.then(
    (value) => {
      seen.value = value
    },
    (error: Error) => {
      seen.error = error.message
    },
  )
  return seen
}

describe('the engine client', () => {
  test('passes requests on, one at a time and in order, and leaves no timer behind', async () => {
    const { client, workers, time } = started()
    const [, progress, recording, layout] = await Promise.all([
      client.open(mazur),
      client.seek(2, 200),
      client.record(0),
      client.layout(1.5),
    ])
    expect(progress.iteration).toBe(2)
    expect(recording.iteration).toBe(2)
    expect(layout).toMatchObject({ kind: 'network', detail: 'full' })
    expect((await client.advance({ until: 3, ms: 100 })).iteration).toBe(3)
    expect(workers[0]?.asked).toEqual(['open mazur', 'seek 2', 'record 0', 'layout 1.5', 'advance 3'])
    await settle()
    expect(time.waiting).toBe(0)
  })

  test('passes a refusal on without replacing anything', async () => {
    const { client, workers, told } = started()
    await client.open(mazur)
    const model = { ...(mazur.model as NetworkModel), parameters: [] }
    await expect(client.open({ ...mazur, model })).rejects.toThrow('there is no parameter w1')
    await expect(client.seek(-1, 200)).rejects.toThrow('iteration')
    expect((await client.seek(1, 200)).iteration).toBe(1)
    expect(workers).toHaveLength(1)
    expect(told).toEqual([])
  })

  test('replaces a worker that leaves a request unanswered for 2 s, at the same iteration, and asks again', async () => {
    const { client, workers, time, told } = started()
    await client.open(mazur)
    await client.seek(7, 200)
    const before = await client.record(0)
    workers[0]!.hangs = true
    const again = outcome(client.record(0))
    await time.pass(PATIENCE_MS - 1)
    expect(workers).toHaveLength(1)
    await time.pass(1)
    expect(workers[0]?.terminated).toBe(true)
    expect(workers[1]?.asked).toEqual(['open mazur', 'seek 7', 'record 0'])
    expect(again.value).toEqual(before)
    expect(told).toEqual(['restarted'])
  })

  test('asks requests behind the lost one of the new worker', async () => {
    const { client, workers, time } = started()
    await client.open(mazur)
    workers[0]!.hangs = true
    const seen = [outcome(client.seek(1, 200)), outcome(client.layout(1)), outcome(client.seek(2, 200))]
    await time.pass(PATIENCE_MS)
    expect(seen.every((s) => s.value !== undefined)).toBe(true)
    expect(workers[1]?.asked).toEqual(['open mazur', 'seek 1', 'layout 1', 'seek 2'])
  })

  test('looks aside without forgetting where a new worker has to go', async () => {
    const { client, workers, time } = started()
    await client.open(mazur)
    await client.seek(3, 200)
    const other = { ...mazur, id: 'other' }
    expect((await client.peek(other, 9, 0, 200))?.iteration).toBe(9)
    expect(await client.preview(other, 2)).toMatchObject({ kind: 'network' })
    workers[0]!.hangs = true
    const seen = outcome(client.peek(other, 9, 0, 200))
    await time.pass(PATIENCE_MS)
    expect(workers[1]?.asked).toEqual(['open mazur', 'seek 3', 'peek other 9'])
    expect(seen.value?.iteration).toBe(9)
    expect((await client.record(0)).iteration).toBe(3)
  })

  test('counts only time in which the page is visible', async () => {
    const { client, workers, time } = started()
    await client.open(mazur)
    workers[0]!.hangs = true
    time.visible = false
    outcome(client.seek(1, 200))
    await time.pass(60_000)
    expect(workers).toHaveLength(1)
    time.visible = true
    await time.pass(PATIENCE_MS)
    expect(workers).toHaveLength(2)
  })

  test('does not take a page that slept for a worker that hangs', async () => {
    const { client, workers, time } = started()
    await client.open(mazur)
    workers[0]!.hangs = true
    outcome(client.seek(1, 200))
    await settle()
    time.sleep(3_600_000)
    await time.pass(1000)
    expect(workers).toHaveLength(1)
    await time.pass(1000)
    expect(workers).toHaveLength(2)
  })

  test('is more patient with a worker that has not answered yet, since its script may be on its way', async () => {
    const { client, workers, time } = started((worker, index) => {
      worker.hangs = index === 0
    })
    const opened = outcome(client.open(mazur))
    await time.pass(FIRST_PATIENCE_MS - 1)
    expect(workers).toHaveLength(1)
    await time.pass(1)
    expect(workers).toHaveLength(2)
    expect(opened.error).toBeUndefined()
    expect('value' in opened).toBe(true)
  })

  test('replaces a worker that errors during a request at once', async () => {
    const { client, workers, told } = started()
    await client.open(mazur)
    await client.seek(4, 200)
    workers[0]!.hangs = true
    const seen = outcome(client.seek(5, 200))
    await settle()
    workers[0]!.break('out of memory')
    await settle()
    expect(seen.value?.iteration).toBe(5)
    expect(workers[1]?.asked).toEqual(['open mazur', 'seek 4', 'seek 5'])
    expect(workers).toHaveLength(2)
    expect(told).toEqual(['restarted'])
  })

  test('replaces a worker that errored while idle with the next request', async () => {
    const { client, workers, told } = started()
    await client.open(mazur)
    await client.seek(4, 200)
    workers[0]!.break('out of memory')
    expect(workers[0]?.terminated).toBe(true)
    expect((await client.record(0)).iteration).toBe(4)
    expect(workers[1]?.asked).toEqual(['open mazur', 'seek 4', 'record 0'])
    expect(told).toEqual(['restarted'])
  })

  test('says so when a request is lost twice, and starts afresh with the next one', async () => {
    const { client, workers, time, told } = started(undefined, (worker, index, method) => {
      if (index < 2 && method === 'record') worker.hangs = true
    })
    await client.open(mazur)
    await client.seek(3, 200)
    const seen = outcome(client.record(0))
    await time.pass(2 * PATIENCE_MS)
    expect(seen.error).toBe(
      'The engine stopped answering and could not be restarted (no answer for 2 seconds). Try again.',
    )
    expect(told).toEqual([])
    expect((await client.record(0)).iteration).toBe(3)
    expect(workers).toHaveLength(3)
    expect(workers.map((w) => w.terminated)).toEqual([true, true, false])
  })

  test.each<[string, (method: string) => boolean]>([
    ['no worker starts', () => true],
    ['every worker breaks at the same request', (method) => method === 'seek'],
  ])('does not try for ever where %s', async (_, breaks) => {
    const { client, workers } = started(undefined, (worker, _index, method) => {
      if (breaks(method)) worker.break('not found')
    })
    const seen = outcome(client.open(mazur).then(() => client.seek(3, 200)))
    await settle()
    expect(seen.error).toBe('The engine stopped answering and could not be restarted (not found). Try again.')
    expect(workers).toHaveLength(2)
  })

  test('keeps the last good recipe when the engine is lost over another one', async () => {
    const { client, workers, time } = started(undefined, (worker, index, method) => {
      if (index < 2 && method === 'open' && worker.asked.at(-1) === 'open heavy') worker.hangs = true
    })
    await client.open(mazur)
    await client.seek(2, 200)
    const seen = outcome(client.open({ ...mazur, id: 'heavy' }))
    await time.pass(2 * PATIENCE_MS)
    expect(seen.error).toContain('could not be restarted')
    expect((await client.record(0)).iteration).toBe(2)
    expect(workers[2]?.asked).toEqual(['open mazur', 'seek 2', 'record 0'])
  })

  test('ends its worker when it is switched off', async () => {
    const { client, workers } = started()
    await client.open(mazur)
    client.dispose()
    expect(workers[0]?.terminated).toBe(true)
    await expect(client.seek(1, 200)).rejects.toThrow('switched off')
    expect(workers).toHaveLength(1)
  })
})
