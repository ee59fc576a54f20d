import { listLimits } from "@command-history/contract";
import { type SchemaName, schemaRef } from "./schemas.ts";

export interface Parameter {
  name: string;
  in: "path" | "query";
  required: boolean;
  description?: string;
  schema: object;
  explode?: boolean;
  allowEmptyValue?: boolean;
}

export interface Operation {
  /** Left out: `get`. */
  method?: "post";
  operationId: string;
  summary: string;
  description?: string;
  parameters: readonly Parameter[];
  requestBody?: object;
  responses: Record<string, object>;
}

export function json(description: string, ...names: readonly SchemaName[]): object {
  const [only, ...others] = names.map(schemaRef);
  const schema = others.length === 0 ? only : { oneOf: [only, ...others] };
  return { description, content: { "application/json": { schema } } };
}

export const problem = {
  default: {
    description: "What went wrong, and the request ID under which this server's log has the details.",
    content: { "application/problem+json": { schema: schemaRef("Problem") } },
  },
};

export function pathId(name: string): Parameter {
  const schema = { type: "string", minLength: 1, maxLength: listLimits.valueLength };
  return { name, in: "path", required: true, description: "An opaque ID, percent-encoded.", schema };
}

export function query(name: string, description: string, schema: object): Parameter {
  return { name, in: "query", required: false, description, schema };
}

export function wholeNumber(name: string, maximum: number, byDefault: number): Parameter {
  const schema = { type: "integer", minimum: 1, maximum, default: byDefault };
  return query(name, "A whole number from 1.", schema);
}

/** A parameter that may be given several times, each time with one value. */
export function repeated(name: string, description: string, items: object): Parameter {
  const schema = { type: "array", maxItems: listLimits.valuesPerFilter, items };
  return { ...query(name, description, schema), explode: true };
}

export const profile = query("profile", "The upstream account to ask; left out, the default one.", {
  type: "string",
  maxLength: listLimits.valueLength,
});
