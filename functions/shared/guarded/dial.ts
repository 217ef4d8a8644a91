import { connect, isIP, type LookupFunction, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { codeOf } from "./names.ts";
import { failed, type Stopped } from "./outcome.ts";

/** Whom to connect to: these addresses and no others. */
export interface Pinned {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
  readonly addresses: readonly string[];
}

/** A connection that is ready to be written to; of https after the handshake. Ends when the signal says so. */
export type Dial = (to: Pinned, signal: AbortSignal) => Promise<Socket>;

/** Each of four addresses, so that a slow one does not use up the time of all. Node's own 250 ms are too few between continents. */
const oneAddressMs = 1000;

export const dial: Dial = (to, signal) =>
  new Promise((resolve, reject) => {
    const options = {
      ...{ host: to.host, port: to.port, lookup: pinnedLookup(to.addresses) },
      autoSelectFamilyAttemptTimeout: oneAddressMs,
    };
    const socket = to.isTls ? connectTls({ ...options, ...tlsOf(to.host) }) : connect(options);
    signal.addEventListener("abort", () => socket.destroy(), { once: true });
    // It stays: an error that comes when nobody waits for one would end the process.
    socket.on("error", (error) => reject(dialFailed(error)));
    socket.once(to.isTls ? "secureConnect" : "connect", () => resolve(socket));
  });

const tlsOf = (host: string) => ({
  // An address is no name to ask for (RFC 6066); the certificate is held against it all the same.
  servername: isIP(host) === 0 ? host : "",
  ALPNProtocols: ["http/1.1"],
  // Whatever the environment says.
  rejectUnauthorized: true,
});

/** Never called for a literal address, which Node connects to as it is written. */
const pinnedLookup =
  (addresses: readonly string[]): LookupFunction =>
  (_name, { all }, done) => {
    const found = addresses.map((address) => ({ address, family: isIP(address) }));
    const [first = { address: "", family: 4 }] = found;
    return all ? done(null, found) : done(null, first.address, first.family);
  };

function dialFailed(error: Error): Stopped {
  const code = codeOf(error);
  if (code === "ECONNREFUSED") return failed("no_connection", code);
  const isOfNetwork = code !== undefined && ofNetwork.has(code);
  return failed(isOfNetwork ? "unreachable" : "tls", code ?? error.name);
}

const ofNetwork = new Set([
  ...["ECONNRESET", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL", "EACCES", "EPERM", "EPIPE"],
  ...["ETIMEDOUT", "EHOSTDOWN", "ENETDOWN", "EINVAL", "ECONNABORTED"],
]);
