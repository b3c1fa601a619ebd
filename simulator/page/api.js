/** A refused request; `code` and `field` are the simulator's. */
export class ApiError extends Error {
  constructor(code, field) {
    super(code);
    this.code = code;
    this.field = field;
  }
}

export const fetchMessages = (key) => request("GET", `${pathOf(key)}/messages?limit=300`);

export const sendMessage = (key, message) => request("POST", `${pathOf(key)}/messages`, message);

/** The company answers on its own phone, past Prosa. */
export const echoMessage = (key, message) => request("POST", `${pathOf(key)}/echoes`, message);

export const markRead = (key) => request("POST", `${pathOf(key)}/read`);

const pathOf = (key) => `/sim/customers/${encodeURIComponent(key)}`;

export const putCustomer = (change) => request("POST", "/sim/customers", change);

export const putFaults = (faults) => request("PUT", "/sim/faults", faults);

/** @throws {ApiError} `offline` when the simulator cannot be reached. */
async function request(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body ? { "content-type": "application/json" } : {},
    body: body ? JSON.stringify(body) : null,
  }).catch(() => {
    throw new ApiError("offline");
  });
  const answer = await response.json();
  if (!response.ok) throw new ApiError(answer.error.code, answer.error.field);
  return answer;
}
