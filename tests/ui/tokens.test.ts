import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { THEMES } from '../../src/render/theme.ts'

const css = readFileSync('src/ui/tokens.css', 'utf8')

const tokens = (theme: string): Record<string, string> => {
  const blocks = [...css.matchAll(/([^{}]*)\{([^{}]*)\}/g)]
  const block = blocks
    .flatMap(([, on, body]) => (on!.includes(`[data-theme="${theme}"]`) ? [body] : []))
    .join('')
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]),
  )
}

describe('the page and the stage', () => {
  test.each(['dark', 'light', 'projector'] as const)('share their colours in the %s theme', (theme) => {
    const { none, ...inks } = THEMES[theme].inks
    const named = Object.entries(inks).map(([ink, colour]) => [
      ink.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      colour,
    ])
    expect(tokens(theme)).toEqual(Object.fromEntries(named))
    expect(none).toBe('none')
  })
})
