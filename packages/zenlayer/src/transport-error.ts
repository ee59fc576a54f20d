import { ConnectionResetError } from "./connector.ts";
import { BadResponseError, NetworkError, TimeoutError, ZenlayerError } from "./errors.ts";

/**
 * What an error of undici, of the socket or of TLS means, told by its code (undici, `docs/api/Errors.md`). Any
 * other error stays what it is: a mistake in the program must not pass for a broken network.
 */
export function fromTransportError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ZenlayerError || error instanceof TypeError) return error;
  // No cause: a parser's error holds a piece of what it could not parse.
  if (error.name === "HTTPParserError") return new BadResponseError("not-http", "the answer is not HTTP");
  if (error instanceof ConnectionResetError) return new NetworkError("ECONNRESET", error);
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  switch (code) {
    case null:
    case "UND_ERR_INVALID_ARG":
    case "UND_ERR_INVALID_RETURN_VALUE":
      return error;
    case "UND_ERR_CONNECT_TIMEOUT":
      return new TimeoutError("connect");
    case "UND_ERR_HEADERS_TIMEOUT":
      return new TimeoutError("headers");
    case "UND_ERR_BODY_TIMEOUT":
      return new TimeoutError("body");
    case "UND_ERR_HEADERS_OVERFLOW":
      return new BadResponseError("not-http", "the answer's headers are too long");
    default:
      return new NetworkError(code, error);
  }
}
