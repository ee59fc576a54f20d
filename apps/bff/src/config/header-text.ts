/**
 * Whether a text can stand in a request header: printable ASCII without spaces. A credential that cannot, such as
 * one copied with a line break in it, would make every call fail in a way that is hard to read.
 */
export function isHeaderText(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

/** What all spellings of a header's name have in common: programs on the way take `-`, `_` and `.` for each other. */
export function headerSpelling(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
