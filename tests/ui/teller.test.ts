import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { beatAfter } from '../../src/engine/beats.ts'
import type { Moment } from '../../src/explain/explanation.ts'
import { mazur } from '../../src/models/mazur.ts'
import { loadWords } from '../../src/ui/moment.ts'
import { BETWEEN_LINES, createTeller, REST_BEFORE_TELLING } from '../../src/ui/teller.ts'
import { momentsOfRecipe } from '../explain/moments.ts'

const at = momentsOfRecipe(mazur)
const start = at('edge', 0)
const edges: Moment[] = []
for (let b = beatAfter(start.schedule, 'edge', 0); b; b = beatAfter(start.schedule, 'edge', b.to))
  edges.push(at('edge', b.to))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const opened = () => {
  const lines: { readonly line: string; readonly at: number }[] = []
  const teller = createTeller((line) => lines.push({ line, at: Date.now() }))
  return {
    lines,
    rests: (moment: Moment, playing = false) => teller.see({ moment, resting: true, playing }),
    moves: (moment: Moment, playing = false) => teller.see({ moment, resting: false, playing }),
  }
}

await loadWords()

describe('while stepping', () => {
  test('a beat is told once, soon after it has come to rest', () => {
    const { lines, rests } = opened()
    rests(edges[0]!)
    vi.advanceTimersByTime(REST_BEFORE_TELLING - 1)
    expect(lines).toEqual([])
    vi.advanceTimersByTime(1)
    expect(lines).toHaveLength(1)
    rests(edges[0]!)
    vi.advanceTimersByTime(5000)
    expect(lines).toHaveLength(1)
  })

  test('quick presses are told by the last of them', () => {
    const { lines, rests, moves } = opened()
    for (const moment of edges.slice(0, 6)) {
      moves(moment)
      vi.advanceTimersByTime(60)
      rests(moment)
      vi.advanceTimersByTime(60)
    }
    vi.advanceTimersByTime(REST_BEFORE_TELLING)
    expect(lines).toHaveLength(1)
    expect(lines[0]!.line).toContain('h₂')
  })

  test('the same place is told again when it is come to again', () => {
    const { lines, rests } = opened()
    for (const moment of [edges[0]!, edges[1]!, { ...edges[0]! }]) {
      rests(moment)
      vi.advanceTimersByTime(1000)
    }
    expect(lines).toHaveLength(3)
  })

  test('the place that the page opens with is silent, and told when it is come back to', () => {
    const { lines, rests } = opened()
    rests(start)
    vi.advanceTimersByTime(1000)
    expect(lines).toEqual([])
    rests(edges[0]!)
    vi.advanceTimersByTime(1000)
    rests({ ...start })
    vi.advanceTimersByTime(1000)
    expect(lines).toHaveLength(2)
  })
})

describe('while playing', () => {
  /** Plays all edges, each so many ms long, with a short rest after it. */
  const played = (duration: number, pause: number) => {
    const page = opened()
    for (const moment of edges) {
      page.moves(moment, true)
      vi.advanceTimersByTime(duration)
      page.rests(moment, true)
      vi.advanceTimersByTime(pause)
    }
    vi.advanceTimersByTime(10_000)
    return page.lines
  }

  test('slow beats are told one by one, as they come to rest', () => {
    const lines = played(BETWEEN_LINES, 160)
    expect(lines).toHaveLength(edges.length)
    expect(new Set(lines.map(({ line }) => line)).size).toBe(edges.length)
  })

  test('quick beats are told no more often than can be read, and none after the end', () => {
    const lines = played(100, 40)
    const gaps = lines.slice(1).map(({ at: time }, i) => time - lines[i]!.at)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(BETWEEN_LINES)
    expect(lines.length).toBeLessThanOrEqual((edges.length * 140) / BETWEEN_LINES + 2)
    expect(lines.at(-1)!.line).toContain('Update is done')
  })

  test.each([
    [100, 40],
    [420, 160],
    [1300, 160],
  ])('that a pass is done is told once, with beats of %i ms', (duration, pause) => {
    const all = played(duration, pause)
      .map(({ line }) => line)
      .join(' ')
    for (const words of ['Forward is done', 'The loss is known', 'Every gradient is 0', 'Backward is done'])
      expect(all.split(words)).toHaveLength(2)
  })
})
