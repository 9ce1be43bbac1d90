import { createStore, type StoreApi } from 'zustand/vanilla'
import { networks } from '../models/networks.ts'
import type { Recipe } from '../models/recipe.ts'
import type { EngineApi } from '../worker/api.ts'
import { ADDRESS_MS, type Address } from './address.ts'
import { compiledOf } from './compiled.ts'
import type { EngineClient } from './engine-client.ts'
import { emptyHistory } from './history.ts'
import { createLayouts } from './layouts.ts'
import { createLinkActions } from './link-actions.ts'
import { createLinkedRecipes, type LinkedSources } from './linked-recipes.ts'
import { createNavigation } from './navigation.ts'
import { addNotice } from './notices.ts'
import { openSums } from './opened.ts'
import { createOpening } from './opening-neurons.ts'
import { jumps } from './pace.ts'
import { LAST_ITERATION, movePlayhead, type PlayheadAction, placeTold, restingPlayhead } from './playhead.ts'
import { createRecipeActions } from './recipe-actions.ts'
import { samePlace } from './samples.ts'
import { firstNonFiniteStep } from './selectors.ts'
import { createSettings, type KeyValueStorage } from './settings.ts'
import type { AppActions, AppState } from './state.ts'
import { createStopActions } from './stop-actions.ts'
import { NO_STOPS } from './stops.ts'
import { pageTimers, type Timers, throttled } from './timers.ts'
import { nameOfNode } from './tools.ts'
import { createTrainingActions } from './training-actions.ts'

/** What the app store works with; only the engine is needed. */
export interface AppStoreOptions extends Partial<Pick<LinkedSources, 'library' | 'building'>> {
  readonly engine: EngineApi & Partial<Pick<EngineClient, 'onRestart'>>
  /** A recipe to open instead of the first network. */
  readonly recipe?: Recipe
  /** Where the page's hash is read and kept up to date; without it the store opens at the beginning. */
  readonly address?: Address
  /** Reaches for the browser's storage; may throw. */
  readonly storage?: () => KeyValueStorage
  readonly prefersReducedMotion?: () => boolean
  readonly timers?: Timers
}

/** The state of the page and everything it can do. */
export type AppStore = StoreApi<AppState & AppActions>

const RESTARTED = 'The engine stopped answering and was restarted. Nothing was lost.'
const OTHER_NETWORK = 'Another network has come into view; what was asked about the last one has no answer.'

