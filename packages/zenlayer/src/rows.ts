import * as z from "zod/mini";

/**
 * Rows as the upstream sends them, under its own field names (API reference, `zos/data-types`). Enums are open:
 * any string passes. A field that is missing or null is null; so is one that cannot be read, and that one is
 * named in `malformed`. Unknown fields are left out.
 */
const text = orNull(z.string());
const number = orNull(z.number());

const instanceSchema = z.object({
  instanceId: text,
  instanceName: text,
  instanceExist: orNull(z.boolean()),
  taskStatus: text,
  exitCode: number,
  errorCode: text,
  output: text,
  outputError: text,
  execStartTime: text,
  execEndTime: text,
});

const invocationSchema = z.object({
  invocationId: text,
  commandId: text,
  commandName: text,
  commandType: text,
  content: text,
  timeout: number,
  createTime: text,
  invocationStatus: text,
  invocationInstances: orNull(z.array(z.unknown())),
});

interface Marked {
  /** The upstream's names of the fields that could not be read; `["*"]` when the row is no object at all. */
  readonly malformed: readonly string[];
}

/** The result of an invocation on one instance. `output` is stdout, `outputError` stderr. */
export type UpstreamInstance = Readonly<z.infer<typeof instanceSchema>> & Marked;

/** An invocation's own fields. `timeout` is in seconds, `content` the script. */
export type UpstreamInvocation = Readonly<Omit<z.infer<typeof invocationSchema>, "invocationInstances">> &
  Marked;

export function readInstance(value: unknown): UpstreamInstance {
  const { fields, malformed } = readFields(instanceSchema, value);
  return { ...fields, malformed };
}

/** `instancesIncluded`: the row had a list of instances, be it an empty one. */
export function readInvocation(value: unknown): {
  invocation: UpstreamInvocation;
  instancesIncluded: boolean;
} {
  const { fields, malformed } = readFields(invocationSchema, value);
  const { invocationInstances, ...own } = fields;
  return { invocation: { ...own, malformed }, instancesIncluded: invocationInstances !== null };
}

function orNull<Schema extends z.ZodMiniType>(schema: Schema) {
  return z._default(z.nullable(schema), null);
}

function readFields<Schema extends z.ZodMiniObject>(
  schema: Schema,
  value: unknown,
): { fields: z.infer<Schema>; malformed: string[] } {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { fields: parsed.data, malformed: [] };
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { fields: schema.parse({}), malformed: ["*"] };
  }
  const malformed = parsed.error.issues.map(({ path: [field] }) => String(field));
  const readable = Object.entries(value).filter(([field]) => !malformed.includes(field));
  return { fields: schema.parse(Object.fromEntries(readable)), malformed };
}
