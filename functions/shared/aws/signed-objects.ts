import { setTimeout as sleep } from "node:timers/promises";
import { type AwsVariables, bucketFolder, signedClient } from "./signed-client.ts";

/** Objects of one bucket, whole, by signed requests. */
export interface SignedObjects {
  /** Undefined when there is no such object. */
  get(key: string): Promise<Uint8Array | undefined>;
  /**
   * Some bytes of an object, of which there must be as many. Undefined when there is no such object.
   *
   * @throws Error where the object ends before
   */
  part(
    key: string,
    range: { readonly start: number; readonly length: number },
  ): Promise<Uint8Array | undefined>;
  /** All keys that begin so, in their order. */
  list(prefix: string): Promise<readonly string[]>;
  put(key: string, body: string, contentType: string): Promise<void>;
  /** One that is not there is removed as well. */
  remove(key: string): Promise<void>;
}

/** Of one try: the largest object has 2 MB. */
const timeoutMs = 10_000;
const tries = 4;
const firstPauseMs = 50;

/**
 * Reads and writes whole objects. The SDK's S3 client can do this as well, but brings 160 KB of other
 * operations into functions that should start fast; those that need more of S3 use it.
 */
export function signedObjects(bucket: string, variables: AwsVariables): SignedObjects {
  const { AWS_REGION: region = "us-east-1" } = variables;
  const folder = bucketFolder(bucket, variables);
  const client = signedClient("s3", region, variables);
  const addressOf = (key: string) =>
    `${folder}/${key.split("/").map(encodeURIComponent).join("/")}`;
  const once = async (address: string, init: RequestInit): Promise<Answer> => {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await client.fetch(address, { ...init, signal });
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
  };
  /** Every request may be repeated: an object is read, written whole, or removed. */
  const send = async (address: string, init: RequestInit): Promise<Answer> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await once(address, init);
        if (attempt === tries || (answer.status < 500 && answer.status !== 429)) return answer;
      } catch (error) {
        if (attempt === tries) throw error;
      }
      await sleep(Math.random() * firstPauseMs * 2 ** attempt);
    }
  };
  const isListed = async (key: string): Promise<boolean> => {
    const query = new URLSearchParams({ "list-type": "2", "max-keys": "1", prefix: key });
    const { status, bytes } = await send(`${folder}/?${query}`, { method: "GET" });
    return status !== 200 || Buffer.from(bytes).includes(`<Key>${key}</Key>`);
  };
  const read = async (key: string, range?: string): Promise<Uint8Array | undefined> => {
    const headers = range === undefined ? {} : { range };
    const { status, bytes } = await send(addressOf(key), { method: "GET", headers });
    if (status === (range === undefined ? 200 : 206)) return bytes;
    if (status === 404) return undefined;
    // Of what is not there S3 says "forbidden" to whoever may not list the whole bucket.
    if (status === 403 && !(await isListed(key))) return undefined;
    throw new Error(`S3 answered ${status} when asked for ${key}.`);
  };
  return {
    get: (key) => read(key),

    async part(key, { start, length }) {
      const bytes = await read(key, `bytes=${start}-${start + length - 1}`);
      if (!bytes || bytes.length === length) return bytes;
      throw new Error(`The object ${key} has no ${length} bytes from ${start} on.`);
    },

    async list(prefix) {
      const keys: string[] = [];
      for (;;) {
        const last = keys.at(-1);
        const query = new URLSearchParams({
          ...{ "list-type": "2", prefix },
          // S3 tells a thousand keys at a time.
          ...(last !== undefined && { "start-after": last }),
        });
        const { status, bytes } = await send(`${folder}/?${query}`, { method: "GET" });
        if (status !== 200) throw new Error(`S3 answered ${status} when asked for ${prefix}*.`);
        const text = Buffer.from(bytes).toString("utf8");
        const found = [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => key);
        keys.push(...found);
        if (found.length === 0 || !text.includes("<IsTruncated>true</IsTruncated>")) return keys;
      }
    },

    async put(key, body, contentType) {
      const headers = { "content-type": contentType };
      const { status } = await send(addressOf(key), { method: "PUT", body, headers });
      if (status !== 200) throw new Error(`S3 answered ${status} when given ${key}.`);
    },

    async remove(key) {
      const { status } = await send(addressOf(key), { method: "DELETE" });
      const isGone = status === 204 || status === 200 || status === 404;
      if (!isGone) throw new Error(`S3 answered ${status} when told to remove ${key}.`);
    },
  };
}

interface Answer {
  readonly status: number;
  readonly bytes: Uint8Array;
}
