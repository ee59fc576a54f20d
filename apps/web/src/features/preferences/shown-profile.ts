import type { Profiles } from "@command-history/contract";

/** The account on display, `asked` being the URL's; undefined where that is not among those open to the viewer. */
export function shownProfile({ profiles, defaultProfile }: Profiles, asked: string | undefined) {
  const wanted = asked ?? defaultProfile;
  return profiles.find(({ name }) => name === wanted)?.name;
}
