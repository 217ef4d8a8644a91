/**
 * Stands in for the SDK's streams of events in every bundle: S3 Select and the like, which no function
 * asks for, and which are 15 KB in each that knows a client.
 */
export class EventStreamSerde {
  constructor() {
    throw new Error("No bundle holds what reads streams of events; see lib/bundling.ts.");
  }
}

export const eventStreamSerdeProvider = (): undefined => undefined;

export const resolveEventStreamSerdeConfig = <Config extends object>(config: Config): Config =>
  config;
