const reachProperty = "--exports-reach";

/** Tells the style sheets how far up from the window's foot the exports reach, for as long as there are any. */
export function tellReach(tray: HTMLElement): () => void {
  const root = document.documentElement;
  const observer = new ResizeObserver(() => {
    root.style.setProperty(reachProperty, `${root.clientHeight - tray.getBoundingClientRect().top}px`);
  });
  observer.observe(tray);
  return () => {
    observer.disconnect();
    root.style.removeProperty(reachProperty);
  };
}
