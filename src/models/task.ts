/** What a network is to say: a number, one of two classes (one output), or one of several (an output each). */
export const TASKS = ['regression', 'binary', 'classes'] as const
/** What a network is to say. */
export type Task = (typeof TASKS)[number]
