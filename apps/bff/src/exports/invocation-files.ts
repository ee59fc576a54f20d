import { type InvocationDetail, type StreamName, streamNames } from "@command-history/contract";
import type { Context } from "../context.ts";
import { pieceBytes, utf8Pieces } from "../http/utf8-pieces.ts";
import { createInstanceFold, streamText, toInstanceResult } from "../invocations/convert.ts";
import { readInvocation } from "../invocations/one-invocation.ts";
import { isoSeconds } from "../invocations/upstream-time.ts";
import type { Call } from "../upstream/call.ts";
import { createFolderNamer, safeName } from "./folder-names.ts";
import type { ArchivedFile } from "./zip.ts";

const scriptNames: Readonly<Record<string, string>> = {
  SHELL: "script.sh",
  POWERSHELL: "script.ps1",
  BAT: "script.bat",
};

/** Which folder holds which instance, and what each file must be. */
interface ManifestEntry {
  readonly folder: string;
  readonly instanceId: string | null;
  readonly instanceName: string | null;
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string | null;
  }[];
}

/**
 * An invocation as files, all in one folder named after it: `instances/FOLDER/stdout.txt` and `stderr.txt` for each
 * output that the upstream gave, byte for byte; then the script, `invocation.json` (as the API shows it) and
 * `manifest.json`. Holds one instance's texts at a time.
 */
export async function* invocationFiles(
  { readTime, now }: Pick<Context, "readTime" | "now">,
  call: Call,
  invocationId: string,
): AsyncGenerator<ArchivedFile> {
  const root = safeName(invocationId);
  const folderOf = createFolderNamer();
  const fold = createInstanceFold(readTime);
  const instances: InvocationDetail["instances"] = [];
  const manifest: ManifestEntry[] = [];
  const modifiedAt = new Date(now());

  for await (const part of readInvocation(call, invocationId)) {
    if (part.kind === "instance") {
      const { instance, hidden } = part;
      const result = toInstanceResult(instance, hidden, readTime);
      const folder = folderOf(instance);
      const files: ManifestEntry["files"][number][] = [];
      fold.add(instance);
      instances.push(result);
      for (const stream of streamNames) {
        const text = streamText(instance, stream);
        const summary = result[stream];
        if (text === null || summary === null) continue;
        const name = fileName(stream);
        // Of the file as it is here: the summary's size is that of the text with nothing hidden.
        files.push({
          name,
          bytes: summary.bytes - hidden[stream].bytesHidden,
          sha256: summary.sha256,
        });
        yield { path: `${root}/instances/${folder}/${name}`, modifiedAt, bytes: bytesOf(text) };
      }
      const { instanceId, instanceName } = instance;
      manifest.push({ folder: `instances/${folder}`, instanceId, instanceName, files });
    } else {
      const { contentMasks } = part;
      const { content, commandType } = part.invocation;
      const detail: InvocationDetail = {
        ...fold.summary(part.invocation, part.instancesIncluded),
        content,
        contentMasks,
        instances,
        upstreamRequestId: part.upstreamRequestId,
        fetchedAt: isoSeconds(now()),
      };
      if (content !== null) {
        const name = scriptNames[commandType ?? ""] ?? "script.txt";
        yield { path: `${root}/${name}`, modifiedAt, bytes: bytesOf(content) };
      }
      yield { path: `${root}/invocation.json`, modifiedAt, bytes: jsonBytes(detail) };
      yield {
        path: `${root}/manifest.json`,
        modifiedAt,
        bytes: jsonBytes({ invocationId, instances: manifest }),
      };
    }
  }
}

function fileName(stream: StreamName): string {
  return `${stream}.txt`;
}

function bytesOf(text: string): Iterable<Uint8Array> {
  return utf8Pieces(text, () => Buffer.allocUnsafe(pieceBytes));
}

function jsonBytes(value: object): Iterable<Uint8Array> {
  return bytesOf(`${JSON.stringify(value, null, 2)}\n`);
}
