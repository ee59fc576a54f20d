import { execFileSync } from "node:child_process";
import * as z from "zod";

const component = z.looseObject({
  name: z.string(),
  version: z.string(),
  purl: z.string(),
  "bom-ref": z.string(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
});

const sbomSchema = z.looseObject({
  bomFormat: z.literal("CycloneDX"),
  specVersion: z.string(),
  components: z.array(component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});
export type Sbom = z.infer<typeof sbomSchema>;

/** The bill of materials of what is installed, as npm writes it, without what only development takes. */
export function readSbom(): Sbom {
  // Its own `--omit dev` leaves out whatever any part of the house has for its tests, even where others ship it.
  const printed = execFileSync("npm", ["sbom", "--sbom-format", "cyclonedx"], {
    encoding: "utf8",
    maxBuffer: 64 * 1_048_576,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const sbom = sbomSchema.parse(JSON.parse(printed));
  const left = sbom.components.filter(isForDevelopment).map((each) => each["bom-ref"]);
  return {
    ...sbom,
    components: sbom.components.filter((each) => !isForDevelopment(each)),
    dependencies: sbom.dependencies
      .filter(({ ref }) => !left.includes(ref))
      .map((each) => ({ ...each, dependsOn: each.dependsOn.filter((ref) => !left.includes(ref)) })),
  };
}

function isForDevelopment({ properties }: z.infer<typeof component>): boolean {
  return properties.some(({ name, value }) => name === "cdx:npm:package:development" && value === "true");
}
