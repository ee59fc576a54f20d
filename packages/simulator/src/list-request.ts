import { ApiError } from "./api-error.ts";
import { invocationStatuses } from "./wire.ts";

/** The parameters of `DescribeCommandInvocations`. A filter without values is undefined. */
export interface ListRequest {
  commandIds: ReadonlySet<string> | undefined;
  invocationIds: ReadonlySet<string> | undefined;
  instanceIds: ReadonlySet<string> | undefined;
  invocationStatuses: ReadonlySet<string> | undefined;
  pageSize: number;
  pageNum: number;
}

const names: ReadonlySet<string> = new Set<keyof ListRequest>([
  "commandIds",
  "invocationIds",
  "instanceIds",
  "invocationStatuses",
  "pageSize",
  "pageNum",
]);

const knownStatuses: ReadonlySet<string> = new Set(invocationStatuses);

/**
 * Reads the body of a call. An empty body is an empty object; null is the same as leaving out, since some SDKs
 * send it. Throws ApiError 400 that names the parameter. Unknown parameters are refused, which shows a misspelt
 * filter at once.
 */
export function parseListRequest(body: Uint8Array): ListRequest {
  const parameters = parseObject(body);
  for (const name of Object.keys(parameters)) {
    if (!names.has(name)) throw invalid("VALUE", `${name} is not a parameter of this action.`);
  }
  const statuses = stringSet(parameters, "invocationStatuses");
  for (const status of statuses ?? []) {
    if (!knownStatuses.has(status)) throw invalid("VALUE", `invocationStatuses does not know "${status}".`);
  }
  return {
    commandIds: stringSet(parameters, "commandIds"),
    invocationIds: stringSet(parameters, "invocationIds"),
    instanceIds: stringSet(parameters, "instanceIds"),
    invocationStatuses: statuses,
    pageSize: wholeNumber(parameters, "pageSize", 20, 10_000),
    pageNum: wholeNumber(parameters, "pageNum", 1, 2 ** 31 - 1),
  };
}

function parseObject(body: Uint8Array): Record<string, unknown> {
  const text = Buffer.from(body).toString("utf8");
  let value: unknown;
  try {
    value = text === "" ? {} : JSON.parse(text);
  } catch {
    throw invalid("TYPE", "The body is not JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw invalid("TYPE", "The body is not a JSON object.");
  }
  return { ...value };
}

function stringSet(parameters: Record<string, unknown>, name: keyof ListRequest): Set<string> | undefined {
  const value = parameters[name] ?? [];
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
    throw invalid("TYPE", `${name} must be an array of strings.`);
  }
  return value.length === 0 ? undefined : new Set(value);
}

function wholeNumber(
  parameters: Record<string, unknown>,
  name: keyof ListRequest,
  fallback: number,
  maximum: number,
): number {
  const value = parameters[name] ?? fallback;
  if (typeof value !== "number" || !Number.isInteger(value)) {
    throw invalid("TYPE", `${name} must be a whole number.`);
  }
  if (value < 1) throw invalid("LESS_MINIMUM", `${name} must be at least 1.`);
  if (value > maximum) throw invalid("EXCEED_MAXIMUM", `${name} must be at most ${maximum}.`);
  return value;
}

function invalid(kind: "TYPE" | "VALUE" | "LESS_MINIMUM" | "EXCEED_MAXIMUM", message: string): ApiError {
  return new ApiError(400, `INVALID_PARAMETER_${kind}`, message);
}
