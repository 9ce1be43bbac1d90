import type { Playhead } from '../store/state.ts'

/** The place the playhead is at, a fraction between two places while something moves. */
export const placeOf = ({ step, motion }: Playhead): number =>
  motion === null ? step : motion.from + (motion.to - motion.from) * motion.u
