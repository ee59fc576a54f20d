import type { Router } from "express";
import { createGuardedRouter } from "../access/guarded-router.ts";
import type { Context } from "../context.ts";
import { noStore } from "../http/no-store.ts";
import { readParameters } from "../http/parameters.ts";
import { operations } from "./operations.ts";
import { componentSchemas } from "./schemas.ts";

/** The API's description, made from the schemas that the answers are typed by. */
function openapiDocument(): object {
  return {
    openapi: "3.1.0",
    info: {
      title: "Command History",
      version: "1",
      description: "Read-only access to the command executions of Zenlayer cloud instances.",
    },
    paths: Object.fromEntries(
      Object.entries(operations).map(([path, { method = "get", ...operation }]) => [
        path,
        { [method]: operation },
      ]),
    ),
    components: { schemas: componentSchemas() },
  };
}

export function createOpenapiRoutes(context: Context): Router {
  const { router, get } = createGuardedRouter(context);
  const document = JSON.stringify(openapiDocument());
  get("/api/openapi.json", noStore, (req, res) => {
    readParameters(req, []);
    res.type("application/json").send(document);
  });
  return router;
}
