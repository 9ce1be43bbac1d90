import { wrap } from 'comlink'
import { createRoot } from 'react-dom/client'
import '../../src/fonts/fonts.css'
import '../../src/ui/tokens.css'
import '../../src/ui/base.css'
import '../../src/ui/layout.css'
import '../../src/ui/header.css'
import '../../src/ui/stage.css'
import '../../src/ui/panel.css'
import '../../src/ui/tables.css'
import '../../src/ui/timeline.css'
import '../../src/ui/transport.css'
import '../../src/ui/phone.css'
import '../../src/ui/phone-upright.css'
import '../../src/ui/phone-sideways.css'
import '../../src/ui/phone-low.css'
import { layeredRecipe } from '../../src/models/layered.ts'
import { createAppStore } from '../../src/store/store.ts'
import { App } from '../../src/ui/App.tsx'
import type { EngineApi } from '../../src/worker/api.ts'
import { largeRecipe } from '../models/large-expressions.ts'

// The whole product on a seeded network, of 10,092 weights unless the address says `?sizes=2-8-8-1`; the bench reads what `watch` saw and drives `store`.
const nextFrame = window.requestAnimationFrame.bind(window)
let spent = 0
window.requestAnimationFrame = (callback) =>
  nextFrame((now) => {
    const started = performance.now()
    callback(now)
    // React renders what the callback changed in a microtask of its own, which this one comes after.
    queueMicrotask(() => {
      spent += performance.now() - started
    })
  })

/** Notes of each frame what the page's script cost and how long after the last it came, until stopped. */
const watch = () => {
  const draws: number[] = []
  const gaps: number[] = []
  let last = 0
  let watching = true
  const frame = (now: number): void => {
    if (!watching) return
    if (last > 0) {
      gaps.push(now - last)
      draws.push(spent)
    }
    last = now
    spent = 0
    nextFrame(frame)
  }
  nextFrame(frame)
  return {
    stop: () => {
      watching = false
      return { draws, gaps }
    },
  }
}

const worker = new Worker(new URL('../../src/worker/engine.worker.ts', import.meta.url), { type: 'module' })
const remote = wrap<EngineApi>(worker)
const engine: EngineApi = {
  open: (recipe) => remote.open(recipe),
  change: (edits) => remote.change(edits),
  run: (ask) => remote.run(ask),
  advance: (budget) => remote.advance(budget),
  seek: (iteration, ms) => remote.seek(iteration, ms),
  record: (sample) => remote.record(sample),
  layout: (aspect, opened, room) => remote.layout(aspect, opened, room),
  preview: (recipe, aspect) => remote.preview(recipe, aspect),
  analyse: (kind, ask) => remote.analyse(kind, ask),
  peek: (recipe, iteration, sample, ms) => remote.peek(recipe, iteration, sample, ms),
}
const sizes = new URLSearchParams(window.location.search).get('sizes')
const store = createAppStore({
  engine,
  recipe: layeredRecipe({ sizes: sizes?.split('-').map(Number) ?? [58, 58, 58, 58] }),
})

const bench = { store, watch, largeRecipe }

/** What the bench's page offers to the bench. */
export type StageBench = typeof bench

Object.assign(globalThis, { bench })
createRoot(document.getElementById('root') as HTMLElement).render(<App store={store} />)
