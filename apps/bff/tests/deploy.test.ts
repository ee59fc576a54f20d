import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { validate } from "dockerfile-utils";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { stopMs } from "../src/server.ts";
import { type BffProcess, builtBff, startBffProcess } from "./support/process.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const repository = join(import.meta.dirname, "../../..");
const systemdAnalyze = "/usr/bin/systemd-analyze";

function textOf(path: string): string {
  return readFileSync(join(repository, path), "utf8");
}

const dockerfile = textOf("deploy/Dockerfile");
const compose = z
  .object({
    services: z.record(
      z.string(),
      z.looseObject({ command: z.array(z.string()).optional(), stop_grace_period: z.string().optional() }),
    ),
  })
  // `<<` and anchors are those of YAML 1.1, as Docker reads them.
  .parse(parse(textOf("deploy/compose.yaml"), { merge: true }));
const unit = textOf("deploy/command-history.service");

/** The words of a command in the Dockerfile, in the form that no shell reads. */
function commandOf(instruction: "CMD" | "HEALTHCHECK"): string[] {
  const words = new RegExp(`^${instruction}\\b.*?(\\[.*\\])$`, "m").exec(dockerfile)?.[1];
  return z.array(z.string()).parse(JSON.parse(words ?? "null"));
}

function settingOf(name: string): string {
  const value = new RegExp(`^${name}=(.*)$`, "m").exec(unit)?.[1];
  if (value === undefined) throw new Error(`the unit has no ${name}`);
  return value;
}

/** Expects that the program is killed only after it has stopped, with as long a STOP_DELAY_SECONDS as the file's comment allows. */
function expectTimeToStop(file: string, killedAfterSeconds: number): void {
  const delaySeconds = /up to (\d+) seconds of STOP_DELAY_SECONDS/.exec(file)?.[1];
  expect(killedAfterSeconds * 1000).toBeGreaterThanOrEqual(stopMs + Number(delaySeconds) * 1000);
}

/** The package.json of every package, as paths in the repository. */
function packageFiles(): string[] {
  return ["apps", "packages"].flatMap((parent) =>
    readdirSync(join(repository, parent))
      .map((name) => `${parent}/${name}/package.json`)
      .filter((path) => existsSync(join(repository, path))),
  );
}

let folder: string;
let running: BffProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "command-history-deploy-"));
});
afterEach(async () => {
  running?.child.kill("SIGKILL");
  await running?.exited();
  running = undefined;
  rmSync(folder, { recursive: true });
});

