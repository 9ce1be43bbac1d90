import type { ComponentType, LazyExoticComponent } from 'react'
import type { ToolId } from '../store/tools.ts'
import { lazyPart } from './lazy-part.tsx'

/** What a tool is drawn from: the node it is about, −1 where it is about none. */
export interface ToolProps {
  readonly node: number
}

/** A tool that opens below the stage: its tab, its key and its part of the page, loaded when it is first opened. */
export interface ToolRow {
  readonly id: ToolId
  readonly title: string
  /** A letter that opens and closes it. */
  readonly letter: string
  readonly Part: LazyExoticComponent<ComponentType<ToolProps>>
}

/** The tools in the order of their tabs. */
export const toolTable: readonly ToolRow[] = [
  {
    id: 'network',
    title: 'Network',
    letter: 'w',
    Part: lazyPart(async () => (await import('./NetworkTool.tsx')).NetworkTool),
  },
  {
    id: 'data',
    title: 'Data',
    letter: 'd',
    Part: lazyPart(async () => (await import('./DataTool.tsx')).DataTool),
  },
  {
    id: 'train',
    title: 'Train',
    letter: 't',
    Part: lazyPart(async () => (await import('./TrainTool.tsx')).TrainTool),
  },
  {
    id: 'diagnosis',
    title: 'Diagnosis',
    letter: 'i',
    Part: lazyPart(async () => (await import('./DiagnosisTool.tsx')).DiagnosisTool),
  },
  {
    id: 'expression',
    title: 'Expression',
    letter: 'e',
    Part: lazyPart(async () => (await import('./ExpressionTool.tsx')).ExpressionTool),
  },
  {
    id: 'paths',
    title: 'Paths',
    letter: 'p',
    Part: lazyPart(async () => (await import('./Paths.tsx')).Paths),
  },
  {
    id: 'check',
    title: 'Gradient check',
    letter: 'g',
    Part: lazyPart(async () => (await import('./GradientCheckTool.tsx')).GradientCheckTool),
  },
  {
    id: 'nudge',
    title: 'Nudge',
    letter: 'n',
    Part: lazyPart(async () => (await import('./NudgeTool.tsx')).NudgeTool),
  },
  {
    id: 'stops',
    title: 'Stops',
    letter: 's',
    Part: lazyPart(async () => (await import('./stop-parts.ts')).stopParts.StopsTool),
  },
  {
    id: 'code',
    title: 'Code',
    letter: 'c',
    Part: lazyPart(async () => (await import('./CodeTool.tsx')).CodeTool),
  },
]

/** The tool that a letter opens, undefined for none. */
export const toolOfLetter = (letter: string): ToolId | undefined =>
  toolTable.find((row) => row.letter === letter)?.id
