import { Component, type ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
}

/** Shows what to do where a defect would otherwise leave the page blank. */
export class ErrorBoundary extends Component<Props, { readonly message: string | null }> {
  override state: { readonly message: string | null } = { message: null }

  static getDerivedStateFromError(error: unknown): { readonly message: string } {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render(): ReactNode {
    const { message } = this.state
    if (message === null) return this.props.children
    return (
      <div className="failure" role="alert">
        <h1>This view stopped because of a defect in Backstep.</h1>
        <p>Reloading opens the same step again; without the link’s details the page opens at the start.</p>
        <p>
          <code>{message}</code>
        </p>
        <button type="button" className="button" onClick={() => window.location.reload()}>
          Reload this step
        </button>
        <a href={window.location.pathname}>Start over</a>
      </div>
    )
  }
}
