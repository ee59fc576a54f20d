/**
 * A value for each request, or whatever else lives as long. It stands in the object itself, under a symbol: the keys of a
 * WeakMap survive the collection of young garbage together with what hangs on them, which is all of a request.
 */
export class PerRequest<Holder extends object, Value> {
  readonly #key = Symbol("per request");

  get(holder: Holder): Value | undefined {
    return (holder as Partial<Record<symbol, Value>>)[this.#key];
  }

  set(holder: Holder, value: Value): void {
    (holder as Record<symbol, Value>)[this.#key] = value;
  }
}
