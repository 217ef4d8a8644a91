import { Day } from "#schemas/values.ts";

/** One request that the CDN has answered. */
export interface Access {
  readonly day: Day;
  /** As it was asked for, with its slash. */
  readonly path: string;
  /** Whether somebody got what lies there, or heard that it is what they have. */
  readonly isServed: boolean;
  /** Whether the CDN had it; undefined where the answer says nothing of that. */
  readonly isHit: boolean | undefined;
}

/** What of CloudFront's standard logs is read; the order of columns stands in each file. */
const columns = ["date", "cs-method", "cs-uri-stem", "sc-status", "x-edge-result-type"] as const;

const served = new Set(["200", "206", "304"]);
const hits = new Set(["Hit", "RefreshHit", "OriginShieldHit"]);

/**
 * Reads the lines of one log file, the first of which say what its columns are. What is no line of a log is left out; who
 * asked, and from where, is never looked at.
 */
export function accessReader(): (line: string) => Access | undefined {
  let places: readonly number[] = [];
  return (line) => {
    if (line.startsWith("#Fields:")) {
      const names = line.slice("#Fields:".length).trim().split(/\s+/);
      places = columns.map((column) => names.indexOf(column));
      return undefined;
    }
    if (line.startsWith("#") || places.length === 0 || places.includes(-1)) return undefined;
    const cells = line.split("\t");
    const [date, method, path, status = "", result = ""] = places.map((place) => cells[place]);
    const day = Day.safeParse(date);
    if (!day.success || !path?.startsWith("/") || method !== "GET") return undefined;
    const isHit = hits.has(result) ? true : result === "Miss" ? false : undefined;
    return { day: day.data, path, isServed: served.has(status), isHit };
  };
}
