import type { Session } from "@command-history/contract";
import { Popover, UnstyledButton } from "@mantine/core";
import { IconCheck, IconUser } from "@tabler/icons-react";
import { visibleText } from "../../lib/visible-text.ts";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import { roleWords } from "./role-words.ts";
import { SignOutButton } from "./sign-out-button.tsx";
import classes from "./user-menu.module.css";

/** Who is signed in, what they may see, and the way out. Nothing where nobody signs in. */
export function UserMenu({ session }: { session: Session }) {
  const { mode, user, roles, canSignOut } = session;
  if (mode === "none" || user === null) return null;
  const name = visibleText(user.name);
  return (
    <Popover
      withinPortal={false}
      position="bottom-end"
      shadow="sm"
      trapFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <UnstyledButton className={classes.button} aria-label={`Signed in as ${name}`} title={name}>
          <IconUser size={17} stroke={1.75} aria-hidden />
          <span className={classes.shortName} aria-hidden>
            {name}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.account}>
          <p className={classes.name}>
            <UntrustedText text={user.name} />
          </p>
          {user.id !== user.name && (
            <p className={classes.id}>
              <UntrustedText text={user.id} />
            </p>
          )}
          <p className={classes.heading}>You may see</p>
          <ul className={classes.roles}>
            {roles.map((role) => (
              <li key={role}>
                <IconCheck size={15} stroke={1.75} aria-hidden />
                <span>
                  {roleWords[role]} <span className={classes.role}>{role}</span>
                </span>
              </li>
            ))}
          </ul>
          {canSignOut ? (
            <SignOutButton />
          ) : (
            mode === "proxy" && (
              <p className={classes.id}>Signed in by the proxy in front of this dashboard</p>
            )
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
