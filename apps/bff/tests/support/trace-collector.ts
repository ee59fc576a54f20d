import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import * as z from "zod";

const valueSchema = z.union([
  z.object({ stringValue: z.string() }).transform(({ stringValue }) => stringValue),
  z.object({ intValue: z.coerce.number() }).transform(({ intValue }) => intValue),
  z.looseObject({}).transform(() => null),
]);
const attributesSchema = z
  .array(z.object({ key: z.string(), value: valueSchema }))
  .transform((pairs) => Object.fromEntries(pairs.map(({ key, value }) => [key, value])));
const spanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  /** 2 is of a server, 3 of a client. */
  kind: z.number(),
  attributes: attributesSchema,
  /** 2 is an error. */
  status: z.object({ code: z.number() }),
});
const requestSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: attributesSchema }),
      scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })),
    }),
  ),
});

/** Takes traces as an OpenTelemetry collector does, over HTTP as JSON. */
export interface TraceCollector {
  readonly url: string;
  readonly paths: ReadonlySet<string>;
  readonly bodies: readonly string[];
  readonly spans: readonly z.infer<typeof spanSchema>[];
  /** Names of the services that sent them. */
  readonly services: ReadonlySet<unknown>;
  close(): Promise<void>;
}

export async function startTraceCollector(): Promise<TraceCollector> {
  const bodies: string[] = [];
  const paths = new Set<string>();
  const server = createServer(async (req, res) => {
    paths.add(`${req.method} ${req.url}`);
    bodies.push(await text(req));
    res.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const resources = () => bodies.flatMap((body) => requestSchema.parse(JSON.parse(body)).resourceSpans);
  return {
    url: `http://127.0.0.1:${port}`,
    paths,
    bodies,
    get spans() {
      return resources().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
    },
    get services() {
      return new Set(resources().map(({ resource }) => resource.attributes["service.name"]));
    },
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
