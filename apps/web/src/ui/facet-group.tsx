import { type ReactNode, useRef } from "react";
import { useFocusNearby } from "../lib/use-focus-nearby.ts";

/** Facets, which come and go with what they count. One that goes leaves the focus to its neighbour. */
export function FacetGroup(props: {
  className: string | undefined;
  isPrinted: boolean;
  children: ReactNode;
}) {
  const frame = useRef<HTMLFieldSetElement>(null);
  const noteFocus = useFocusNearby(frame, { toNeighbour: true });
  return (
    <fieldset
      ref={frame}
      className={props.className}
      data-printed={props.isPrinted || undefined}
      onFocus={noteFocus}
      onBlur={noteFocus}
    >
      {props.children}
    </fieldset>
  );
}
