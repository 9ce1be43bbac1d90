import { describe, expect, test } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { mazur } from '../../src/models/mazur.ts'
import { createAppStore } from '../../src/store/store.ts'
import { explanationOf, loadWords, needsWords } from '../../src/ui/moment.ts'
import { Session } from '../../src/worker/session.ts'
import { momentsOfRecipe } from '../explain/moments.ts'
import { memoryAddress } from '../store/memory-address.ts'

const needs = (hash: string): boolean => {
  const { address } = memoryAddress(hash)
  return needsWords(
    createAppStore({ engine: new Session(), address, prefersReducedMotion: () => true }).getState(),
  )
}

describe('the words of a moment', () => {
  test('are all needed as soon as another size or another kind of model is in view', () => {
    expect(needs('#model=mazur&step=0')).toBe(false)
    expect(needs('#model=mazur&step=0&by=edge')).toBe(true)
    expect(needs('#model=mazur&step=0&by=pass')).toBe(true)
  })

  test('say what was written until they are loaded, and then all of it, and are loaded once', async () => {
    const moment = momentsOfRecipe(mazur)('edge', 3)
    expect(explanationOf(moment).heading).toBe('w₁i₁')
    expect(await loadWords()).toBe(true)
    expect(explanationOf(moment)).toEqual(explain(moment))
    expect(await loadWords()).toBe(false)
  })
})
