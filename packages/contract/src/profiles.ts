import * as z from "zod/mini";

/**
 * The upstream accounts that the one who asks may choose from; no default when there is none for them. `demo`: no credentials were found, and the simulator inside the process
 * answers. `upstreamTimeZone`: the IANA zone in which the upstream's times are read.
 */
export const profilesSchema = z.object({
  profiles: z.array(z.object({ name: z.string() })),
  defaultProfile: z.nullable(z.string()),
  demo: z.boolean(),
  upstreamTimeZone: z.string(),
});
export type Profiles = z.infer<typeof profilesSchema>;
