/**
 * The page's one Trusted Types policy, under its content security policy: what a text must be to reach a place where
 * a browser would run it. Mantine writes style sheets as text, which have no `<`; nothing else writes markup.
 */
export const pagePolicy = {
  createHTML: (text: string): string => {
    if (text.includes("<")) throw new TypeError("This page takes no markup from text.");
    return text;
  },
  createScriptURL: (url: string): string => {
    if (isOwnAsset(url)) return url;
    throw new TypeError("This page runs no script but its own.");
  },
};

/** Makes the policy the default one. Does nothing in a browser that does not know Trusted Types. */
export function installTrustedTypes(): void {
  window.trustedTypes?.createPolicy("default", pagePolicy);
}

function isOwnAsset(url: string): boolean {
  const { origin, pathname } = new URL(url, document.baseURI);
  return origin === location.origin && pathname.startsWith("/assets/");
}
