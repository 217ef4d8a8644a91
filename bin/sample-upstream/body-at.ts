import { faultBook } from "./faults/fault-book.ts";
import type { SampleData } from "./records.ts";
import { routes } from "./routes.ts";
import { sampleDay } from "./sample-day.ts";
import { targetOf } from "./target.ts";

/** The body at an address; undefined where there is none. */
export type BodyAt = (url: string) => Promise<string | undefined>;

/**
 * What a sample upstream at this address would answer on a day, without a server. It has no pictures.
 *
 * @param url `http://…`, no slash at the end
 */
export function sampleBodyAt(data: SampleData, url: string, day: string): BodyAt {
  const press = { bytes: () => Promise.reject(new Error("There are no pictures here.")) };
  const route = routes({ data, url, press, day: sampleDay(day) });
  const faults = faultBook().forRequest();
  return async (address) => {
    const { status, body } = await route(targetOf(address.slice(url.length)), faults);
    return status === 200 ? body.toString("utf8") : undefined;
  };
}
