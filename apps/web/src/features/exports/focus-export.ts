/** Takes the keyboard to an export: to its "Dismiss", or, as "Cancel" is not to be met unawares, to all of it while it runs. */
export function focusExport(section: HTMLElement): void {
  (section.querySelector<HTMLElement>("[data-dismiss]") ?? section).focus();
}
