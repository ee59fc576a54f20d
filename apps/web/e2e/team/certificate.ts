import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

export interface Certificate {
  readonly certificatePath: string;
  readonly keyPath: string;
  /** PEM. */
  readonly certificate: string;
}

/** Makes a certificate for localhost that is signed by itself, and puts it with its key into `folder`. */
export async function makeCertificate(openssl: string, folder: string): Promise<Certificate> {
  const certificatePath = join(folder, "certificate.pem");
  const keyPath = join(folder, "key.pem");
  const request = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"];
  const files = ["-keyout", keyPath, "-out", certificatePath];
  await promisify(execFile)(openssl, [...request, ...subject, ...files]);
  return { certificatePath, keyPath, certificate: await readFile(certificatePath, "utf8") };
}
