import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { THEMES } from '../../src/render/theme.ts'

const css = readFileSync('src/ui/tokens.css', 'utf8')

const tokens = (theme: string): Record<string, string> => {
  const block = new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]),
  )
}

describe('the page and the stage', () => {
  test.each(['dark', 'light'] as const)('share their colours in the %s theme', (theme) => {
    const { paper, panel, raised, line, wire, ink, dim, value, gradient, update, onHue } = THEMES[theme].inks
    expect(tokens(theme)).toEqual({
      paper,
      panel,
      raised,
      line,
      wire,
      ink,
      dim,
      value,
      gradient,
      update,
      'on-hue': onHue,
    })
  })
})
