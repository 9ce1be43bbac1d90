import { transfer } from 'comlink'
import { traceBuffers } from '../engine/trace.ts'
import type { EngineApi } from './api.ts'

/** The same engine for another thread: a recording's columns and a progress's cells are handed over, not copied. */
export const transferring = (engine: EngineApi): EngineApi => ({
  open: (recipe) => engine.open(recipe),
  change: (edits) => engine.change(edits),
  async run(ask) {
    const answer = await engine.run(ask)
    return answer.recording ? transfer(answer, traceBuffers(answer.recording.columns)) : answer
  },
  async advance(budget) {
    const progress = await engine.advance(budget)
    return transfer(progress, [progress.cells.buffer])
  },
  async seek(iteration, ms) {
    const progress = await engine.seek(iteration, ms)
    return transfer(progress, [progress.cells.buffer])
  },
  async record(sample) {
    const recording = await engine.record(sample)
    return transfer(recording, traceBuffers(recording.columns))
  },
  layout: (aspect, opened, room) => engine.layout(aspect, opened, room),
  preview: (recipe, aspect) => engine.preview(recipe, aspect),
  analyse: (kind, ask) => engine.analyse(kind, ask),
  async peek(recipe, iteration, sample, ms) {
    const recording = await engine.peek(recipe, iteration, sample, ms)
    return recording && transfer(recording, traceBuffers(recording.columns))
  },
})
