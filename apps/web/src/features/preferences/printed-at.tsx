import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { Time } from "../../ui/time.tsx";

/** When a sheet of paper was printed, from where what it calls "1 h ago" is counted. */
export function PrintedAt() {
  const [printedAt, setPrintedAt] = useState<string | null>(null);
  useEffect(() => {
    // The sheet is what stands there once this is through.
    const note = () => flushSync(() => setPrintedAt(new Date().toISOString()));
    addEventListener("beforeprint", note);
    return () => removeEventListener("beforeprint", note);
  }, []);
  if (printedAt === null) return null;
  return (
    <span className="printed-only">
      Printed <Time value={printedAt} />
    </span>
  );
}
