/**
 * The file name of a Content-Disposition header (RFC 6266): the extended form, else the plain one; `fallback` when
 * there is neither. A name is no path: separators become "_".
 */
export function attachmentName(header: string | null, fallback: string): string {
  const extended = /filename\*=UTF-8''([^;\s]+)/i.exec(header ?? "")?.[1];
  const plain = /filename="([^"]*)"/i.exec(header ?? "")?.[1];
  const name = decoded(extended) ?? plain ?? "";
  return name.replaceAll(/[\\/]/g, "_") || fallback;
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
