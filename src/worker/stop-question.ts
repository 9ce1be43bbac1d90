import type { Stop } from '../engine/stops.ts'

/** A search for stops through whole iterations: from one to another in a direction, for so many milliseconds. */
export interface StopSearch {
  readonly stops: readonly Stop[]
  readonly from: number
  /** The sample of the first iteration to look at first; its near end unless said. */
  readonly sample?: number
  readonly until: number
  readonly direction: 1 | -1
  readonly ms: number
}

/**
 * The first sample with a stop and its first place there, its last when searched backwards; −1 where `sample` of
 * `iteration`, the last one looked at, has none.
 */
export interface StopFound {
  readonly iteration: number
  readonly sample: number
  readonly place: number
}