describe("the image", () => {
  let main: string;
  beforeAll(() => {
    [main = ""] = builtBff();
  });

  it("has a Dockerfile without an error or a warning", () => {
    expect(validate(dockerfile)).toEqual([]);
  });

  it("is installed from every package of the repository", () => {
    const copied = [...dockerfile.matchAll(/^COPY (\S+\/package\.json) /gm)].map(([, path]) => path);
    expect(copied.sort()).toEqual(packageFiles().sort());
  });

  it("is built from nothing but what is in the repository's own files", () => {
    const [first, ...others] = textOf(".dockerignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(first).toBe("*");
    for (const secret of ["**/.env*", "**/node_modules", "**/dist"]) expect(others).toContain(secret);
  });

  it("starts, tells that it is healthy, and tells when it is no more, by the commands as they are written", async () => {
    const [node, ...program] = commandOf("CMD");
    const [checkNode, ...check] = commandOf("HEALTHCHECK");
    expect([node, checkNode]).toEqual(["node", "node"]);
    // As it lies in the image, with its libraries where they are here.
    const dist = join(folder, "apps/bff/dist");
    mkdirSync(dirname(dist), { recursive: true });
    symlinkSync(dirname(main), dist);

    running = startBffProcess({ NODE_ENV: "production" }, folder, program);
    const { port } = new URL(await running.url);
    const isHealthy = () => spawnSync(process.execPath, check, { env: { PORT: port } }).status === 0;
    expect(isHealthy()).toBe(true);
    running.child.kill("SIGTERM");
    expect(await running.exited()).toBe(0);
    expect(isHealthy()).toBe(false);
  });
});

it("the program stops before Docker kills it, where nothing else is set", () => {
  expect(stopMs).toBeLessThan(10_000);
});

describe("the unit of systemd", () => {
  it("starts the same program as the image, and gives running requests their time", () => {
    const [node, program] = settingOf("ExecStart").split(" ");
    expect(node).toBe("/usr/bin/node");
    expect(program).toBe(join(settingOf("WorkingDirectory"), commandOf("CMD")[1] ?? ""));
    expectTimeToStop(unit, Number(settingOf("TimeoutStopSec")));
  });

  it("finds all that it names after the documented steps, which begin at a clone", () => {
    const [, steps = ""] =
      /^### As a service of systemd\n[\s\S]*?^```sh\n([\s\S]*?)^```$/m.exec(textOf("docs/operations.md")) ??
      [];
    const clone = join(folder, "clone");
    for (const path of ["apps/bff/dist/main.js", "packages/contract/package.json", "docs/operations.md"]) {
      mkdirSync(join(clone, dirname(path)), { recursive: true });
      writeFileSync(join(clone, path), "");
    }
    for (const path of [
      "package.json",
      "package-lock.json",
      ".npmrc",
      ".env.example",
      "deploy/command-history.service",
    ]) {
      mkdirSync(join(clone, dirname(path)), { recursive: true });
      writeFileSync(join(clone, path), textOf(path));
    }
    // What the machine itself would do is recorded; nothing of it is touched.
    const bin = join(folder, "bin");
    const root = join(folder, "root");
    mkdirSync(bin);
    mkdirSync(join(root, "etc/systemd/system"), { recursive: true });
    writeFileSync(join(bin, "sudo"), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
    for (const name of ["npm", "sudoedit", "systemctl", "journalctl"]) {
      writeFileSync(join(bin, name), `#!/bin/sh\necho ${name} "$@" >> ${folder}/calls\n`, { mode: 0o755 });
    }
    const inScratch = (text: string) => text.replaceAll(/(?<= )\/(?=opt\/|etc\/)/g, `${root}/`);
    execFileSync("sh", ["-eu"], {
      cwd: clone,
      input: inScratch(steps),
      env: { PATH: `${bin}:/usr/bin:/bin` },
    });

    const [, program = ""] = settingOf("ExecStart").split(" ");
    const documentation = settingOf("Documentation").replace("file://", "");
    for (const path of [
      program,
      settingOf("WorkingDirectory"),
      settingOf("EnvironmentFile"),
      documentation,
    ]) {
      expect(existsSync(join(root, path)), path).toBe(true);
    }
    expect(statSync(join(root, settingOf("EnvironmentFile"))).mode & 0o077).toBe(0);
    expect(readFileSync(join(root, "etc/systemd/system/command-history.service"), "utf8")).toBe(unit);
    expect(readFileSync(join(folder, "calls"), "utf8")).toContain("systemctl enable --now command-history\n");
  });

  it.skipIf(!existsSync(systemdAnalyze))("is found right by systemd", () => {
    const path = join(folder, "command-history.service");
    // The program itself need not be on this machine.
    writeFileSync(path, unit.replace(settingOf("ExecStart"), `${process.execPath} --version`));
    const { stderr } = spawnSync(systemdAnalyze, ["verify", "--man=no", path], { encoding: "utf8" });
    expect(stderr.split("\n").filter((line) => line.includes("command-history"))).toEqual([]);
  });
});

describe("the compose file", () => {
  it("gives running requests their time", () => {
    for (const name of ["one", "two"]) {
      const seconds = /^(\d+)s$/.exec(compose.services[name]?.stop_grace_period ?? "")?.[1];
      expectTimeToStop(textOf("deploy/compose.yaml"), Number(seconds));
    }
  });

  it("keeps who has signed out where nothing makes room, and answers where nothing reaches a disk", () => {
    const { redis, answers } = compose.services;
    expect(redis?.command).toEqual(expect.arrayContaining(["noeviction", "--appendonly", "yes"]));
    expect(answers?.command).toEqual(
      expect.arrayContaining(["allkeys-lru", "--save", "", "--appendonly", "no"]),
    );
    expect(answers).toMatchObject({ volumes: [], read_only: true });
  });

  it("makes of the documented nginx.conf one for its own names", () => {
    const [shell = "", flags = "", script = ""] = compose.services.nginx?.command ?? [];
    mkdirSync(join(folder, "conf.d"));
    writeFileSync(join(folder, "example.conf"), textOf("docs/nginx.conf"));
    const prepare = script
      .replaceAll("$$", "$")
      .replaceAll("/etc/nginx", folder)
      .replace(/^exec nginx .*$/m, "");
    execFileSync(shell, [flags, prepare], { env: { PATH: process.env.PATH, PUBLIC_HOST: "history.test" } });
    const site = readFileSync(join(folder, "conf.d/default.conf"), "utf8");
    for (const part of [
      "server one:8080;",
      "server two:8080;",
      "server_name history.test;",
      "ssl_certificate /etc/ssl/history.test.pem;",
      "ssl_certificate_key /etc/ssl/private/history.test.key;",
    ]) {
      expect(site).toContain(part);
    }
    expect(site).not.toMatch(/history\.example\.org|10\.0\.0\.\d+/);
  });
});
