import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage<string>();

/** Does work on behalf of a cause: all that it logs, sends and counts carries this id. */
export const runWith = <Result>(correlationId: string, work: () => Result): Result =>
  storage.run(correlationId, work);

/** The cause of the work at hand; undefined outside of any handler. */
export const currentCorrelation = (): string | undefined => storage.getStore();
