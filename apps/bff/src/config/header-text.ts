/**
 * Whether a text can stand in a request header: printable ASCII without spaces. A credential that cannot, such as
 * one copied with a line break in it, would make every call fail in a way that is hard to read.
 */
export function isHeaderText(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
