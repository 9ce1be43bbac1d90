import { type ReactElement, Suspense, useCallback, useState } from 'react'
import { AppContext, type AppStore } from './app-context.ts'
import { EditContext, type EditRequest } from './edit-context.ts'
import { Header } from './Header.tsx'
import { Ledger } from './Ledger.tsx'
import { lazyPart } from './lazy-part.tsx'
import { Narrator } from './Narrator.tsx'
import { Notices } from './Notices.tsx'
import { Parameters } from './Parameters.tsx'
import { Published } from './Published.tsx'
import { Stage } from './Stage.tsx'
import { ThisStep } from './ThisStep.tsx'
import { Timeline } from './Timeline.tsx'
import { Transport } from './Transport.tsx'
import { useTheme } from './theme-choice.ts'
import { useFullScreen } from './use-full-screen.ts'
import { useKeys } from './use-keys.ts'

const EditCard = lazyPart(async () => (await import('./EditCard.tsx')).EditCard)
const KeyList = lazyPart(async () => (await import('./KeyList.tsx')).KeyList)

const Page = (): ReactElement => {
  const theme = useTheme()
  const { toggle } = useFullScreen()
  const [help, setHelp] = useState<boolean | null>(null)
  const [said, setSaid] = useState<{ readonly text: string } | null>(null)
  const say = useCallback((text: string) => setSaid({ text }), [])
  const [request, setRequest] = useState<EditRequest | null>(null)
  const closeEdit = useCallback(() => setRequest(null), [])
  const openHelp = useCallback(() => setHelp(true), [])
  useKeys(useCallback((type) => (type === 'help' ? openHelp() : toggle()), [openHelp, toggle]))
  return (
    <EditContext value={setRequest}>
      <div className="app">
        <Header onHelp={openHelp} say={say} />
        <main>
          <Stage theme={theme} />
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
        {help !== null && (
          <Suspense fallback={null}>
            <KeyList open={help} onClose={() => setHelp(false)} />
          </Suspense>
        )}
        {request && (
          <Suspense fallback={null}>
            <EditCard key={request.nodes.join()} request={request} onClose={closeEdit} />
          </Suspense>
        )}
      </div>
    </EditContext>
  )
}

/** The whole page, drawn from a store. */
export const App = ({ store }: { readonly store: AppStore }): ReactElement => (
  <AppContext value={store}>
    <Page />
  </AppContext>
)
