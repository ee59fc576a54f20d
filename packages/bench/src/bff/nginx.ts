import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Program, startProgram } from "../programs.ts";

/** Where nginx is: on the PATH, or where Debian puts it. Undefined when it is not installed. */
export function findNginx(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"];
  return folders.map((folder) => join(folder, "nginx")).find((path) => existsSync(path));
}

/** Starts nginx as a plain proxy in front of the upstream: one process, as the others are. */
export async function startNginx(command: string, upstream: string): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), "command-history-bench-"));
  await mkdir(join(folder, "temp"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const file = join(folder, "nginx.conf");
  await writeFile(file, configuration(port, new URL(upstream).host));
  const program = await startProgram({
    // It prints nothing of its own; the shell says that it is about to become nginx.
    command: "/bin/sh",
    args: ["-c", 'echo starting; exec "$0" "$@"', command, "-p", folder, "-c", file, "-e", "error.log"],
    urlIn: () => url,
  });
  await untilItListens(port);
  return {
    ...program,
    async stop() {
      await program.stop();
      await rm(folder, { recursive: true });
    },
  };
}

function configuration(port: number, upstream: string): string {
  return `
daemon off;
master_process off;
pid nginx.pid;
error_log error.log;
events { worker_connections 1024; }
http {
  access_log access.log;
  client_body_temp_path temp/body;
  proxy_temp_path temp/proxy;
  fastcgi_temp_path temp/fastcgi;
  uwsgi_temp_path temp/uwsgi;
  scgi_temp_path temp/scgi;
  keepalive_requests 1000000;
  upstream api { server ${upstream}; keepalive 64; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://api;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
    }
  }
}
`;
}

/** nginx cannot say which port it got, so it is given one that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("no port was free");
  return address.port;
}

/** It is asked for nothing: what is behind it may be down, or count its calls. */
async function untilItListens(port: number): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!(await accepts(port))) {
    if (performance.now() > deadline) throw new Error("nginx does not listen");
    await setTimeout(20);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}
