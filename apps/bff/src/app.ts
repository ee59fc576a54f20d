import compression from "compression";
import express, { type Express } from "express";
import { createAuditRoutes } from "./audit/routes.ts";
import type { Context } from "./context.ts";
import { createDigestRoutes } from "./digests/routes.ts";
import { createExportRoutes } from "./exports/routes.ts";
import { createHealthRoutes } from "./health/routes.ts";
import { createMethodCheck } from "./http/allowed-methods.ts";
import { createCrossSiteCheck } from "./http/cross-site-check.ts";
import { cspReportsPath } from "./http/csp-report.ts";
import { createCspReportRoutes } from "./http/csp-report-routes.ts";
import { createRefusalRecorder } from "./http/edge-refusal.ts";
import { createErrorHandler } from "./http/error-handler.ts";
import { createHostCheck } from "./http/host-check.ts";
import { onlyJsonBodies } from "./http/media-types.ts";
import { notFound } from "./http/not-found.ts";
import { rateLimitStores } from "./http/rate-limit-stores.ts";
import { limitAddresses, limitCostly, limitReports, limitSignIn, limitUsers } from "./http/rate-limits.ts";
import { createRequestLog } from "./http/request-log.ts";
import { createSecurityHeaders } from "./http/security-headers.ts";
import { limitSizes } from "./http/size-limits.ts";
import { createInvocationRoutes } from "./invocations/routes.ts";
import { countRequests } from "./metrics/count-requests.ts";
import { createMetricsRoutes } from "./metrics/routes.ts";
import { createOpenapiRoutes } from "./openapi/routes.ts";
import { createProfileRoutes } from "./profiles/routes.ts";
import { createRevealRoutes } from "./reveals/routes.ts";
import { createSearchRoutes } from "./search/routes.ts";
import { createSessionRoutes } from "./session/routes.ts";
import { createAuthenticator } from "./sign-in/authenticator.ts";
import { createFailurePage } from "./sign-in/failure-page.ts";
import { createSignInRoutes } from "./sign-in/routes.ts";
import { createSpaRoutes } from "./spa/routes.ts";

/** The whole application, not yet listening. */
export function createApp(context: Context): Express {
  const { config, logger, now } = context;
  const stores = rateLimitStores(context.redis, logger);
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  // Query strings are read by `readParameters`.
  app.disable("query parser");
  app.disable("trust proxy");

  app.use(createRequestLog(logger));
  app.use(countRequests(context.metrics));
  app.use(context.tracing.followRequest);
  app.use(createSecurityHeaders(config.server.publicUrl?.protocol === "https:"));
  app.use(createHostCheck(config.server.publicUrl));
  app.use(limitSizes);
  app.use(["/api", "/auth"], createCrossSiteCheck(config.server.publicUrl), onlyJsonBodies);
  app.use(["/api", "/auth", "/metrics"], limitAddresses(context, stores));
  app.use("/auth", limitSignIn(context, stores));
  app.use(cspReportsPath, limitReports(context, stores));
  app.use(createMethodCheck());
  app.use(createAuthenticator(context));
  app.use("/api", limitUsers(context, stores));
  app.use(limitCostly(context, stores));

  // Answers that are kept are kept compressed: nothing else is to compress them.
  app.use(createInvocationRoutes(context));
  app.use(compression());
  app.use(createHealthRoutes(context));
  app.use(createMetricsRoutes(context));
  app.use(createCspReportRoutes(context));
  app.use(createSignInRoutes(context));
  app.use(createSessionRoutes(context));
  app.use(createProfileRoutes(context));
  app.use(createRevealRoutes(context));
  app.use(createSearchRoutes(context));
  app.use(createDigestRoutes(context));
  app.use(createExportRoutes(context));
  app.use(createAuditRoutes(context));
  app.use(createOpenapiRoutes(context));
  app.use(["/api", "/auth"], notFound);
  app.use(createSpaRoutes(context));
  app.use(notFound);

  app.use(createRefusalRecorder(context));
  app.use("/auth", createFailurePage(context));
  app.use(createErrorHandler(now));
  return app;
}
