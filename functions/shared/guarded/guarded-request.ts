import type { TimeLimits } from "./time-limits.ts";

interface AnyRequest {
  /** As it was given; it is judged when it is sent. */
  readonly url: string;
  /** By their names in small letters. Of these, only `accept` goes to another origin than the one that is asked first. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How much of the answer's body is of use; no more is kept. */
  readonly mostBodyBytes: number;
  /** Names, in small letters, of the answer's headers that are of use. @default none */
  readonly wantedHeaders?: readonly string[];
  readonly times?: Partial<TimeLimits>;
}

interface Asking extends AnyRequest {
  readonly method: "GET" | "HEAD";
  /** How often an answer of 301, 302, 303, 307 or 308 is followed, but none from https to http. @default 0: it is the answer */
  readonly mostRedirects?: 0 | 1 | 2 | 3;
}

/** Goes where it was sent and nowhere else: a redirect is the answer, whatever its status. */
interface Posting extends AnyRequest {
  readonly method: "POST";
  readonly body: string | Uint8Array;
}

export type GuardedRequest = Asking | Posting;
