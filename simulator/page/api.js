/** A refused request; `code` and `field` are the simulator's. */
export class ApiError extends Error {
  constructor(code, field) {
    super(code);
    this.code = code;
    this.field = field;
  }
}

export const fetchMessages = (phone) => request("GET", `/sim/customers/${phone}/messages?limit=300`);

export const sendMessage = (phone, message) => request("POST", `/sim/customers/${phone}/messages`, message);

export const markRead = (phone) => request("POST", `/sim/customers/${phone}/read`);

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
