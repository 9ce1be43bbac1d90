import { THEMES } from '../../src/render/theme.ts'
import type { Ink } from '../../src/scene/mark.ts'

/**
 * A picture printed on the dark ground as it looks on the light one (opacities of receded layers stay as printed), or null
 * where it was not printed on the dark ground. The other way is not possible: light inks share one white.
 */
export const onLight = (svg: string): string | null => {
  if (!svg.includes('data-theme="dark"')) return null
  const light = new Map(
    Object.entries(THEMES.dark.inks).map(([ink, colour]) => [colour, THEMES.light.inks[ink as Ink]]),
  )
  return svg
    .replace('data-theme="dark"', 'data-theme="light"')
    .replace(/"(#[0-9a-f]{6})"/g, (_, colour: string) => `"${light.get(colour) ?? colour}"`)
}
