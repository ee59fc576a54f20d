import { Component, type ReactNode } from "react";
import { useRetryOnline } from "../lib/use-retry-online.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { loadMissingAgain } from "./lazy-part.ts";

interface PartBoundaryProps {
  /** What is shown. Something else is tried anew. */
  readonly of: string;
  readonly children: ReactNode;
  /** Where the notice is to be; in place of the children, unless this says otherwise. */
  readonly around?: (notice: ReactNode) => ReactNode;
}

interface PartBoundaryState {
  readonly failure: { readonly error: unknown } | null;
}

/** Says in the place of its children why they cannot be shown. What could not be loaded for them is loaded anew when they are tried again. */
export class PartBoundary extends Component<PartBoundaryProps, PartBoundaryState> {
  override state: PartBoundaryState = { failure: null };

  static getDerivedStateFromError(error: unknown): PartBoundaryState {
    return { failure: { error } };
  }

  override componentDidUpdate(before: PartBoundaryProps): void {
    if (before.of !== this.props.of && this.state.failure !== null) this.tryAgain();
  }

  private readonly tryAgain = (): void => {
    loadMissingAgain();
    this.setState({ failure: null });
  };

  override render(): ReactNode {
    const { children, around = (notice) => notice } = this.props;
    const { failure } = this.state;
    return failure === null ? children : around(<Failure error={failure.error} onRetry={this.tryAgain} />);
  }
}

function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  useRetryOnline(onRetry);
  return <ProblemNotice error={error} onRetry={onRetry} />;
}
