import { useEffect } from 'react'
import { useAppStore } from './app-context.ts'
import { focusKind, type KeyAction, keyAction, type PageAction } from './keys.ts'
import { followTool } from './stage-focus.ts'
import { holdWords } from './words.ts'

const REPEATED: readonly KeyAction['type'][] = ['forward', 'back', 'size', 'first', 'last', 'sample', 'help']

/** Lets the page's keys act wherever the focus is, except where the focused control uses the key itself. */
export const useKeys = (more: (type: PageAction) => void, say: (text: string) => void): void => {
  const store = useAppStore()
  useEffect(() => {
    const act = (action: KeyAction): void => {
      const app = store.getState()
      if (action.type === 'forward') app.forward(action.size)
      else if (action.type === 'back') app.back(action.size)
      else if (action.type === 'size') app.setSize(action.size)
      else if (action.type === 'togglePlay') (app.playhead.playing ? app.pause : app.play)()
      else if (action.type === 'first') app.first()
      else if (action.type === 'last') app.last()
      else if (action.type === 'undo') app.undo()
      else if (action.type === 'redo') app.redo()
      else if (action.type === 'sample') app.bySample(action.direction)
      else if (action.type === 'runTo') void app.runTo(action.direction)
      else if (action.type === 'tool') {
        const opens = action.tool !== app.tool?.id
        app.showTool(opens ? action.tool : null)
        followTool(opens)
      } else if (action.type === 'maps') {
        if (app.compiled.recipe.field) app.setMaps(!app.maps)
      } else if (action.type === 'hold') {
        app.setHold(!app.hold)
        say(holdWords(!app.hold))
      } else more(action.type)
    }
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return
      const focus = focusKind(event.target instanceof Element ? event.target : null)
      const action = keyAction(event, focus, store.getState().playhead.size)
      if (event.key === 'Escape') {
        const { busy, cancelRun, tool, showTool } = store.getState()
        cancelRun()
        // A dialog, and a run that is still looking, come before the tool.
        if (tool !== null && busy === null && focus !== 'dialog') {
          event.preventDefault()
          showTool(null)
        }
      }
      if (action === null) return
      event.preventDefault()
      // A held key repeats steps, but toggling at that rate would only flicker.
      if (event.repeat && !REPEATED.includes(action.type)) return
      act(action)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store, more, say])
}
