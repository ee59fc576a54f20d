/**
 * A value for each request, or whatever else lives as long. It stands in the object itself, under a symbol: the WeakMaps that
 * such values would take cost a tenth of what a request out of memory takes (docs/decisions/0011).
 */
export class PerRequest<Holder extends object, Value> {
  readonly #key = Symbol("per request");

  // The symbol is known here alone: what stands under it is what `set` put there.
  get(holder: Holder): Value | undefined {
    return (holder as Partial<Record<symbol, Value>>)[this.#key];
  }

  set(holder: Holder, value: Value): void {
    (holder as Record<symbol, Value>)[this.#key] = value;
  }
}
