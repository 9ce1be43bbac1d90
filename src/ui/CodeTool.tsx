import { type ReactElement, useEffect, useState } from 'react'
import './code.css'
import type { Code } from '../codegen/code.ts'
import { dialects } from '../codegen/dialects.ts'
import { useApp } from './app-context.ts'
import { Choice } from './Choice.tsx'
import { CodeLines } from './CodeLines.tsx'
import { codeIcons } from './code-icons.tsx'
import { copyText } from './copy-text.ts'
import { icons } from './icons.tsx'
import { saveFile } from './save-file.ts'
import { useSay } from './say-context.ts'
import { useCode } from './use-code.ts'
import { useLanguage } from './use-language.ts'

/** How long the button says that it has copied, in ms. */
const CONFIRMED = 2000

const CopyButton = ({ text, title }: { readonly text: string; readonly title: string }): ReactElement => {
  const say = useSay()
  const notify = useApp((s) => s.notify)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), CONFIRMED)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (): Promise<void> => {
    if (await copyText(text)) {
      setCopied(true)
      say(`The ${title} program is copied.`)
    } else notify('The browser refused to copy the program. Download it instead.')
  }
  return (
    <button
      type="button"
      className="button icon"
      aria-label="Copy the program"
      title="Copy the program"
      onClick={() => void copy()}
    >
      {copied ? icons.check : codeIcons.copy}
    </button>
  )
}

const Downloads = ({ code, file }: { readonly code: Code; readonly file: string }): ReactElement => {
  const say = useSay()
  const save = (name: string, text: string): void => {
    saveFile(name, text)
    say(`${name} is downloaded.`)
  }
  const { data, text } = code
  return (
    <>
      <button
        type="button"
        className="button icon"
        aria-label={`Download ${file}`}
        title={`Download ${file}`}
        onClick={() => save(file, text)}
      >
        {codeIcons.download}
      </button>
      {data && (
        <button
          type="button"
          className="button"
          aria-label={`Download ${data.name}, which the program reads`}
          onClick={() => save(data.name, data.text)}
        >
          {codeIcons.download}
          {data.name}
        </button>
      )}
    </>
  )
}

/** The tool that shows the model as a program: beside the stage where there is room, otherwise below it. */
export const CodeTool = (): ReactElement => {
  const [id, choose] = useLanguage()
  const written = useCode(id)
  const { title, file } = dialects.find((d) => d.id === id)!
  if (written === null) return <div className="code beside" />
  return (
    <div className="code beside">
      <div className="code-head">
        <Choice
          name="Language"
          label=""
          options={dialects.map((d) => ({ value: d.id, text: d.title }))}
          value={id}
          onChoose={choose}
        />
        {written.ok && (
          <div className="code-takes">
            <CopyButton key={id} text={written.code.text} title={title} />
            <Downloads code={written.code} file={file} />
          </div>
        )}
      </div>
      {written.ok ? (
        <CodeLines code={written.code} source={written.source} name={`Program in ${title}`} />
      ) : (
        <p role="alert">This model cannot be written as a program: {written.problem}.</p>
      )}
    </div>
  )
}
