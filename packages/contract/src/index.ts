export * from "./enums.ts";
export * from "./errors.ts";
export * from "./invocation.ts";
export * from "./list-query.ts";
export * from "./page-lines.ts";
export * from "./paths.ts";
export * from "./profiles.ts";
export * from "./timestamp.ts";
