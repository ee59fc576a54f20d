import { type Ignorable, type StreamName, streamNames } from "@command-history/contract";
import { IconArrowsExchange, IconX } from "@tabler/icons-react";
import { type RefObject, useEffect, useRef } from "react";
import { contentId } from "../../lib/content-id.ts";
import { reveal } from "../../lib/reveal.ts";
import { OutputTool } from "../../output/output-tool.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IgnoreChoices } from "../../ui/ignore-choices.tsx";
import { panesAreStacked } from "../../ui/split-panes.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./compare-outputs.module.css";
import { type ComparedOutput, standingOf, tellingStream } from "./compared-output.ts";
import { ComparedSide } from "./compared-side.tsx";
import palette from "./diff-palette.module.css";
import type { DiffLayout } from "./fold-rows.ts";
import { StreamDifference } from "./stream-difference.tsx";

const standingWords = { same: "same", differs: "differs", unrecorded: "not recorded" } as const;

/** What two instances wrote, and in what it differs. The texts are read only once this is rendered. */
export function CompareOutputs(props: {
  left: ComparedOutput;
  right: ComparedOutput;
  profile: string | undefined;
  /** Null: the one that tells most. */
  stream: StreamName | null;
  onStreamChange: (stream: StreamName) => void;
  layout: DiffLayout;
  onLayoutChange: (layout: DiffLayout) => void;
  ignored: readonly Ignorable[];
  /** Without it the choices stand elsewhere on the page. */
  onIgnoredChange?: (ignored: readonly Ignorable[]) => void;
  /** Without it the sides stay where they are. */
  onSwap?: () => void;
  /** Without it the comparison belongs to a row, which closes it. */
  onClose?: () => void;
  ref?: RefObject<HTMLElement | null>;
}) {
  const { left, right } = props;
  const own = useRef<HTMLElement>(null);
  const section = props.ref ?? own;
  const standsAlone = props.onClose !== undefined;
  // Another pair is led to like the first one; what is pressed in here, such as Swap, keeps the page where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is to run again for each pair, which it does not read
  useEffect(() => {
    const target = section.current;
    if (!standsAlone || target === null || holdsFocusWithin(target)) return;
    // Where something was pressed for it, the focus follows, also where the press led to this page, whose own part has it
    // then. As the page is loaded, nothing has it, or what Tab reached meanwhile, and nothing is to take it.
    if (wasPressedFor(document.activeElement)) target.focus({ preventScroll: true });
    // It can open out of sight: beside a list that is scrolled, or above it.
    if (panesAreStacked()) {
      // What stands above a short one, at the foot of the screen, would say nothing about it.
      target.scrollIntoView({ block: "start", behavior: "instant" });
      return reveal(target);
    }
    target.scrollIntoView({ block: "nearest" });
  }, [section, standsAlone, left.instanceId, right.instanceId]);
  const missing = new Set(
    [left, right].filter(({ result }) => result === undefined).map(({ instanceId }) => instanceId),
  );
  const stream = props.stream ?? tellingStream(left, right);
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={`${classes.compare} ${palette.palette}`}
      aria-label="Difference of two outputs"
    >
      <header className={classes.header}>
        <ComparedSide side="left" output={left} />
        {props.onSwap !== undefined && (
          <OutputTool
            icon={IconArrowsExchange}
            word="Swap"
            title="Swap the two sides"
            onClick={props.onSwap}
          />
        )}
        <ComparedSide side="right" output={right} />
        {props.onClose !== undefined && (
          <span className={classes.close}>
            <OutputTool icon={IconX} word="Close" title="Close the comparison" onClick={props.onClose} />
          </span>
        )}
      </header>
      {missing.size > 0 ? (
        <EmptyState
          title={
            missing.size === 1
              ? "No such instance in this invocation"
              : "No such instances in this invocation"
          }
        >
          The link asks for{" "}
          {[...missing].map((instanceId, index) => (
            <span key={instanceId}>
              {index > 0 && " and "}
              <UntrustedText text={instanceId} />
            </span>
          ))}
          .
        </EmptyState>
      ) : (
        <>
          <div className={classes.toolbar}>
            <fieldset className={classes.streams} data-printed>
              <legend className="visually-hidden">Stream</legend>
              {streamNames.map((name) => (
                <button
                  key={name}
                  type="button"
                  data-printed={name === stream || undefined}
                  className={classes.stream}
                  aria-pressed={name === stream}
                  onClick={() => props.onStreamChange(name)}
                >
                  {name}{" "}
                  <span className={classes.standing}>{standingWords[standingOf(left, right, name)]}</span>
                </button>
              ))}
            </fieldset>
            {props.onIgnoredChange !== undefined && (
              <IgnoreChoices ignored={props.ignored} onChange={props.onIgnoredChange} />
            )}
          </div>
          <StreamDifference
            left={left}
            right={right}
            profile={props.profile}
            stream={stream}
            ignored={props.ignored}
            layout={props.layout}
            onLayoutChange={props.onLayoutChange}
          />
        </>
      )}
    </section>
  );
}

/** Buttons of the page's content lead to a comparison on it, links only to the page, and then they have gone. */
function wasPressedFor(active: Element | null): boolean {
  return (
    document.getElementById(contentId)?.contains(active) === true && !(active instanceof HTMLAnchorElement)
  );
}

function holdsFocusWithin(element: HTMLElement): boolean {
  return element !== document.activeElement && element.contains(document.activeElement);
}
