import { beatAfter, beatBefore } from '../../src/engine/beats.ts'
import type { Graph } from '../../src/engine/graph.ts'
import type { Size } from '../../src/engine/step.ts'
import { explain } from '../../src/explain/explain.ts'
import type { Moment } from '../../src/explain/explanation.ts'
import type { NetworkLayout } from '../../src/layout/layout.ts'
import { layoutNetwork } from '../../src/layout/network-layout.ts'
import { layoutSmall } from '../../src/layout/small-layout.ts'
import type { Recipe } from '../../src/models/recipe.ts'
import { map } from '../../src/render/map.ts'
import { provideMaps } from '../../src/render/marks.ts'
import { toSvg } from '../../src/render/svg.ts'
import { THEMES, type ThemeName } from '../../src/render/theme.ts'
import { provideLossTable } from '../../src/scene/loss.ts'
import { lossTable } from '../../src/scene/loss-table.ts'
import type { Picture } from '../../src/scene/mark.ts'
import { pictureOf } from '../../src/scene/scene.ts'
import { provideSmall } from '../../src/scene/small.ts'
import { drawsSmall } from '../../src/scene/small-scene.ts'
import type { Maps } from '../../src/scene/view.ts'
import { type MomentAt, momentsOfRecipe } from '../explain/moments.ts'

provideLossTable(lossTable)
provideSmall(drawsSmall)
provideMaps(map)

const WIDTH = 1056
const HEIGHT = 640

/** A recipe's stage: pictures of any place of its first iteration, at rest and in motion. */
export interface TestStage {
  readonly momentAt: MomentAt
  readonly layout: NetworkLayout
  /** At rest at a place. */
  rest(size: Size, step: number): Picture
  /** At rest at a place, with what is still to come shown faintly. */
  preview(step: number): Picture
  /** In the beat after a place, at u. */
  moving(size: Size, step: number, u: number): Picture
  svg(picture: Picture, theme?: ThemeName): string
}

const toldOnce = new WeakMap<Moment, ReturnType<typeof explain>>()
const tell = (moment: Moment): ReturnType<typeof explain> => {
  const known = toldOnce.get(moment) ?? explain(moment)
  toldOnce.set(moment, known)
  return known
}

/** How a network is looked at: with small glyphs that fill the stage, and with maps of what its nodes say. */
export interface TestLook {
  readonly small?: boolean
  /** How broad the stage is beside its height, by default that of a page. */
  readonly aspect?: number
  readonly maps?: (graph: Graph) => Maps
}

/** Sets up a recipe's stage. */
export const stageOf = (recipe: Recipe, look: TestLook = {}): TestStage => {
  const momentAt = momentsOfRecipe(recipe)
  const { graph, schedule } = momentAt('write', 0)
  const layout = look.small
    ? layoutSmall(graph, look.aspect ?? WIDTH / HEIGHT, HEIGHT)!
    : layoutNetwork(graph, WIDTH / HEIGHT)!
  const maps = look.maps?.(graph)
  const draw = (moment: Moment, u: number): Picture =>
    pictureOf({ moment, layout, u, told: tell(moment), maps })
  const scale = Math.min(WIDTH / layout.width, HEIGHT / layout.height)
  const [w, h] = [WIDTH / scale, HEIGHT / scale]
  return {
    momentAt,
    layout,
    rest: (size, step) => draw(momentAt(size, step, beatBefore(schedule, size, step)), 1),
    preview: (step) =>
      draw({ ...momentAt('neuron', step, beatBefore(schedule, 'neuron', step)), preview: true }, 1),
    moving(size, step, u) {
      const beat = beatAfter(schedule, size, step)!
      return draw(momentAt(size, beat.to, beat), u)
    },
    svg: (picture, theme = 'dark') =>
      toSvg(picture, {
        theme: THEMES[theme],
        width: WIDTH,
        height: HEIGHT,
        viewBox: { x: (layout.width - w) / 2, y: (layout.height - h) / 2, w, h },
      }),
  }
}
