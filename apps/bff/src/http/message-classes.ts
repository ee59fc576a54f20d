import { IncomingMessage, type ServerOptions, ServerResponse } from "node:http";
import type { Express } from "express";

/**
 * Makes the classes that a server of `app` is to make its requests and responses of. Express changes the prototype of each
 * that comes to it, and the engine then knows nothing any more of objects that every handler looks into. Those of these
 * classes have from the start what `app` sets, and nothing is changed.
 */
export function createMessageClasses(
  app: Express,
): Pick<ServerOptions, "IncomingMessage" | "ServerResponse"> {
  class AppRequest extends IncomingMessage {}
  class AppResponse<Req extends IncomingMessage = IncomingMessage> extends ServerResponse<Req> {}
  // They keep all that Express gave `app` to set, by inheriting it.
  Object.setPrototypeOf(AppRequest.prototype, app.request);
  Object.setPrototypeOf(AppResponse.prototype, app.response);
  Object.assign(app, { request: AppRequest.prototype, response: AppResponse.prototype });
  return { IncomingMessage: AppRequest, ServerResponse: AppResponse };
}
