// An answer other than 200, thrown from where it is known.

export class HttpError extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(String(body.message ?? status));
    this.status = status;
    this.body = body;
  }
}

export const notFound = (message = 'Not found'): HttpError => new HttpError(404, { message });

/** As Grafana's access control says it. */
export const forbidden = (permission: string): HttpError =>
  new HttpError(403, {
    title: 'Access denied',
    message: `You'll need additional permissions to perform this action. Permissions needed: ${permission}`,
  });
