import type { SurfacePen } from '../../src/render/surface.ts'

/** A call on a recording pen, or the setting of one of its properties (`name =`). */
export type Call = readonly [name: string, ...values: unknown[]]

/** A pen that draws nothing and notes down everything it is told; a character is half a font size wide. */
export const recordingPen = (onCall: (call: Call) => void = () => {}): { pen: SurfacePen; calls: Call[] } => {
  const calls: Call[] = []
  const state: Record<string, unknown> = {}
  const note = (...call: [string, ...unknown[]]): void => {
    calls.push(call)
    onCall(call)
  }
  const size = (): number => Number(/([\d.]+)px/.exec(String(state.font))?.[1])
  const pen = new Proxy(state, {
    get:
      (_, name: string) =>
      (...values: unknown[]) => {
        note(name, ...values)
        return name === 'measureText' ? { width: (String(values[0]).length * size()) / 2 } : undefined
      },
    set(_, name: string, value) {
      state[name] = value
      note(`${name} =`, value)
      return true
    },
  })
  return { pen: pen as unknown as SurfacePen, calls }
}

/** The calls of these names, in order. */
export const only = (calls: readonly Call[], ...names: string[]): Call[] =>
  calls.filter(([name]) => names.includes(name))
