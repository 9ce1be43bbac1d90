import { map } from '../render/map.ts'
import { provideMaps } from '../render/marks.ts'
import { provideSmall } from '../scene/small.ts'
import { drawsSmall } from '../scene/small-scene.ts'
import type { AppStore } from './app-context.ts'
import { createStageMaps, type StageMaps } from './stage-maps.ts'

/** Lets the scene draw small glyphs and maps, and makes the maps of a stage; `changed` hears of each new one. */
export const startSmall = (store: AppStore, changed: () => void): StageMaps => {
  provideSmall(drawsSmall)
  provideMaps(map)
  return createStageMaps(store, changed)
}
