import { expect, test } from 'vitest'
import { newestOnly } from '../../src/store/newest-only.ts'
import { settle } from './fake-clock.ts'

/** An asker whose answers are given by hand. */
const byHand = () => {
  const open: { question: number; resolve: (answer: string) => void; reject: (error: unknown) => void }[] = []
  const taken: string[] = []
  const failed: unknown[] = []
  const asker = newestOnly({
    ask: (question: number) =>
      new Promise<string>((resolve, reject) => void open.push({ question, resolve, reject })),
    take: (answer) => void taken.push(answer),
    fail: (error) => void failed.push(error),
  })
  return { asker, open, taken, failed }
}

test('one question is on its way at a time, and only the newest is asked next', async () => {
  const { asker, open, taken } = byHand()
  for (const question of [1, 2, 3, 4]) asker.request(question)
  expect(open.map((o) => o.question)).toEqual([1])
  open[0]!.resolve('one')
  await settle()
  expect(open.map((o) => o.question)).toEqual([1, 4])
  open[1]!.resolve('four')
  await settle()
  expect(taken).toEqual(['one', 'four'])
  asker.request(5)
  expect(open.map((o) => o.question)).toEqual([1, 4, 5])
})

test('what fails is told, and the next is asked all the same', async () => {
  const { asker, open, taken, failed } = byHand()
  asker.request(1)
  asker.request(2)
  open[0]!.reject('no')
  await settle()
  open[1]!.resolve('two')
  await settle()
  expect([taken, failed]).toEqual([['two'], ['no']])
})

test('what has been cancelled is not taken, and asking again works', async () => {
  const { asker, open, taken, failed } = byHand()
  asker.request(1)
  asker.request(2)
  asker.cancel()
  open[0]!.resolve('one')
  await settle()
  expect(open).toHaveLength(1)
  asker.request(3)
  open[1]!.resolve('three')
  await settle()
  expect([taken, failed]).toEqual([['three'], []])
})
