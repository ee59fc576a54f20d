import type { ServerResponse } from "node:http";
import { ApiError } from "./api-error.ts";
import { type SampleInvocation, sampleInvocations } from "./fault-rows.ts";
import { hour } from "./times.ts";

interface Exchange {
  response: ServerResponse;
  requestId: string;
  now: number;
  samples: readonly SampleInvocation[];
}

type Fault = (exchange: Exchange) => void;

/**
 * What goes wrong when a list request names one of these as a command or an invocation. README.md describes
 * them for readers.
 */
const faults: Readonly<Record<string, Fault>> = {
  "fault-rate-limit": refuse(429, "REQUEST_LIMIT_EXCEEDED", "Too many requests.", () => ({
    "retry-after": "7",
  })),
  "fault-rate-limit-bare": refuse(429, "REQUEST_LIMIT_EXCEEDED", "Too many requests."),
  "fault-auth": refuse(401, "AUTHFAILURE_SIGNATURE_FAILURE", "The signature does not match the request."),
  "fault-clock": refuse(
    401,
    "AUTHFAILURE_SIGNATURE_FAILURE",
    "The signature does not match the request.",
    (now) => ({
      date: new Date(now + hour).toUTCString(),
    }),
  ),
  "fault-challenge": html(403, { "cf-mitigated": "challenge" }, "Just a moment..."),
  "fault-451": html(451, {}, "Unavailable For Legal Reasons"),
  "fault-500": refuse(500, "INTERNAL_SERVER_ERROR", "An internal error has occurred."),
  "fault-502-html": html(502, {}, "502 Bad Gateway"),
  "fault-html": html(200, {}, "Scheduled maintenance"),
  "fault-error-200": ({ response, requestId }) => {
    sendJson(response, {
      requestId,
      code: "INTERNAL_SERVER_ERROR",
      message: "An internal error has occurred.",
    });
  },
  "fault-hang": () => {},
  "fault-stall": (exchange) => {
    exchange.response.write(textOf(exchange).slice(0, middleOfThirdRow(exchange)));
  },
  "fault-truncated": (exchange) => {
    exchange.response.end(textOf(exchange).slice(0, middleOfThirdRow(exchange)));
  },
  "fault-reset": (exchange) => {
    const { response } = exchange;
    response.write(textOf(exchange).slice(0, middleOfThirdRow(exchange)), () => response.destroy());
  },
  "fault-broken-rows": answer((samples) => ({ dataSet: brokenRows(samples), totalCount: samples.length })),
  "fault-total-zero": answer((samples) => ({ dataSet: samples, totalCount: 0 })),
  "fault-total-missing": answer((samples) => ({ dataSet: samples })),
  "fault-total-first": answer((samples) => ({ totalCount: samples.length, dataSet: samples })),
  "fault-dataset-null": answer(() => ({ dataSet: null, totalCount: 0 })),
  "fault-no-output": answer((samples) => ({
    dataSet: samples.map((sample) => ({
      ...sample,
      invocationInstances: sample.invocationInstances.map(({ output, outputError, ...rest }) => rest),
    })),
    totalCount: samples.length,
  })),
  "fault-no-instances": answer((samples) => ({
    dataSet: samples.map(({ invocationInstances, ...rest }) => rest),
    totalCount: samples.length,
  })),
};

export const faultNames: readonly string[] = Object.keys(faults);

/**
 * Answers in the way of a fault; may leave the response open, or throw an ApiError. Throws RangeError when there
 * is no such fault.
 */
export function commitFault(name: string, exchange: Omit<Exchange, "samples"> & { startedAt: number }): void {
  const fault = faults[name];
  if (fault === undefined) throw new RangeError(`there is no fault ${name}`);
  fault({ ...exchange, samples: sampleInvocations(name, exchange.startedAt) });
}

function refuse(
  status: number,
  code: string,
  message: string,
  headers: (now: number) => Record<string, string> = () => ({}),
): Fault {
  return ({ now }) => {
    throw new ApiError(status, code, message, headers(now));
  };
}

function html(status: number, headers: Record<string, string>, title: string): Fault {
  return ({ response }) => {
    response.writeHead(status, { ...headers, "content-type": "text/html; charset=utf-8" });
    response.end(
      `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
    );
  };
}

function answer(body: (samples: readonly SampleInvocation[]) => object): Fault {
  return ({ response, requestId, samples }) => {
    sendJson(response, { requestId, response: { requestId, ...body(samples) } });
  };
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

/** A whole, sound answer, for the faults that break off in it. Sends the head. */
function textOf({ response, requestId, samples }: Exchange): string {
  response.writeHead(200, { "content-type": "application/json" });
  return JSON.stringify({ requestId, response: { requestId, dataSet: samples, totalCount: samples.length } });
}

function middleOfThirdRow({ requestId, samples }: Exchange): number {
  const head = JSON.stringify({ requestId, response: { requestId, dataSet: samples.slice(0, 2) } });
  return head.length + Math.floor(JSON.stringify(samples[2]).length / 2);
}

/** Rows of the future, rows of another mind, and one sound row in between. */
function brokenRows(samples: readonly SampleInvocation[]): unknown[] {
  const [typed, future, bare, sound, hollow, crooked] = samples;
  return [
    { ...typed, timeout: "30", createTime: 1760711485, commandName: ["a", "b"], content: 7 },
    {
      ...future,
      invocationStatus: "Cancelled",
      commandType: "PYTHON",
      createTime: "2025-10-17T14:31:25+08:00",
      labels: { team: "edge" },
      invocationInstances: future?.invocationInstances.map((result) => ({
        ...result,
        taskStatus: "Skipped",
        errorCode: "QuotaExceeded",
        exitCode: 4294967295,
        execStartTime: "yesterday",
        outputTruncated: true,
      })),
    },
    { invocationId: bare?.invocationId, commandId: bare?.commandId },
    sound,
    {
      ...hollow,
      commandName: null,
      content: null,
      timeout: null,
      invocationStatus: null,
      invocationInstances: hollow?.invocationInstances.map(({ instanceId }) => ({
        instanceId,
        instanceName: null,
        instanceExist: null,
        taskStatus: null,
        exitCode: null,
        errorCode: null,
        output: null,
        outputError: null,
        execStartTime: null,
        execEndTime: null,
      })),
    },
    {
      ...crooked,
      invocationInstances: [null, "edge-ams-001", { output: 7 }, [], ...(crooked?.invocationInstances ?? [])],
    },
    null,
    "row",
    [],
    {},
  ];
}
