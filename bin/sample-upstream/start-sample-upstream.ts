import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type FaultBook, faultBook } from "./faults/fault-book.ts";
import { type DataSources, loadData } from "./load-data.ts";
import { picturePress } from "./pictures/picture-press.ts";
import { type RequestLog, requestLog } from "./request-log.ts";
import { responder } from "./respond.ts";
import { routes } from "./routes.ts";
import { type SampleDay, sampleDay } from "./sample-day.ts";
import { realSeries } from "./shops/real-series.ts";

export interface SampleUpstreamOptions {
  /** 0 takes a free one. @default 0 */
  readonly port?: number;
  /** A folder of data, or files by name; what is not named comes from the bundled sample. */
  readonly data?: string | DataSources;
  /** Where drawn pictures are kept between runs. @default a folder below the temporary one */
  readonly pictureFolder?: string;
  /** How others reach this server, when that is not its own address. No slash at the end. */
  readonly publicUrl?: string;
  /** The day whose prices are told: `YYYY-MM-DD`. @default goes with the clock, in UTC */
  readonly day?: string;
  /** A file of what cards have cost on real days, which is told instead of what is invented. */
  readonly prices?: string | undefined;
  /** Decides about faults that strike sometimes: a number from 0 to 1. @default Math.random */
  readonly chance?: () => number;
}

/** A running sample upstream. */
export interface SampleUpstream {
  /** `http://127.0.0.1:<port>`, or the public address given. */
  readonly url: string;
  readonly port: number;
  /** Base address of the card API, to be followed by a language. */
  readonly tcgdexUrl: string;
  /** Base address of the species API. */
  readonly pokeapiUrl: string;
  /** The whole list of species as one document. */
  readonly speciesUrl: string;
  readonly assetsUrl: string;
  readonly faults: FaultBook;
  readonly requests: RequestLog;
  readonly day: SampleDay;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts the sample upstream on 127.0.0.1.
 *
 * @throws Error when the data cannot be read or the port is taken
 */
export async function startSampleUpstream(
  options: SampleUpstreamOptions = {},
): Promise<SampleUpstream> {
  const data = loadData(typeof options.data === "string" ? { folder: options.data } : options.data);
  const faults = faultBook(options.chance);
  const requests = requestLog();
  const day = sampleDay(options.day);
  const server = createServer({ keepAlive: true, keepAliveTimeout: 60_000 });
  const port = await listening(server, options.port ?? 0);
  const url = options.publicUrl ?? `http://127.0.0.1:${port}`;
  const route = routes({
    ...{ data, url, day, press: picturePress(options.pictureFolder) },
    realSeries: options.prices === undefined ? undefined : realSeries(options.prices),
  });
  server.on("request", responder({ route, faults, requests, day }));
  return {
    url,
    port,
    tcgdexUrl: `${url}/v2`,
    pokeapiUrl: `${url}/api/v2`,
    speciesUrl: `${url}/species.json`,
    assetsUrl: `${url}/assets`,
    faults,
    requests,
    day,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function listening(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) =>
      reject(new Error(`The sample upstream cannot listen on port ${port}.`, { cause })),
    );
    server.listen(port, "127.0.0.1", () => resolve(portOf(server.address())));
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") {
    throw new Error(`A port was expected of the server and ${address} was found.`);
  }
  return address.port;
}
