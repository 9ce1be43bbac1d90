import { textWidth } from '../../src/scene/text-widths.ts'
import { controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

test('text is as wide in the browser as the table says', async ({ open }) => {
  const page = await open()
  await controlsOf(page)
  const texts = [
    '0.1385 × 0.5933',
    '−0.01905',
    '∂L/∂w₅',
    'h₁ w⁽ˡ⁾ⱼₖ',
    'a = σ(z)',
    'weighted sum',
    '1 of 2',
    'Σ ≈ ∞ → ½',
  ]
  for (const weight of [400, 600, 700] as const) {
    const widths = await page.evaluate(
      async ([all, w]) => {
        const used = ['"Noto Sans"', '"Noto Sans Math"']
        await Promise.all(used.map((name) => document.fonts.load(`${w} 100px ${name}`, all.join(''))))
        const context = document.createElement('canvas').getContext('2d')
        if (!context) return []
        context.font = `${w} 100px "Noto Sans", "Noto Sans Math", monospace`
        context.fontKerning = 'none'
        return all.map((text) => context.measureText(text).width)
      },
      [texts, weight] as const,
    )
    for (const [k, text] of texts.entries())
      expect(Math.abs((widths[k] ?? 0) - textWidth(text, 100, weight)), `${text} at ${weight}`).toBeLessThan(
        3,
      )
  }
})
