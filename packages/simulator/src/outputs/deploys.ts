import { hexDigits, lines, type Run, repeat, type Streams, sgr } from "./run.ts";

/** `docker pull`, `npm ci` and a coloured health wait, as a deploy script prints them. */
export function edgeDeploy({ random, instance, exitCode }: Run): Streams {
  const tag = "2.14.1";
  const layers = repeat(5, () => hexDigits(random, 12));
  const info = (text: string) => `${sgr("36", "==>")} ${sgr("1", text)}`;
  const pulled = lines(
    info(`Deploying edge-app ${tag} on ${instance.name}`),
    `${tag}: Pulling from edge/edge-app`,
    ...layers.flatMap((layer) => [`${layer}: Pulling fs layer`, `${layer}: Pull complete`]),
    `Status: Downloaded newer image for registry.internal/edge/edge-app:${tag}`,
    info("Installing hooks"),
    "",
    `added ${random.int(180, 190)} packages, and audited ${random.int(191, 199)} packages in ${random.int(2, 9)}s`,
    `${sgr("32;1", "found 0 vulnerabilities")}`,
    info("Waiting for health"),
  );
  const warnings = lines(
    `npm ${sgr("33", "warn")} ${sgr("94", "deprecated")} inflight@1.0.6: This module is not supported, and leaks memory.`,
    `npm ${sgr("33", "warn")} ${sgr("94", "deprecated")} glob@7.2.3: Glob versions prior to v9 are no longer supported`,
  );
  if (exitCode === 0) {
    const attempts = random.int(1, 4);
    return {
      stdout:
        pulled +
        lines(
          ...repeat(
            attempts,
            (index) =>
              `${sgr("2", `attempt ${index + 1}`)} ${index + 1 === attempts ? sgr("32", "200 OK") : sgr("33", "503")}`,
          ),
          `${sgr("42;30", " DONE ")} edge-app ${tag} is ${sgr("1;32", "healthy")} after ${random.int(2, 20)}.${random.int(0, 9)}s`,
        ),
      stderr: warnings,
    };
  }
  return {
    stdout:
      pulled + lines(...repeat(10, (index) => `${sgr("2", `attempt ${index + 1}`)} ${sgr("31", "503")}`)),
    stderr:
      warnings +
      lines(
        `${sgr("41;97", " FAIL ")} edge-app ${tag} did not become healthy within 30s, rolling back to 2.13.9`,
        `Error response from daemon: driver failed programming external connectivity on endpoint edge-app: Bind for 0.0.0.0:8443 failed: port is already allocated`,
      ),
  };
}
