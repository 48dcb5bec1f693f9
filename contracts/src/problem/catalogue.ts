// Every error this service can answer with. The code is stable: clients and alerts may match on it.

export const PROBLEMS = {
  bad_request: { status: 400, title: 'The request does not fit the schema' },
  bad_input: { status: 422, title: 'The data cannot be read' },
  unauthorized: { status: 401, title: 'A valid token is needed' },
  forbidden: { status: 403, title: 'The token does not allow this' },
  not_found: { status: 404, title: 'There is nothing at this address' },
  series_not_found: { status: 404, title: 'No stored series fits' },
  forecast_not_found: { status: 404, title: 'No forecast is stored for this question' },
  run_not_found: { status: 404, title: 'No such run' },
  challenger_not_found: { status: 404, title: 'No such challenger' },
  model_not_found: { status: 404, title: 'No such model version' },
  scenario_not_found: { status: 404, title: 'No such scenario' },
  schedule_not_found: { status: 404, title: 'No such schedule' },
  token_not_found: { status: 404, title: 'No such token' },
  conflict: { status: 409, title: 'The request contradicts what is stored' },
  too_large: { status: 413, title: 'The request is too large' },
  unsupported_media_type: { status: 415, title: 'This content type is not accepted' },
  series_too_short: { status: 422, title: 'Not enough history' },
  unknown_model: { status: 422, title: 'No such model' },
  unavailable: { status: 503, title: 'The service is not ready' },
  internal: { status: 500, title: 'The service failed' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];
