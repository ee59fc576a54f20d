import { RequestError } from "../problems/request-error.ts";

export function invocationNotFound(): RequestError {
  return new RequestError("INVOCATION_NOT_FOUND", "Zenlayer has no invocation with exactly this ID.");
}
