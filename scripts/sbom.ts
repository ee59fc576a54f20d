/** `npm run sbom`: writes what the built programs consist of to `dist/sbom.cdx.json`, in CycloneDX's form. */
import { mkdirSync, writeFileSync } from "node:fs";
import { readSbom } from "./read-sbom.ts";

mkdirSync("dist", { recursive: true });
const sbom = readSbom();
writeFileSync("dist/sbom.cdx.json", `${JSON.stringify(sbom, undefined, 2)}\n`);
console.log(`dist/sbom.cdx.json lists ${sbom.components.length} components`);
