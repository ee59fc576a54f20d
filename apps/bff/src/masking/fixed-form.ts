/** A secret that is known by its own form, or by that of what stands around it. */
export interface FixedForm {
  readonly kind: string;
  /** The last group that takes part is the secret. No part of it can begin at many places of what another part has gone through. */
  readonly pattern: RegExp;
  /** Further doubts about what it finds. */
  readonly isLikely?: (secret: string) => boolean;
}
