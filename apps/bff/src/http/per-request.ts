/**
 * A value for each request, or whatever else lives as long. It stands in the object itself, under a symbol: the WeakMaps that
 * such values would take cost a tenth of what a request out of memory takes (docs/decisions/0011).
 */
export class PerRequest<Holder extends object, Value> {
  readonly #key: symbol;

  /** `name`: what it is called where such an object is printed. */
  constructor(name: string) {
    this.#key = Symbol(name);
  }

  get(holder: Holder): Value | undefined {
    return this.#placesOf(holder)[this.#key];
  }

  set(holder: Holder, value: Value): void {
    this.#placesOf(holder)[this.#key] = value;
  }

  /** The symbol is known here alone: what stands under it is what `set` put there. */
  #placesOf(holder: Holder): Partial<Record<symbol, Value>> {
    return holder as Partial<Record<symbol, Value>>;
  }
}
