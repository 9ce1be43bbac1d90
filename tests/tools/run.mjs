import { resolve } from 'node:path'
import { runnerImport } from 'vite'

// Node 20 cannot run TypeScript itself: vite compiles the named script and runs its `main`.
const [script, ...args] = process.argv.slice(2)
if (!script) throw new Error('Name the TypeScript file to run')
const { module } = await runnerImport(resolve(script), { configFile: false, logLevel: 'error' })
await module.main(args)
