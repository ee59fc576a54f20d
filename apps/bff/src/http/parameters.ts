import { filterNames, listLimits, type ParameterProblem } from "@command-history/contract";
import type { Request } from "express";
import { RequestError } from "../problems/request-error.ts";
import { queryOf } from "./query-of.ts";

/** Every filter of the list with all the values it takes, and what else there is. */
const maxParameters = filterNames.length * listLimits.valuesPerFilter + 20;

/**
 * The query string, read by the platform's own parser: Express's would turn `a[b]=c` into objects. Throws
 * RequestError for a parameter that the route does not know, so that a misspelt filter is not taken for no filter.
 */
export function readParameters(req: Request, known: readonly string[]): URLSearchParams {
  const parameters = queryOf(req);
  if (parameters.size > maxParameters) {
    throw new RequestError("INVALID_PARAMETER", `At most ${maxParameters} parameters can be taken.`, {
      parameter: "query",
    });
  }
  for (const parameter of parameters.keys()) {
    if (known.includes(parameter)) continue;
    const allowed = known.length === 0 ? "none" : known.join(", ");
    throw new RequestError(
      "INVALID_PARAMETER",
      `There is no parameter of this name here. Those that are: ${allowed}.`,
      { parameter: parameter.slice(0, listLimits.valueLength) },
    );
  }
  return parameters;
}

/** Throws RequestError when there is a problem. It tells them all and names the first. */
export function refuseProblems(problems: readonly ParameterProblem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const detail = problems.map(({ message }) => message).join("; ");
  throw new RequestError("INVALID_PARAMETER", detail, { parameter: first.parameter });
}

/** One value of a parameter, undefined when it is absent or empty. Throws RequestError. */
export function readOptional(parameters: URLSearchParams, name: string): string | undefined {
  const values = parameters.getAll(name).filter((value) => value !== "");
  if (values.length > 1) {
    throw new RequestError("INVALID_PARAMETER", `${name}: may be given once only`, { parameter: name });
  }
  return values[0] === undefined ? undefined : checkLength(name, values[0]);
}

/** An ID from the path, decoded. Throws RequestError when it is longer than any ID. */
export function readPathId(req: Request, name: string): string {
  const value = req.params[name];
  return checkLength(name, typeof value === "string" ? value : "");
}

function checkLength(name: string, value: string): string {
  if (value.length <= listLimits.valueLength) return value;
  throw new RequestError("INVALID_PARAMETER", `${name}: has more than ${listLimits.valueLength} characters`, {
    parameter: name,
  });
}
