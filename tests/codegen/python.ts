import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Code } from '../../src/codegen/code.ts'
import { findPython } from '../tools/python.mjs'

/** Runs each program in a namespace of its own, and gives back what it printed or how it failed. */
const RUNNER = `
import contextlib, io, json, sys, traceback, warnings
warnings.simplefilter("ignore")
answers = []
for text in json.load(sys.stdin):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(text, "program", "exec"), {"__name__": "__main__"})
        answers.append({"out": out.getvalue()})
    except Exception:
        answers.append({"error": traceback.format_exc()})
print(json.dumps(answers))
`

const COMPILER = `
import json, sys
for text in json.load(sys.stdin):
    compile(text, "program", "exec")
`

const python = (script: string, programs: readonly Code[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'backstep-'))
  try {
    for (const { data } of programs) if (data) writeFileSync(join(folder, data.name), data.text)
    const input = JSON.stringify(programs.map((p) => p.text))
    const run = spawnSync(findPython(), ['-c', script], {
      cwd: folder,
      input,
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
    if (run.status !== 0) throw new Error(run.stderr)
    return run.stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What programs print, line by line. Throws where one of them fails. */
export const printedBy = (programs: readonly Code[]): readonly (readonly string[])[] => {
  const answers: readonly { readonly out?: string; readonly error?: string }[] = JSON.parse(
    python(RUNNER, programs),
  )
  return answers.map(({ out, error }, i) => {
    if (out === undefined) throw new Error(`${error}\n${programs[i]?.text}`)
    return out.trimEnd().split('\n')
  })
}

/** Reads programs as Python does, without running them. Throws where one of them is no Python. */
export const checkSyntax = (programs: readonly Code[]): void => {
  python(COMPILER, programs)
}
