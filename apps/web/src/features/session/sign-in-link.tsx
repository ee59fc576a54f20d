import { type SignInMode, signInPathTo } from "@command-history/contract";
import { Button } from "@mantine/core";
import classes from "./sign-in-link.module.css";

/**
 * Leads to the sign-in and from there back to `returnTo`, an address of this site. Behind a proxy, opening that address
 * is the sign-in: the proxy comes first.
 */
export function SignInLink(props: { mode: SignInMode; returnTo: string; size: string; children: string }) {
  const { mode, returnTo } = props;
  return (
    <Button
      component="a"
      className={classes.link}
      size={props.size}
      href={mode === "oidc" ? signInPathTo(returnTo) : returnTo}
    >
      {props.children}
    </Button>
  );
}
