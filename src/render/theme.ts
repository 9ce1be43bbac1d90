import type { Ink } from '../scene/mark.ts'

/** A palette people can be shown; which one `system` means is the page's business. */
export type ThemeName = 'dark' | 'light' | 'projector'

/** How a picture is painted. */
export interface Theme {
  readonly name: ThemeName | 'system'
  /** A CSS colour for every ink; `none` stays `none`, which is no paint. */
  readonly inks: Readonly<Record<Ink, string>>
  /** How far resting layers may recede. */
  readonly recede: { readonly wires: number; readonly glyphs: number }
  /** Width of the thinnest wire in world units; every stroke is wider by as much as this exceeds 1.5. */
  readonly wireLeast: number
  /** How many times larger text is set than the picture says; boxes leave so much room. */
  readonly textScale: number
  /** World units per CSS px, for marks that have a least size; without it they are as the picture says. */
  readonly pixel?: number
}

/** The size of a mark that is not to vanish at small scales. */
export const atLeast = (size: number, least: number | undefined, { pixel = 0 }: Theme): number =>
  least === undefined ? size : Math.max(size, least * pixel)

/** Wires and text just as the picture says. */
export const PLAIN = { wireLeast: 1.5, textScale: 1 } as const

/** Wires as a lecture hall needs them; larger text follows from the layout. */
export const FOR_THE_HALL = { wireLeast: 2.25 } as const

/** How much wider than the picture says strokes are, in world units. */
export const widening = ({ wireLeast }: Theme): number => wireLeast - PLAIN.wireLeast

/**
 * The opacity of each resting layer when it has stepped back wholly. Resting text must keep 4.5:1 and wires 3:1, so the
 * steps can be no larger; on the light ground the gradient's own hue (4.91:1 on white) leaves the glyphs no room at all.
 */
export const RECEDE_ALPHA: Readonly<Record<ThemeName, Theme['recede']>> = {
  dark: { wires: 0.8, glyphs: 0.86 },
  light: { wires: 0.91, glyphs: 1 },
  projector: { wires: 0.8, glyphs: 1 },
}

const LIGHT: Theme['inks'] = {
  paper: '#ffffff',
  panel: '#f6f8fc',
  raised: '#ffffff',
  line: '#d5dce8',
  wire: '#7d8aa3',
  ink: '#10192b',
  dim: '#4d5b75',
  value: '#0064c8',
  gradient: '#c24a00',
  update: '#00795a',
  valueSoft: '#e6f1fd',
  gradientSoft: '#fff4ea',
  updateSoft: '#e4f6ef',
  onHue: '#ffffff',
  mapLow: '#7d1a63',
  mapMid: '#f0f1f4',
  mapHigh: '#a89a00',
  none: 'none',
}

/**
 * The palettes: paper to update are the tokens of the look; soft grounds carry text in their own hue at 4.5:1. Maps of what
 * a network says run from low over middle to high, apart from each other and from the hues for colour-blind eyes, too.
 */
export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  dark: {
    name: 'dark',
    recede: RECEDE_ALPHA.dark,
    ...PLAIN,
    inks: {
      paper: '#0f1420',
      panel: '#151b2a',
      raised: '#1c2436',
      line: '#2a344a',
      wire: '#6b7894',
      ink: '#eef2fb',
      dim: '#93a0ba',
      value: '#5ab4ff',
      gradient: '#ff9a5c',
      update: '#4fd6a5',
      valueSoft: '#19283b',
      gradientSoft: '#302626',
      updateSoft: '#182b2f',
      onHue: '#0f1420',
      mapLow: '#b8509f',
      mapMid: '#2b3347',
      mapHigh: '#ece35a',
      none: 'none',
    },
  },
  light: { name: 'light', recede: RECEDE_ALPHA.light, inks: LIGHT, ...PLAIN },
  // In a lit hall: the light palette with no dim text, stronger lines, and everything larger.
  projector: {
    name: 'projector',
    recede: RECEDE_ALPHA.projector,
    inks: { ...LIGHT, panel: LIGHT.paper, line: '#b4bfd1', wire: '#5b6880', dim: LIGHT.ink },
    ...PLAIN,
    ...FOR_THE_HALL,
  },
}
