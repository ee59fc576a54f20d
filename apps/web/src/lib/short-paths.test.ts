import { expect, test } from "vitest";
import { shortenPaths } from "./short-paths.ts";

test.each([
  [
    "tar: /mnt/backup-v2/2026-11-30/edge-1.tar.zst: Cannot open: No such file or directory",
    "tar: …/edge-1.tar.zst: Cannot open: No such file or directory",
  ],
  ["error: stat of /var/log/nginx/access.log failed", "error: stat of …/access.log failed"],
  ["cp /opt/a/b/one /opt/a/b/two", "cp …/one …/two"],
  ["/var/log is full", "/var/log is full"],
  ["/etc/passwd: denied", "/etc/passwd: denied"],
  ["curl https://mirror.example/pool/main/n/nginx.deb", "curl https://mirror.example/pool/main/n/nginx.deb"],
  ["bin/tools/one/two", "bin/tools/one/two"],
  ["/mnt/a/b/", "…/b/"],
])("%s becomes %s", (text, shorter) => {
  expect(shortenPaths(text)).toBe(shorter);
});
