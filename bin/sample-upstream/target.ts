/** The address of a request, taken apart once. */
export interface Target {
  /** As sent, query included: what answers are cached by. */
  readonly address: string;
  /** Without query, trailing slash and `.json`; still percent-encoded. */
  readonly path: string;
  /** The parts of the path, decoded. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  /** What a form says that was posted there. */
  readonly form?: URLSearchParams;
  /** By which whoever asks wants to be let in. */
  readonly authorization?: string | undefined;
}

export function targetOf(address: string): Target {
  const mark = address.indexOf("?");
  const sent = mark === -1 ? address : address.slice(0, mark);
  const plain = sent.replace(/\/+$/, "").replace(/\.json$/, "") || "/";
  // The static list of species really ends in .json; everywhere else it is decoration.
  const path = plain === "/species" ? sent : plain;
  return {
    address,
    path,
    segments: path.split("/").filter(Boolean).map(decoded),
    query: new URLSearchParams(mark === -1 ? "" : address.slice(mark + 1)),
  };
}

/** The text behind percent signs, or the text itself when they mean nothing. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A malformed escape names nothing: looked up as it is, it ends in an ordinary 404.
    return text;
  }
}
