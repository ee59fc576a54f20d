import { ActionIcon, CloseButton } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconCommand, IconKeyboard } from "@tabler/icons-react";
import { type ReactNode, Suspense, useCallback, useState } from "react";
import { useShortcuts } from "../../lib/shortcuts.ts";
import { lazyPart } from "../../parts/lazy-part.ts";
import { PartBoundary } from "../../parts/part-boundary.tsx";
import type { PalettePage } from "./palette-entries.ts";
import classes from "./shortcut-host.module.css";
import { useShortcutKeys } from "./use-shortcut-keys.ts";

// Both come when they are first asked for: neither is part of the first load.
const Palette = lazyPart(async () => (await import("./palette.tsx")).Palette);
const HelpDialog = lazyPart(async () => (await import("./help-dialog.tsx")).HelpDialog);

/** The keyboard's own part of the top bar: the command palette, and the list of all shortcuts. */
export function ShortcutHost(props: {
  pages: readonly PalettePage[];
  onOpenInvocation: (invocationId: string) => void;
}) {
  const [shown, setShown] = useState<"palette" | "help" | null>(null);
  const openPalette = useCallback(() => setShown("palette"), []);
  const openHelp = () => setShown("help");
  const close = useCallback(() => setShown(null), []);
  // What is typed while a dialog of this is still loading is meant for the dialog.
  useShortcutKeys(openPalette, shown !== null);
  useShortcuts("Everywhere", [
    { keys: "?", title: "Show all shortcuts", run: openHelp },
    { keys: "Ctrl+K", alias: "⌘K", title: "Find actions, pages, an invocation by ID", run: null },
  ]);
  return (
    <>
      <BarButton title="Find actions and pages (Ctrl+K)" onClick={openPalette}>
        <IconCommand size={17} stroke={1.75} aria-hidden />
      </BarButton>
      <BarButton title="Keyboard shortcuts" onClick={openHelp}>
        <IconKeyboard size={17} stroke={1.75} aria-hidden />
      </BarButton>
      <PartBoundary of={String(shown)} around={(notice) => <Unopened onClose={close}>{notice}</Unopened>}>
        <Suspense fallback={null}>
          {shown === "palette" && <Palette {...props} onClose={close} />}
          {shown === "help" && <HelpDialog onClose={close} />}
        </Suspense>
      </PartBoundary>
    </>
  );
}

/** Why the palette or the list did not open, in its place. */
function Unopened({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  useHotkeys([["Escape", onClose]], []);
  return (
    <div className={classes.unopened}>
      {children}
      <CloseButton aria-label="Close" onClick={onClose} />
    </div>
  );
}

function BarButton(props: { title: string; onClick: () => void; children: ReactNode }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={30}
      aria-label={props.title}
      title={props.title}
      onClick={props.onClick}
    >
      {props.children}
    </ActionIcon>
  );
}
