import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin, Rolldown } from 'vite'
import { configDefaults, defineConfig } from 'vitest/config'

/** The inline scripts of a page as the policy names them: by their digests. */
const digestsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )

const policyOf = (html: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' ${digestsOf(html).join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join('; ')

/** The dev server injects inline scripts, so the policy is written into built pages only, once they are complete. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policyOf(html) },
        injectTo: 'head-prepend',
      },
    ],
  },
}

/**
 * Pictures for links must be named by their whole address: where `BACKSTEP_URL` says where the folder will be hosted,
 * such as `https://example.org/backstep/`, it is written into the page.
 */
const socialPicture: Plugin = {
  name: 'social-picture',
  transformIndexHtml: (html) => {
    const home = process.env.BACKSTEP_URL
    if (!home) return html
    const at = new URL(home.endsWith('/') ? home : `${home}/`)
    return html
      .replace('content="./about/social.png"', `content="${new URL('about/social.png', at)}"`)
      .replace(
        '<meta property="og:type"',
        `<meta property="og:url" content="${at}">\n    <meta property="og:type"`,
      )
  },
}

const PAGE = 'src/main.tsx'
const WORKER = 'src/worker/engine.worker.ts'

/** All that is reached from `start`. */
const reach = (start: string, next: (id: string) => readonly string[]): ReadonlySet<string> => {
  const found = new Set([start])
  for (const id of found) for (const other of next(id)) found.add(other)
  return found
}

/** The worker is an entry of the page's own build, so that what both need is one file, fetched once. */
const workerBesidePage: Plugin = {
  name: 'worker-beside-page',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /[\\/]src[\\/]main\.tsx$/ },
    handler(code) {
      const address = "new URL('./worker/engine.worker.ts', import.meta.url)"
      if (!code.includes(address)) this.error(`${PAGE} does not name its worker by ${address}`)
      const worker = this.emitFile({ type: 'chunk', id: WORKER, name: 'engine.worker' })
      return { code: code.replace(address, `import.meta.ROLLUP_FILE_URL_${worker}`), map: null }
    },
  },
}

/** Gives a module a file's name if all of these entries need it before they can start, and it is no worker's entry. */
const neededBy = (name: string, ...entries: readonly string[]) => {
  let needed: readonly ReadonlySet<string>[] | null = null
  const nameOf: Rolldown.CodeSplittingNameFunction = (id, context) => {
    const next = (of: string): readonly string[] => context.getModuleInfo(of)?.importedIds ?? []
    needed ??= entries.map((entry) => reach(resolve(entry), next))
    return id !== resolve(WORKER) && needed.every((modules) => modules.has(id)) ? name : null
  }
  return { debugName: name, name: nameOf }
}

export default defineConfig({
  base: './',
  plugins: [workerBesidePage, react(), socialPicture, contentSecurityPolicy],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // Of what is loaded later only styles are fetched ahead: the list of all its scripts weighs more than it saves, and
    // the worker has no document to write it into.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files) => files.filter((f) => f.endsWith('.css')),
    },
    // One file for what the page and its worker need at once, one each for the rest: in more pieces it compresses worse.
    // The worker's entry has a file of its own, for nothing must import it: WebKit would run it once more, and two
    // engines would answer.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [neededBy('shared', PAGE, WORKER), neededBy('index', PAGE), neededBy('engine', WORKER)],
        },
      },
    },
  },
  test: {
    environment: 'node',
    testTimeout: 60_000,
    setupFiles: ['tests/seed.ts', 'tests/patience.ts'],
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'tests/e2e/**', 'tests/bench/**'],
  },
})
