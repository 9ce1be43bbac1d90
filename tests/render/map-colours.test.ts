import { describe, expect, test } from 'vitest'
import { THEMES } from '../../src/render/theme.ts'
import type { Ink } from '../../src/scene/mark.ts'

type Triple = readonly number[]

/** Colour blindness as matrices on linear RGB (Machado, Oliveira & Fernandes 2009, severity 1). */
const EYES: Readonly<Record<string, Triple>> = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}

const times = (matrix: Triple, v: Triple): Triple =>
  [0, 1, 2].map((row) => [0, 1, 2].reduce((sum, k) => sum + matrix[3 * row + k]! * v[k]!, 0))

const linear = (hex: string): Triple =>
  [1, 3, 5].map((k) => {
    const c = Number.parseInt(hex.slice(k, k + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })

/** Oklab, in which distances are near to how different colours look. */
const seen = (hex: string, eye: Triple): Triple => {
  const rgb = times(eye, linear(hex)).map((c) => Math.max(0, c))
  const cones = times(
    [
      0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619,
      0.2817188376, 0.6299787005,
    ],
    rgb,
  ).map(Math.cbrt)
  return times(
    [
      0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371,
      0.7827717662, -0.808675766,
    ],
    cones,
  )
}

describe.each(['dark', 'light', 'projector'] as const)('maps in the %s palette', (name) => {
  const { inks } = THEMES[name]
  const apart = (a: Ink, b: Ink, eye: Triple): number => {
    const other = seen(inks[b], eye)
    return Math.hypot(...seen(inks[a], eye).map((x, k) => x - other[k]!))
  }

  test.each(Object.entries(EYES))('tell low, middle and high apart with %s', (_, eye) => {
    expect(apart('mapLow', 'mapHigh', eye)).toBeGreaterThan(0.25)
    expect(apart('mapLow', 'mapMid', eye)).toBeGreaterThan(0.2)
    expect(apart('mapMid', 'mapHigh', eye)).toBeGreaterThan(0.2)
  })

  test.each(Object.entries(EYES))('are in hues of their own with %s', (_, eye) => {
    for (const end of ['mapLow', 'mapHigh'] as const)
      for (const hue of ['value', 'gradient', 'update'] as const)
        expect(apart(end, hue, eye)).toBeGreaterThan(0.1)
  })
})
