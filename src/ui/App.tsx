import { type ReactElement, Suspense, useCallback, useEffect, useState } from 'react'
import { isQuestion } from '../store/playhead.ts'
import { AppContext, type AppStore, useApp, useAppStore } from './app-context.ts'
import { EditContext, type EditRequest, pauseForEdit } from './edit-context.ts'
import { atFirstSign } from './first-sign.ts'
import { Header } from './Header.tsx'
import { HallContext } from './hall-context.ts'
import { KeysHeld } from './KeysHeld.tsx'
import type { PageAction } from './keys.ts'
import { Ledger } from './Ledger.tsx'
import { lazyPart } from './lazy-part.tsx'
import { loadQuestions, loadWords, needsWords } from './moment.ts'
import { Narrator } from './Narrator.tsx'
import { Notices } from './Notices.tsx'
import { Parameters } from './Parameters.tsx'
import { Published } from './Published.tsx'
import { Stage } from './Stage.tsx'
import { SayContext } from './say-context.ts'
import { useStageTheme } from './stage-theme.ts'
import { ThisStep } from './ThisStep.tsx'
import { Timeline } from './Timeline.tsx'
import { Tools } from './Tools.tsx'
import { Transport } from './Transport.tsx'
import { useTheme } from './theme-choice.ts'
import { useKeys } from './use-keys.ts'
import { useLecture } from './use-lecture.ts'
import { useMatches } from './use-matches.ts'

const Blank = lazyPart(async () => (await import('./Blank.tsx')).Blank)
const Hall = lazyPart(async () => (await import('./Hall.tsx')).Hall)

/** Where hall.css lays this step out in a strip. */
const STRIP_LAYOUT = '(width >= 60rem) and (orientation: landscape)'

/** Loads how questions are told once they may come, and tells again what was asked before. */
const useQuestions = (): void => {
  const store = useAppStore()
  const mayAsk = useApp((s) => s.hold || isQuestion(s.playhead))
  const [, setLoaded] = useState(false)
  useEffect(() => {
    if (!mayAsk) return
    void loadQuestions().then(() => {
      setLoaded(true)
      store.setState({})
    })
  }, [mayAsk, store])
}

const NO_WORDS =
  'The words for this step could not be loaded: its last write is told. Reload the page to try again.'

/** Loads all words once they are needed, or before: at the first sign of somebody at the page, or when it has long been idle. */
const useWords = (): void => {
  const store = useAppStore()
  const needed = useApp(needsWords)
  const [, setSaid] = useState<'first' | 'all' | 'failed'>('first')
  useEffect(() => {
    const load = (): void => {
      loadWords().then(
        (isNew) => {
          if (!isNew) return
          setSaid('all')
          store.setState({})
        },
        () => {
          setSaid('failed')
          store.setState({})
          if (needed) store.getState().notify(NO_WORDS)
        },
      )
    }
    return needed ? load() : atFirstSign(load)
  }, [needed, store])
}

const EditCard = lazyPart(async () => (await import('./EditCard.tsx')).EditCard)
const KeyList = lazyPart(async () => (await import('./KeyList.tsx')).KeyList)

const Page = (): ReactElement => {
  useQuestions()
  useWords()
  const theme = useTheme()
  const lecture = useLecture()
  const playsInFull = [useMatches('(display-mode: fullscreen)'), useApp((s) => s.playhead.playing)].every(
    Boolean,
  )
  const [over, setOver] = useState<'help' | 'blank' | null>(null)
  const [said, setSaid] = useState<{ readonly text: string } | null>(null)
  const say = useCallback((text: string) => setSaid({ text }), [])
  const close = useCallback(() => setOver(null), [])
  const { toggle } = lecture
  const act = useCallback((type: PageAction) => (type === 'lecture' ? toggle() : setOver(type)), [toggle])
  useKeys(act, say)
  const inHall = theme === 'projector' || lecture.on
  const hasStrip = useMatches(STRIP_LAYOUT) && inHall
  const stageTheme = useStageTheme(theme, inHall)
  const [request, setRequest] = useState<EditRequest | null>(null)
  const store = useAppStore()
  const edit = useCallback(
    (next: EditRequest) => {
      pauseForEdit(store.getState())
      setRequest(next)
    },
    [store],
  )
  const closeEdit = useCallback(() => setRequest(null), [])
  return (
    <SayContext value={say}>
      <EditContext value={edit}>
        <HallContext value={hasStrip}>
          <div className={`app${inHall ? ' hall' : ''}${lecture.on ? ' lecture' : ''}`}>
            <Header onHelp={() => setOver('help')} onLecture={toggle} say={say} />
            <main>
              <div className="stage-box">
                <Stage theme={stageTheme} />
              </div>
              <Tools />
            </main>
            <aside aria-label="Step, ledger and parameters">
              <ThisStep />
              <Ledger />
              <Parameters />
              <Published />
            </aside>
            <footer className="bar">
              <Timeline />
              <Transport />
            </footer>
            <Notices />
            <Narrator said={said} />
            <Suspense fallback={null}>
              {(inHall || playsInFull) && (
                <Hall lecture={lecture.on} hidesPointer={lecture.on || playsInFull} onLeave={lecture.leave} />
              )}
              {over === 'help' && <KeyList onClose={close} />}
              {over === 'blank' && <Blank onClose={close} />}
            </Suspense>
            <Suspense fallback={<KeysHeld />}>
              {request && <EditCard key={request.nodes.join()} request={request} onClose={closeEdit} />}
            </Suspense>
          </div>
        </HallContext>
      </EditContext>
    </SayContext>
  )
}

/** The whole page, drawn from a store. */
export const App = ({ store }: { readonly store: AppStore }): ReactElement => (
  <AppContext value={store}>
    <Page />
  </AppContext>
)
