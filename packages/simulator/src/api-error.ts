/**
 * An answer that the upstream gives instead of rows: `{requestId, code, message}`. The codes are those of the
 * official Go SDK (`zenlayercloud/common/error_code.go`) where it has one that fits.
 */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}
