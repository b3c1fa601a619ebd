/** Stands in for the runtime's module: rooms run on the simulator's host, so that nothing of it is ever made. */
export class DurableObject {}
export class WorkerEntrypoint {}
export class RpcTarget {}
export const env = {};
