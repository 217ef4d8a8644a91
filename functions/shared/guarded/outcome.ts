/** Why an address is not asked. Codes are told to callers and keep their meaning. */
export type Refusal =
  | "too_long"
  | "unreadable"
  | "other_scheme"
  | "with_credentials"
  | "other_port"
  | "local_name"
  | "not_public"
  | "leads_inside"
  | "redirect_to_http"
  | "too_many_redirects";

/** What went wrong on the way to an address that may be asked. */
export type Trouble =
  | "no_such_name"
  | "name_service"
  | "no_connection"
  | "unreachable"
  | "tls"
  | "connect_timeout"
  | "answer_timeout"
  | "whole_timeout"
  | "not_http"
  | "headers_too_large"
  | "broken_off";

/** Nobody was asked, or nobody was asked any further. The same address is refused again. */
export interface Refused {
  readonly outcome: "refused";
  readonly reason: Refusal;
  /** For a person; tells no address that was looked up. */
  readonly sentence: string;
  /** How many were met on the way to where it ended. */
  readonly redirects: number;
}

/** There was no answer, or none that can be read. The next try may have one. */
export interface Failed {
  readonly outcome: "failed";
  readonly reason: Trouble;
  /** For a person; tells no address that was looked up. */
  readonly sentence: string;
  /** What the system called it, such as `ECONNRESET`; for logs. */
  readonly cause?: string;
  readonly redirects: number;
}

export interface Answered {
  readonly outcome: "answered";
  /** Any at all; 200 to 599. A redirect that was not to be followed is an answer too. */
  readonly status: number;
  /** Those that were wanted and sent, by their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** No more bytes than were asked for; empty when it came packed. */
  readonly body: Uint8Array;
  /** `packed` bodies are not unpacked and not read: it was asked for one that is not. */
  readonly bodyIs: "whole" | "cut" | "packed";
  /** Where the answer came from in the end. */
  readonly url: string;
  readonly redirects: number;
}

export interface Allowed {
  readonly outcome: "allowed";
  /** The address as it is asked: in one spelling, whatever was given. */
  readonly url: string;
}

/** Thrown within the room only; whoever asks gets it as a value. */
export class Stopped extends Error {
  override readonly name = "Stopped";
  readonly end: Ended;

  constructor(end: Ended) {
    super(end.sentence);
    this.end = end;
  }
}

type Ended = Omit<Refused, "redirects"> | Omit<Failed, "redirects">;

export const refused = (reason: Refusal, sentence: string): Stopped =>
  new Stopped({ outcome: "refused", reason, sentence });

export const failed = (reason: Trouble, cause?: string): Stopped =>
  new Stopped({
    outcome: "failed",
    reason,
    sentence: sentences[reason],
    ...(cause !== undefined && { cause }),
  });

const sentences: Readonly<Record<Trouble, string>> = {
  no_such_name: "There is no host of that name.",
  name_service: "The name of the host could not be looked up.",
  no_connection: "The host takes no connections at that port.",
  unreachable: "The host could not be reached.",
  tls: "The host has no certificate that is valid for its name, or speaks no safe TLS.",
  connect_timeout: "The host did not take the connection in time.",
  answer_timeout: "The host did not answer in time.",
  whole_timeout: "The host did not finish its answer in time.",
  not_http: "What the host answered is not HTTP.",
  headers_too_large: "The host sent more headers than are read.",
  broken_off: "The host broke off its answer.",
};
