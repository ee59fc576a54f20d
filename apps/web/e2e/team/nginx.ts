import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../stack.ts";
import { makeCertificate } from "./certificate.ts";

/**
 * Where nginx's own connections come from: another address than the clients', so that each can be told from the
 * others. Only Linux has all of 127.0.0.0/8 on its loopback.
 */
export const nginxAddress = "127.0.0.2";

/** Another process has taken the port since it was found free. */
export class PortTakenError extends Error {
  override readonly name = "PortTakenError";
}

export interface NginxOptions {
  readonly nginx: string;
  readonly openssl: string;
  /** For https, and for the redirect from http. */
  readonly ports: readonly [https: number, http: number];
  /** Hosts with ports. */
  readonly replicas: readonly [string, string];
}

/** A real nginx with TLS, on localhost. */
export interface Nginx {
  /** PEM. */
  readonly certificate: string;
  close(): Promise<void>;
}

/** Runs `docs/nginx.conf`, with the addresses of the test in place of the example's. Throws PortTakenError. */
export async function startNginx(options: NginxOptions): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), "command-history-nginx-"));
  const remove = () => rm(folder, { recursive: true });
  try {
    // Started by root, its workers are somebody else.
    await chmod(folder, 0o755);
    const { certificate, ...paths } = await makeCertificate(options.openssl, folder);
    await writeFile(join(folder, "site.conf"), await siteOf(options, paths));
    await writeFile(join(folder, "nginx.conf"), frameIn(folder));
    const stop = await run(options.nginx, folder);
    return {
      certificate,
      async close() {
        await stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The documented example, of which nothing is changed but names and addresses. */
async function siteOf(
  { ports: [https, http], replicas }: NginxOptions,
  { certificatePath, keyPath }: { certificatePath: string; keyPath: string },
): Promise<string> {
  const changes = [
    ["10.0.0.11:8080", replicas[0]],
    ["10.0.0.12:8080", replicas[1]],
    ["listen 80;", `listen 127.0.0.1:${http};`],
    ["listen 443 ", `listen 127.0.0.1:${https} `],
    ["/etc/ssl/history.example.org.pem", certificatePath],
    ["/etc/ssl/private/history.example.org.key", keyPath],
    ["https://history.example.org$", `https://localhost:${https}$`],
    ["server_name history.example.org;", "server_name localhost;"],
  ] as const;
  let site = await readFile(join(repository, "docs/nginx.conf"), "utf8");
  for (const [example, own] of changes) {
    if (!site.includes(example))
      throw new Error(`docs/nginx.conf has no "${example}" to put ours in place of`);
    site = site.replaceAll(example, () => own);
  }
  return site;
}

/** What a distribution's own nginx.conf is elsewhere: nothing outside of the folder is read or written. */
function frameIn(folder: string): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `daemon off;
worker_processes 2;
pid ${folder}/nginx.pid;
lock_file ${folder}/nginx.lock;
error_log stderr notice;
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join("\n  ")}
  proxy_bind ${nginxAddress};
  include ${folder}/site.conf;
}
`;
}

/** Resolves once it listens; the result ends it. */
async function run(nginx: string, folder: string): Promise<() => Promise<void>> {
  const child = spawn(nginx, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exited = once(child, "exit");
  // Killed by force it would leave its workers behind.
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  await listening(child);
  return async () => {
    stop();
    await exited;
    process.off("exit", stop);
  };
}

/** It says that it starts its workers once it has its ports. */
function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("start worker process ")) resolve();
    });
    child.once("error", reject);
    child.once("close", () => {
      const taken = said.includes("Address already in use");
      reject(taken ? new PortTakenError() : new Error(`nginx ended before it listened:\n${said}`));
    });
  });
}
