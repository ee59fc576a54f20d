/** The name of a file that is full: 1 is the newest of them. */
export function rotatedPath(path: string, number: number): string {
  return `${path}.${number}`;
}

/** Every file that a trail can consist of, the one being written first. */
export function trailPaths(path: string, keepFiles: number): string[] {
  return [path, ...Array.from({ length: keepFiles }, (_, index) => rotatedPath(path, index + 1))];
}

export function hasErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
