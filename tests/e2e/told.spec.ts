import type { Page } from '@playwright/test'
import { type Beat, beatAfter } from '../../src/engine/beats.ts'
import { explain } from '../../src/explain/explain.ts'
import { narrate } from '../../src/explain/formula-text.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { findRecipe } from '../../src/models/textbook.ts'
import { momentsOfRecipe } from '../explain/moments.ts'
import { controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

/** What the trace says of each beat of an iteration, in order, and where each beat ends. */
const sentencesOf = (recipe: Recipe): readonly { readonly step: number; readonly text: string }[] => {
  const at = momentsOfRecipe(recipe)
  const { schedule } = at('neuron', 0)
  const told: { step: number; text: string }[] = []
  for (
    let beat: Beat | null = beatAfter(schedule, 'neuron', 0);
    beat;
    beat = beatAfter(schedule, 'neuron', beat.to)
  )
    told.push({ step: beat.to, text: narrate(explain(at('neuron', beat.to, beat))) })
  return told
}

const recipes = [mazur, findRecipe('cs231n-neuron')!]

const said = async (page: Page): Promise<string> => (await page.getByRole('status').textContent()) ?? ''
const plain = (text: string): string => text.replaceAll('\u00A0', ' ')

for (const recipe of recipes) {
  test(`${recipe.id} is played from start to end by keyboard alone, and each beat is told in order`, async ({
    open,
    page,
  }) => {
    const told = sentencesOf(recipe)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await open(`#model=${recipe.id}&by=neuron`)
    const { rests } = await controlsOf(page)
    const heard: string[] = []
    for (const { step, text } of told) {
      await page.keyboard.press('ArrowRight')
      await rests(step)
      await expect.poll(async () => plain(await said(page))).toBe(plain(text))
      heard.push(plain(await said(page)))
    }
    expect(heard).toEqual(told.map(({ text }) => plain(text)))
    expect(heard.length).toBeGreaterThan(12)
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  for (const recipe of recipes)
    test(`${recipe.id} is played from start to end by touch, with each sentence in view`, async ({
      open,
      page,
    }) => {
      const told = sentencesOf(recipe)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await open(`#model=${recipe.id}&by=neuron`)
      const { rests, button, thisStep } = await controlsOf(page)
      for (const { step, text } of told) {
        await button('Step forward').tap()
        await rests(step)
        await expect.poll(async () => plain(await said(page))).toBe(plain(text))
        await expect(thisStep.locator('h2')).toBeInViewport({ ratio: 1 })
        await expect(thisStep.locator('.sentence')).toBeInViewport({ ratio: 1 })
        await expect(thisStep.locator('math').first()).toBeInViewport({ ratio: 0.9 })
      }
    })
})
