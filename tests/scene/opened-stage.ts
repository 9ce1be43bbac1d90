import { beatAfter, beatBefore } from '../../src/engine/beats.ts'
import type { Size } from '../../src/engine/step.ts'
import { explain } from '../../src/explain/explain.ts'
import type { Moment } from '../../src/explain/explanation.ts'
import type { NetworkLayout } from '../../src/layout/layout.ts'
import { layoutOpened } from '../../src/layout/opened-layout.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { toSvg } from '../../src/render/svg.ts'
import { THEMES, type ThemeName } from '../../src/render/theme.ts'
import type { Picture } from '../../src/scene/mark.ts'
import { morphPicture } from '../../src/scene/morph-picture.ts'
import { openedPicture } from '../../src/scene/opened-scene.ts'
import { type MomentAt, momentsOfRecipe } from '../explain/moments.ts'

const WIDTH = 1056
const HEIGHT = 640

/** A recipe's stage with neurons opened into their operations. */
export interface OpenedStage {
  readonly momentAt: MomentAt
  /** With these neurons opened; all of them for `all`. */
  layout(names: readonly string[] | 'all', aspect?: number): NetworkLayout
  /** At rest at a place, or in the beat after it where `u` is below 1. */
  picture(layout: NetworkLayout, size: Size, step: number, u?: number): Picture
  /** The same on the way from one layout to another. */
  morphing(from: NetworkLayout, to: NetworkLayout, t: number, size: Size, step: number, u?: number): Picture
  svg(picture: Picture, layout: NetworkLayout, theme?: ThemeName): string
}

const tell = new WeakMap<Moment, ReturnType<typeof explain>>()
const told = (moment: Moment): ReturnType<typeof explain> => {
  const known = tell.get(moment) ?? explain(moment)
  tell.set(moment, known)
  return known
}

/** The Σ of the neurons of these names. */
export const sumsOf = ({ graph }: Pick<Moment, 'graph'>, names: readonly string[] | 'all'): number[] =>
  graph.nodes.flatMap(({ id, name, tag }) =>
    tag?.role === 'activation' && (names === 'all' || names.includes(name))
      ? [graph.source[graph.firstEdge[id]!]!]
      : [],
  )

/** Sets up a recipe's stage on which neurons can be opened. */
export const openedStageOf = (recipe: Recipe): OpenedStage => {
  const momentAt = momentsOfRecipe(recipe)
  const { graph, schedule } = momentAt('write', 0)
  const moments = new Map<string, Moment>()
  const momentOf = (size: Size, step: number, u: number): Moment => {
    const key = `${size} ${step} ${u < 1}`
    const beat = u < 1 ? beatAfter(schedule, size, step)! : beatBefore(schedule, size, step)
    const moment = moments.get(key) ?? momentAt(size, u < 1 ? beat!.to : step, beat)
    moments.set(key, moment)
    return moment
  }
  return {
    momentAt,
    layout: (names, aspect = WIDTH / HEIGHT) => layoutOpened(graph, aspect, sumsOf({ graph }, names))!,
    picture(layout, size, step, u = 1) {
      const moment = momentOf(size, step, u)
      return openedPicture({ moment, layout, u, told: told(moment) })
    },
    morphing(from, to, t, size, step, u = 1) {
      const moment = momentOf(size, step, u)
      return morphPicture({ moment, from, to, t, u, told: told(moment) })
    },
    svg(picture, layout, theme = 'dark') {
      const scale = Math.min(WIDTH / layout.width, HEIGHT / layout.height)
      const [w, h] = [WIDTH / scale, HEIGHT / scale]
      return toSvg(picture, {
        theme: THEMES[theme],
        width: WIDTH,
        height: HEIGHT,
        viewBox: { x: (layout.width - w) / 2, y: (layout.height - h) / 2, w, h },
      })
    },
  }
}
