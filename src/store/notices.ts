import type { AppState } from './state.ts'

type Notices = AppState['notices']

const MOST_NOTICES = 5

/** The notices with another line added under a new id; a line that already stands there moves to the end. */
export const addNotice = (notices: Notices, id: number, text: string): Notices =>
  [...notices.filter((n) => n.text !== text), { id, text }].slice(-MOST_NOTICES)
