// Sets the colour scheme before the first paint, so that a dark page never flashes white. The key and the
// attribute are Mantine's; a file of its own, since the content security policy forbids inline scripts.
(() => {
  let stored = null;
  try {
    stored = localStorage.getItem("mantine-color-scheme-value");
  } catch {
    // Storage can be blocked; the system's choice then stands.
  }
  const dark =
    stored === "dark" || (stored !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
