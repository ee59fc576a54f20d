import { isObject } from "./json/is-object.ts";

/** Reads the fields of one row. Each that is missing or null is null, and so is one that is of another type. */
export class FieldReader {
  readonly #fields: Readonly<Record<string, unknown>>;
  #malformed: readonly string[];

  constructor(row: unknown) {
    this.#fields = isObject(row) ? row : noFields;
    this.#malformed = isObject(row) ? none : ["*"];
  }

  text(name: string): string | null {
    const value = this.#fields[name];
    return typeof value === "string" ? value : this.#none(name, value);
  }

  number(name: string): number | null {
    const value = this.#fields[name];
    // JSON.parse makes Infinity of 1e999.
    return typeof value === "number" && Number.isFinite(value) ? value : this.#none(name, value);
  }

  boolean(name: string): boolean | null {
    const value = this.#fields[name];
    return typeof value === "boolean" ? value : this.#none(name, value);
  }

  list(name: string): readonly unknown[] | null {
    const value = this.#fields[name];
    return Array.isArray(value) ? value : this.#none(name, value);
  }

  /** The names of the fields asked for until now that were of another type; `["*"]` when the row is no object at all. */
  get malformed(): readonly string[] {
    return this.#malformed;
  }

  #none(name: string, value: unknown): null {
    if (value !== undefined && value !== null) this.#malformed = [...this.#malformed, name];
    return null;
  }
}

const noFields = Object.freeze({});
const none: readonly string[] = Object.freeze([]);