/** Makes the store and sets out for the place that the address names. */
export const createAppStore = (options: AppStoreOptions): AppStore => {
  const { engine, address, timers = pageTimers } = options
  const settings = createSettings(options.storage ?? (() => null))
  const reducedMotion = options.prefersReducedMotion ?? (() => false)
  let lastNotice = 0

  const linked = createLinkedRecipes({
    first: options.recipe,
    library: options.library ?? null,
    building: options.building ?? null,
    current: () => navigation.here().compiled.recipe,
  })

  const notify = (text: string): void =>
    store.setState(({ notices }) => ({ notices: addNotice(notices, ++lastNotice, text) }))
  const failures = new Set<string>()
  const fail = (error: unknown): void => {
    const text = error instanceof Error ? error.message : String(error)
    failures.add(text)
    notify(text)
  }
  /** A restart answers the failures before it, so their lines go. */
  const restarted = (): void => {
    store.setState(({ notices }) => ({ notices: notices.filter((n) => !failures.has(n.text)) }))
    notify(RESTARTED)
  }

  const move = (action: PlayheadAction): void => {
    const from = navigation.here()
    const { hold } = store.getState()
    const stops = stopping.loaded()?.places() ?? []
    const still = reducedMotion() || (action.type === 'tick' && jumps(from.position.playhead.speed))
    const context = { ...from.compiled, reducedMotion: still, hold, stops }
    const position = movePlayhead(from.position, action, context)
    if (action.type !== 'tick') pressed()
    if (action.type === 'tick') stopping.loaded()?.moved(from.position, position)
    else if (store.getState().preview) store.setState({ preview: false })
    // Of the samples that are scrubbed over, only the newest is waited for.
    const live = action.type === 'goTo' && position.sample !== from.position.sample
    if (position !== from.position) navigation.go({ ...from, position, ...(live && { live }) })
  }

  const training = createTrainingActions({
    engine,
    navigation: () => navigation,
    get: () => store.getState(),
    set: (c) => store.setState(c),
    fail,
  })

  /** Ends what goes on by itself. */
  const pressed = (): void => {
    stopping.pressed()
    training.pressed()
  }

  /** Goes to an end of the sample, and from there to that of the iteration. */
  const toEnd = (isFirst: boolean): void => {
    const { compiled, position } = navigation.here()
    const { step, motion } = position.playhead
    const isThere = motion === null && step === (isFirst ? 0 : compiled.schedule.length)
    const far = isFirst ? 0 : compiled.batch.size - 1
    const end = isFirst ? 0 : Number.POSITIVE_INFINITY
    move({ type: 'goTo', step: end, sample: isThere ? far : position.sample })
  }

  const recipeActions = createRecipeActions({
    engine,
    navigation: () => navigation,
    notify,
    fail,
    set: (c) => store.setState(c),
    get: () => store.getState(),
    pressed: () => pressed(),
    timers,
  })

  const stopping = createStopActions({
    engine,
    navigation: () => navigation,
    fail,
    get: () => store.getState(),
    set: (c) => store.setState(c),
    subscribe: (listener) => store.subscribe(listener),
    timers,
  })

  const opening = createOpening({
    store: () => store,
    graph: () => navigation.here().compiled.graph,
    remember: (opens) => settings.save('opens', opens),
  })

  const { link, openLink } = createLinkActions({
    linked,
    navigation: () => navigation,
    opening,
    get: () => store.getState(),
    set: (c) => store.setState(c),
    notify,
    pressed: () => pressed(),
  })

  const actions: AppActions = {
    ...opening.actions,
    play: () => move({ type: 'play' }),
    pause: () => move({ type: 'pause' }),
    forward: (size) => move({ type: 'forward', size }),
    back: (size) => move({ type: 'back', size }),
    first: () => toEnd(true),
    last: () => toEnd(false),
    goTo: (step, u, sample) => move({ type: 'goTo', step, u, sample }),
    bySample: (direction) => actions.goToSample(navigation.here().position.sample + direction),
    goToSample: (wanted) => {
      const { compiled, position } = navigation.here()
      const { size, at } = compiled.batch
      const sample = Math.round(Math.max(0, Math.min(size - 1, wanted)))
      if (Number.isNaN(sample) || sample === position.sample) return
      const step = samePlace(compiled.schedule, at(sample), placeTold(position.playhead))
      move({ type: 'goTo', step, sample })
    },
    setSize: (size) => {
      settings.save('by', size)
      move({ type: 'size', size })
    },
    setSpeed: (speed) => {
      settings.save('speed', speed)
      move({ type: 'speed', speed })
    },
    goToIteration: (iteration, step, live = false) => {
      if (Number.isNaN(iteration)) return
      pressed()
      const from = navigation.here()
      const k = Math.round(Math.max(0, Math.min(LAST_ITERATION, iteration)))
      const { playhead } = from.position
      const action = { type: 'goTo', step: step ?? playhead.step } as const
      const context = { ...from.compiled, reducedMotion: false }
      const position = movePlayhead({ ...from.position, iteration: k }, action, context)
      navigation.go({ ...from, position, live })
    },
    firstNonFinite: () => {
      const { trace } = store.getState()
      return trace === null ? -1 : firstNonFiniteStep(trace)
    },
    setTheme: (theme) => {
      settings.save('theme', theme)
      store.setState({ theme })
    },
    setHold: (hold) => {
      settings.save('hold', hold)
      store.setState({ hold })
    },
    setMaps: (maps) => {
      settings.save('maps', maps)
      store.setState({ maps })
    },
    dismiss: (notice) =>
      store.setState(({ notices }) => ({ notices: notices.filter((n) => n.id !== notice) })),
    notify,
    tick: (ms) => {
      if (store.getState().trace === null || navigation.underWay() || !stopping.ready()) return
      if (!training.tick(ms)) move({ type: 'tick', ms })
    },
    setAspect: (aspect, room) => layouts.setAspect(aspect, room),
    link,
    openLink,
    ...recipeActions,
    ...stopping.actions,
    ...training.actions,
    showTool: (id, node = -1) => {
      const { graph } = store.getState().compiled
      store.setState({ tool: id && { id, of: nameOfNode(graph, node) } })
    },
    setDraft: (draft) => store.setState({ draft }),
    analyse: async (kind, ask) => {
      const { graph } = store.getState().compiled
      await navigation.fitting()
      if (store.getState().compiled.graph !== graph) throw new Error(OTHER_NETWORK)
      return engine.analyse(kind, ask)
    },
    dispose: () => {
      for (const stop of stops) stop()
    },
  }

  const { by, speed, ...remembered } = settings.load()
  const store = createStore<AppState & AppActions>()(() => ({
    compiled: compiledOf(options.recipe ?? networks[0]),
    layout: null,
    iteration: 0,
    sample: 0,
    row: 0,
    trace: null,
    loss: Number.NaN,
    playhead: restingPlayhead(by, speed),
    ...remembered,
    tool: null,
    draft: null,
    refused: null,
    open: [],
    stops: NO_STOPS,
    halt: null,
    traced: null,
    spotted: null,
    notices: [],
    run: null,
    runEnd: null,
    busy: null,
    failed: false,
    preview: false,
    history: emptyHistory,
    ...actions,
  }))
  const layouts = createLayouts({
    engine,
    current: () => navigation.settledModel(),
    opened: () => openSums(store.getState()),
    apply: (layout) => store.setState({ layout }),
    fail,
  })
  const navigation = createNavigation({
    engine,
    get: store.getState,
    set: store.setState,
    fail,
    arrived: layouts.refresh,
    timers,
  })

  const writer = throttled(
    () => {
      const { motion } = store.getState().playhead
      if (navigation.underWay() || (motion !== null && !motion.held)) return
      const hash = link()
      if (address && address.read() !== hash) address.replace(hash)
    },
    ADDRESS_MS,
    timers,
  )
  const stops = [
    engine.onRestart?.(restarted) ?? (() => {}),
    address?.listen(() => openLink(address.read())) ?? (() => {}),
    address ? store.subscribe(writer.request) : () => {},
    store.subscribe(layouts.refresh),
    writer.cancel,
  ]
  openLink(address?.read() ?? '')
  return store
}
