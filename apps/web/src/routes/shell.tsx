import { Link, Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { profilesQuery } from "../api/profiles.ts";
import { useHasAudit, useIsRecorded, useRole, useSession } from "../api/session.ts";
import { ExportCorner } from "../features/exports/export-corner.tsx";
import { DemoBanner } from "../features/preferences/demo-banner.tsx";
import { LiveSwitch } from "../features/preferences/live-switch.tsx";
import { PrintedAt } from "../features/preferences/printed-at.tsx";
import { PrintedSource } from "../features/preferences/printed-source.tsx";
import { ProfileSelect } from "../features/preferences/profile-select.tsx";
import { ThemeButton } from "../features/preferences/theme-button.tsx";
import { TimeZoneSelect } from "../features/preferences/time-zone-select.tsx";
import { UserMenu } from "../features/session/user-menu.tsx";
import { contentId } from "../lib/content-id.ts";
import { RevealingProvider } from "../lib/revealing.ts";
import { TimeZoneProvider } from "../lib/time-zone.tsx";
import { PartBoundary } from "../parts/part-boundary.tsx";
import { Announcer } from "../ui/announcer.tsx";
import { SkipLink } from "../ui/skip-link.tsx";
import { Keyboard } from "./keyboard.tsx";
import classes from "./shell.module.css";
import { useFocusOnPage } from "./use-focus-on-page.ts";
import { useNeededQuery } from "./use-needed-query.tsx";

/** What every page has around it: the bar at the top, the demo banner, the live region. */
export function Shell() {
  const { data: profiles, notice } = useNeededQuery(profilesQuery);
  const session = useSession();
  const hasAudit = useHasAudit();
  const isAllowed = useRole("revealer");
  const isRecorded = useIsRecorded();
  const revealing = useMemo(() => ({ isAllowed, isRecorded }), [isAllowed, isRecorded]);
  const profile = useLocation({ select: (location) => location.search.profile?.[0] });
  const here = useLocation({ select: ({ href }) => href });
  const navigate = useNavigate();
  const content = useRef<HTMLElement>(null);
  useFocusOnPage(content);
  return (
    <TimeZoneProvider upstreamTimeZone={profiles?.upstreamTimeZone ?? "UTC"}>
      <SkipLink target="results">Skip to the results</SkipLink>
      <header className="page-bar">
        <Link to="/" search={profile === undefined ? {} : { profile: [profile] }} className="page-name">
          Command History
        </Link>
        {profiles !== undefined && (
          <ProfileSelect
            profiles={profiles}
            value={profile}
            onChange={(chosen) => {
              void navigate({ to: "/", search: chosen === undefined ? {} : { profile: [chosen] } });
            }}
          />
        )}
        {profiles !== undefined && <PrintedSource profiles={profiles} profile={profile} />}
        <span className={classes.spacer} />
        <PrintedAt />
        {hasAudit && (
          <Link to="/audit" className={classes.link}>
            Audit trail
          </Link>
        )}
        <LiveSwitch />
        <div className={classes.tools}>
          <TimeZoneSelect />
          <Keyboard />
          <ThemeButton />
          {session !== undefined && <UserMenu session={session} />}
        </div>
      </header>
      {profiles?.demo && <DemoBanner />}
      {notice !== null && <div className={classes.notice}>{notice}</div>}
      <main id={contentId} ref={content} tabIndex={-1} className={classes.main}>
        <PartBoundary of={here}>
          <RevealingProvider value={revealing}>
            <Outlet />
          </RevealingProvider>
        </PartBoundary>
      </main>
      <ExportCorner target="results" />
      <Announcer />
    </TimeZoneProvider>
  );
}
