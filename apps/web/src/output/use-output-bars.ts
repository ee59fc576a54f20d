import { type RefObject, useEffect, useRef, useState } from "react";

type BarName = "search" | "lines";

/** The bar below an output's header, of which at most one is open, and where the focus is as it opens and closes. */
export interface OutputBars {
  readonly open: BarName | null;
  /** Opens a bar and takes the focus into its field. */
  show(bar: BarName): void;
  /** Closes the bar and gives the focus back to the text. */
  close(): void;
  toggle(bar: BarName): void;
  readonly frameRef: RefObject<HTMLElement | null>;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/** `searchText`: what is looked for outside. The search opens with it, and with every change of it. */
export function useOutputBars(searchText: string): OutputBars {
  const [open, setOpen] = useState<BarName | null>(null);
  const [seenText, setSeenText] = useState("");
  if (searchText !== seenText) {
    setSeenText(searchText);
    if (searchText !== "") setOpen("search");
  }

  const frameRef = useRef<HTMLElement>(null);
  const inputRef = useRef<HTMLInputElement>(null);
  /** How many times the reader has asked for a bar: each time the field takes the focus, open or not before. */
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked === 0) return;
    inputRef.current?.focus();
    inputRef.current?.select();
  }, [asked]);

  function show(bar: BarName): void {
    setOpen(bar);
    setAsked(asked + 1);
  }

  function close(): void {
    setOpen(null);
    frameRef.current?.querySelector<HTMLElement>('[role="log"]')?.focus({ preventScroll: true });
  }

  return {
    open,
    show,
    close,
    toggle: (bar) => (open === bar ? close() : show(bar)),
    frameRef,
    inputRef,
  };
}
